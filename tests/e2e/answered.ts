import { expect, type Page } from '@playwright/test';

/** Waits until the search box shows what was found for all that was typed, so that nothing moves under the pointer. */
export const answered = (page: Page): Promise<void> =>
  expect(page.getByRole('listbox', { name: 'Results', exact: true })).toHaveAttribute('aria-busy', 'false');
