import { expect, type Page } from '@playwright/test';

/** Fails when the focus is nowhere: what is pressed next would go to nobody. */
export async function focusIsSomewhere(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName ?? 'none'), {
      message: 'where the focus is',
    })
    .not.toBe('BODY');
}

/** The visible controls that are smaller than 24 × 24 CSS pixels (WCAG 2.5.8). Links in a line of text, and what labels cover, are exempt. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, select, summary, input, [role="option"], [role="separator"]',
      ),
    ]
      .filter((each) => each.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .filter((each) => each.closest('[inert], [aria-hidden="true"], label, p') === null)
      // The buttons of highlights lie under the words that they are for, which can be pressed themselves.
      .filter((each) => !each.hasAttribute('data-mark-button') && each.getAttribute('role') !== 'separator')
      .flatMap((each) => {
        const { width, height } = each.getBoundingClientRect();
        return width < 23.5 || height < 23.5
          ? [`${Math.round(width)}×${Math.round(height)} ${each.outerHTML.slice(0, 100)}`]
          : [];
      }),
  );

/** The text that is cut off or out of the window with nothing to scroll, and is not meant to end in an ellipsis. */
export const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, h1, h2, label, output, p, legend')]
      .filter(
        (each) =>
          each.checkVisibility({ opacityProperty: true }) &&
          each.closest('[inert], .visually-hidden') === null,
      )
      .filter((each) => {
        const style = getComputedStyle(each);
        const cut =
          style.overflow !== 'visible' &&
          style.textOverflow !== 'ellipsis' &&
          style.webkitLineClamp === 'none';
        return cut && (each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2);
      })
      .map((each) => each.outerHTML.slice(0, 120)),
  );

/** The spacing that a reader may ask for without loss (WCAG 1.4.12). */
export const TEXT_SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;
