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
 * The text and the controls that are cut off, or out of the window, with nothing to scroll, and are not meant to end in an
 * ellipsis. Each with the element that cuts it.
 */
export const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    /** A line box may stand out a little where nothing of its letters does. */
    const SLACK = 4;
    const cuts = (overflow: string): boolean => /hidden|clip/.test(overflow);

    function cutter(seen: DOMRect, from: Element): Element | null {
      for (let each: Element | null = from; each !== null; each = each.parentElement) {
        const style = getComputedStyle(each);
        if (/auto|scroll/.test(`${style.overflowX} ${style.overflowY}`)) return null;
        if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return null;
        const box = each.getBoundingClientRect();
        if (cuts(style.overflowX) && (seen.right > box.right + SLACK || seen.left < box.left - SLACK))
          return each;
        if (cuts(style.overflowY) && (seen.bottom > box.bottom + SLACK || seen.top < box.top - SLACK))
          return each;
      }
      return null;
    }

    const isSeen = (each: Element): boolean =>
      each.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      each.closest('[inert], .visually-hidden, svg, math') === null;
    const boxes = [...document.querySelectorAll('button, input, select')]
      .filter((each) => isSeen(each) && !each.hasAttribute('data-mark-button'))
      .map((each) => ({ seen: each.getBoundingClientRect(), from: each.parentElement, is: each.outerHTML }));
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = words.nextNode(); text !== null; text = words.nextNode()) {
      const from = text.parentElement;
      const is = (text.textContent ?? '').trim();
      if (from === null || is === '' || !isSeen(from)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      boxes.push({ seen: range.getBoundingClientRect(), from, is });
    }
    return boxes.flatMap(({ seen, from, is }) => {
      const by = from === null || seen.width === 0 ? null : cutter(seen, from);
      return by === null ? [] : [`${is.slice(0, 80)} in ${by.outerHTML.slice(0, 100)}`];
    });
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
