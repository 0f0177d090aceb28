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

/**
 * The text that is cut off, or out of the window, with nothing to scroll, and is not meant to end in an ellipsis. Each as
 * its words and the element that cuts them.
 */
export const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    /** A line box may stand out a little where nothing of its letters does. */
    const SLACK = 4;
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let text = words.nextNode(); text !== null; text = words.nextNode()) {
      const parent = text.parentElement;
      if (parent === null || (text.textContent ?? '').trim() === '') continue;
      if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (parent.closest('[inert], .visually-hidden, svg, math') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const seen = range.getBoundingClientRect();
      if (seen.width === 0) continue;
      for (let each: Element | null = parent; each !== null; each = each.parentElement) {
        const style = getComputedStyle(each);
        if (/auto|scroll/.test(`${style.overflowX} ${style.overflowY}`)) break;
        if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') break;
        if (style.position === 'fixed' && style.transform !== 'none') break;
        const box = each.getBoundingClientRect();
        const cuts = (overflow: string): boolean => /hidden|clip/.test(overflow);
        const isWide =
          cuts(style.overflowX) && (seen.right > box.right + SLACK || seen.left < box.left - SLACK);
        const isHigh =
          cuts(style.overflowY) && (seen.bottom > box.bottom + SLACK || seen.top < box.top - SLACK);
        if (!isWide && !isHigh) continue;
        found.push(`“${(text.textContent ?? '').slice(0, 40)}” in ${each.outerHTML.slice(0, 100)}`);
        break;
      }
    }
    return found;
  });

/** Spaces text as a reader may ask for without loss (WCAG 1.4.12), with a sheet that the page's policy allows. */
export async function spaceText(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
       p { margin-bottom: 2em !important; }`,
    );
    document.adoptedStyleSheets.push(sheet);
  });
  const spaced = await page
    .locator('button')
    .first()
    .evaluate((each) => {
      const { letterSpacing, fontSize } = getComputedStyle(each);
      return Number.parseFloat(letterSpacing) / Number.parseFloat(fontSize);
    });
  expect(spaced).toBeCloseTo(0.12, 2);
}
