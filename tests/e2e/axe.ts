import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What axe is told to leave out. */
export interface AxeLimits {
  /** Rules that are not asked, by their ids. */
  readonly disableRules?: readonly string[];
  /** A selector of elements that are not looked at. */
  readonly exclude?: string;
}

/** Fails, naming them, when axe finds serious or critical violations on the page as it is. */
export async function noSeriousViolations(page: Page): Promise<void> {
  const violations = await found(page, {});
  expect(
    violations
      .filter((each) => each.impact === 'serious' || each.impact === 'critical')
      .map((each) => `${each.id}: ${each.nodes[0]?.html}`),
  ).toEqual([]);
}

/** Fails, naming them, when axe finds any violation on the page once nothing fades or moves on it any more. */
export async function noViolations(page: Page, limits: AxeLimits = {}): Promise<void> {
  await stillness(page);
  const violations = await found(page, limits);
  expect(violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([]);
}

/** Waits until what fades in or moves has come to rest. What goes with scrolling instead of time never does, and is not waited for. */
export async function stillness(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((each) => each.timeline !== document.timeline || each.playState !== 'running'),
  );
}

/** What passes is not described: naming each element that did was most of the work. */
async function found(page: Page, { disableRules = [], exclude }: AxeLimits) {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  builder.disableRules([...disableRules]);
  if (exclude !== undefined) builder.exclude(exclude);
  return (await builder.analyze()).violations;
}
