import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { ownApp } from './own-app.ts';

const own = ownApp('math');

const TITLE = String.raw`Sorting in $O(n\log n)$ steps with \emph{two} stacks`;
const ABSTRACT = String.raw`We sort $n$ keys with two stacks in $O(n \log n)$ steps, where $\sum_{i=1}^{n} \frac{1}{i} \leq 1 + \ln n$ bounds the merges. The price was \$5 a run, and not $6 or $7, for 60\% of the~keys; Schr\"odinger's \emph{cat} is no key. The recurrence is $$T(n) = 2\,T\left(\frac{n}{2}\right) + n,$$ and $\broken{$ stays as it is. Code: https://github.com/kestrel/two-stacks.`;

/** A digest of two papers, imported and the first open. */
async function reading(abstract = ABSTRACT): Promise<Page> {
  return importOn(await own.start(), abstract);
}

async function importOn(page: Page, abstract: string): Promise<Page> {
  const file = path.join(own.folder(), 'digest.jsonl');
  const other = { title: 'A second paper of some words', abstract: 'It has an abstract of its own.' };
  const papers = [{ title: TITLE, abstract }, other];
  writeFileSync(file, papers.map((each) => JSON.stringify(each)).join('\n'));
  await own.running()?.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, file);
  await page.getByRole('button', { name: 'Choose file' }).click();
  await page.getByRole('button', { name: /^Import 2 papers/ }).click();
  await expect(page.getByRole('group', { name: 'Abstract' })).toBeVisible();
  return page;
}

const abstractOf = (page: Page) => page.getByRole('group', { name: 'Abstract' });
const formulas = (page: Page) => abstractOf(page).locator('math');
const buttons = (page: Page) => page.locator('[data-mark-button]');

/** The middle of the first place of some words in the abstract. */
async function placeOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  return page.evaluate(async (wanted) => {
    await document.fonts.ready; // words move when their font comes
    const leaves = document.querySelectorAll('[data-abstract] [data-o]:not([data-len])');
    for (const { firstChild } of leaves) {
      const at = firstChild?.textContent?.indexOf(wanted) ?? -1;
      if (!firstChild || at < 0) continue;
      const range = document.createRange();
      range.setStart(firstChild, at);
      range.setEnd(firstChild, at + wanted.length);
      const { x, y, width, height } = range.getClientRects()[0]!;
      return { x: x + width / 2, y: y + height / 2 };
    }
    throw new Error(`no ${wanted}`);
  }, words);
}

async function drag(page: Page, from: string, to: string): Promise<void> {
  const [start, end] = [await placeOf(page, from), await placeOf(page, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}

/** What a copy puts on the clipboard, line ends and all. */
async function copied(page: Page): Promise<string> {
  await page.evaluate(() => {
    document.addEventListener(
      'copy',
      (event) => Reflect.set(window, 'copied_', event.clipboardData?.getData('text/plain')),
      { once: true },
    );
  });
  await page.keyboard.press('Control+c');
  return page.evaluate(() => String(Reflect.get(window, 'copied_')));
}

/** What the policy of the page refused from now on. */
async function violations(page: Page): Promise<() => Promise<unknown>> {
  await page.evaluate(() => {
    Reflect.set(window, 'refused_', []);
    document.addEventListener('securitypolicyviolation', (event) =>
      (Reflect.get(window, 'refused_') as string[]).push(`${event.violatedDirective} ${event.sample}`),
    );
  });
  return () => page.evaluate(() => Reflect.get(window, 'refused_'));
}

test('formulas are set in title and abstract, in a font that stretches, under the policy of the page', async () => {
  const page = await own.start();
  const refused = await violations(page);
  await importOn(page, ABSTRACT);
  await expect(formulas(page)).toHaveCount(4);
  await expect(page.locator('main h1 math')).toHaveCount(1);
  await expect(page.locator('main h1 em')).toHaveText('two');
  await expect(page).toHaveTitle(/^Sorting in O\(n log n\) steps with two stacks/);
  await expect(page.getByRole('option').first()).toContainText('Sorting in O(n log n) steps with two stacks');
  await expect(abstractOf(page)).toContainText(
    'The price was $5 a run, and not $6 or $7, for 60% of the\u00a0keys',
  );
  await expect(abstractOf(page)).toContainText('Schrödinger');
  await expect(abstractOf(page)).toContainText(String.raw`$\broken{$ stays`);
  // The font is loaded once the first formula asks for it.
  await expect.poll(() => page.evaluate(() => document.fonts.check('20px "STIX Two Math"', '∑𝑛'))).toBe(true);
  const heights = await formulas(page)
    .nth(3)
    .evaluate((math) =>
      [...math.querySelectorAll('mo')]
        .filter((mo) => mo.textContent === '(')
        .map((mo) => mo.getBoundingClientRect().height),
    );
  expect(heights[1]!).toBeGreaterThan(heights[0]! * 1.5);
  expect(await refused()).toEqual([]);
  await noSeriousViolations(page);
});

test('a formula that asks for more than to be set is its source, and nothing of it runs, loads or grows', async () => {
  const hostile = [
    String.raw`$\href{javascript:alert(1)}{x}$`,
    String.raw`$\includegraphics{https://x.example/x.png}$`,
    String.raw`$\def\a{\a\a}\a$`,
    String.raw`$\newcommand{\b}{xx}\b$`,
    `$${String.raw`\sqrt{`.repeat(90)}x${'}'.repeat(90)}$`,
    String.raw`$\htmlId{root}{x}$`,
    String.raw`$\style{position:fixed}{x}$`,
  ];
  const set = [
    String.raw`$\rule{9999em}{9999em}$`,
    String.raw`$$x \label{root}$$`,
    String.raw`$\hspace{-999em}y$`,
  ];
  const page = await own.start();
  const refused = await violations(page);
  await importOn(page, `We set ${[...hostile, ...set].join(' and then ')} here.`);
  await expect(formulas(page).first()).toBeVisible();
  for (const source of hostile) await expect(abstractOf(page)).toContainText(source);
  expect(await abstractOf(page).locator('[id], [href], [src]').count()).toBe(0);
  const boxes = await page
    .locator('[data-abstract], main')
    .evaluateAll((all) => all.map((each) => each.scrollWidth - each.clientWidth));
  expect(boxes.every((wider) => wider <= 0)).toBe(true);
  expect(
    await page.evaluate(() => document.querySelector('[data-abstract]')!.getBoundingClientRect().height),
  ).toBeLessThan(3000);
  expect(await refused()).toEqual([]);
});

test('a highlight starts in a sentence, takes in a formula, and is there again after a reload', async () => {
  const page = await reading();
  await expect(formulas(page)).toHaveCount(4);
  await drag(page, 'sort', 'steps');
  await page.keyboard.press('2');
  await expect(buttons(page)).toHaveCount(1);
  const name = String.raw`Result highlight: sort $n$ keys with two stacks in $O(n \log n)$ steps`;
  await expect(page.getByRole('button', { name, exact: true })).toBeAttached();
  await expect(abstractOf(page).locator('mark math')).toHaveCount(2);
  await page.reload();
  await expect(page.getByRole('button', { name, exact: true })).toBeAttached();
  await expect(abstractOf(page).locator('mark math')).toHaveCount(2);
});

test('what is selected in a formula is all of it', async () => {
  const page = await reading();
  await expect(formulas(page)).toHaveCount(4);
  await formulas(page).nth(1).locator('mi').first().click();
  await page.keyboard.press('1');
  await expect(
    page.getByRole('button', { name: String.raw`Key point highlight: $O(n \log n)$` }),
  ).toBeAttached();
});

test('a copy is what was written: of a selection, and of the whole abstract with highlights in it', async () => {
  const page = await reading();
  await expect(formulas(page)).toHaveCount(4);
  await drag(page, 'keys with', 'steps');
  expect(await copied(page)).toMatch(/^\w* ?with two stacks in \$O\(n \\log n\)\$ \w*$/);
  await drag(page, 'price', 'cat');
  await page.keyboard.press('3');
  await expect(buttons(page)).toHaveCount(1);
  await abstractOf(page).focus();
  await page.keyboard.press('Control+a');
  expect(await copied(page)).toBe(ABSTRACT);
});

test('a copy keeps the bytes of lines, tabs and spaces that the page does not show', async () => {
  const bytes = 'Two  spaces and\ta tab, a line\nand  $x$  another.\n\nA paragraph.';
  const page = await reading(bytes);
  await abstractOf(page).focus();
  await page.keyboard.press('Control+a');
  const whole = await copied(page);
  expect(whole).toContain('$x$');
  // As it was stored: the import may have trimmed it.
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Show LaTeX source' }).click();
  expect(whole).toBe(await abstractOf(page).evaluate((element) => element.textContent));
});

test('the source is shown by a command, and highlights stay where they are', async () => {
  const page = await reading();
  await expect(formulas(page)).toHaveCount(4);
  await drag(page, 'sort', 'steps');
  await page.keyboard.press('1');
  await expect(buttons(page)).toHaveCount(1);
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Show LaTeX source' }).click();
  await expect(abstractOf(page)).toHaveText(ABSTRACT);
  await expect(page.locator('main h1')).toHaveText(TITLE);
  await expect(abstractOf(page).locator('mark')).toHaveText(
    String.raw`sort $n$ keys with two stacks in $O(n \log n)$ steps`,
  );
  await page.reload();
  await expect(abstractOf(page)).toHaveText(ABSTRACT);
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Hide LaTeX source' }).click();
  await expect(formulas(page)).toHaveCount(4);
});

test('three highlights over one another keep their lines, and are all to be chosen from', async () => {
  const page = await reading();
  await expect(formulas(page)).toHaveCount(4);
  await drag(page, 'sort', 'merges');
  await page.keyboard.press('1');
  await expect(buttons(page)).toHaveCount(1);
  await drag(page, 'with', 'steps');
  await page.keyboard.press('2');
  await expect(buttons(page)).toHaveCount(2);
  await drag(page, 'stacks', ' in ');
  await page.keyboard.press('4');
  await expect(buttons(page)).toHaveCount(3);
  const stacks = await placeOf(page, 'stacks');
  await page.mouse.click(stacks.x, stacks.y);
  const here = page.getByRole('group', { name: 'Highlights on these words' });
  await expect(here.getByRole('button')).toHaveText([/^Key point/, /^Result/, /^Question/]);
  await expect(here.getByRole('button', { name: /^Question/ })).toHaveAttribute('aria-pressed', 'true');
  await here.getByRole('button', { name: /^Key point/ }).click();
  await expect(here.getByRole('button', { name: /^Key point/ })).toHaveAttribute('aria-pressed', 'true');
  await noSeriousViolations(page);
});

test('each colour has a line of its own where colours are forced, and where that is asked for', async () => {
  const page = await reading();
  await drag(page, 'sort', 'steps');
  await page.keyboard.press('5');
  const mark = abstractOf(page).locator('mark').first();
  await expect(mark).toHaveCSS('text-decoration-style', 'solid');
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Distinguish by line' }).click();
  await expect(mark).toHaveCSS('text-decoration-style', 'wavy');
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Distinguish by colour alone' }).click();
  await expect(mark).toHaveCSS('text-decoration-style', 'solid');
  await page.emulateMedia({ forcedColors: 'active' });
  await expect(mark).toHaveCSS('text-decoration-style', 'wavy');
});

test('an address in the abstract is a link, and code has a chip under the title', async () => {
  const page = await reading();
  const code = page.getByRole('button', { name: 'Code: github.com/kestrel/two-stacks' });
  await expect(code).toBeVisible();
  const opened = () => own.running()!.evaluate(() => Reflect.get(globalThis, 'opened_') as string[]);
  await own.running()!.evaluate(({ shell }) => {
    Reflect.set(globalThis, 'opened_', []);
    shell.openExternal = (url: string) => {
      (Reflect.get(globalThis, 'opened_') as string[]).push(url);
      return Promise.resolve();
    };
  });
  await abstractOf(page).getByRole('link').click();
  await code.click();
  await expect.poll(opened).toEqual(Array(2).fill('https://github.com/kestrel/two-stacks'));
});

test('a note with a formula is shown as it is read', async () => {
  const page = await reading();
  await page.keyboard.press('n');
  await page.keyboard.type('Holds for $n \\geq 2$, not for $5 and $6.');
  const note = page.locator('[data-note]');
  await expect(note.locator('math')).toHaveCount(1);
  await expect(note).toContainText('not for $5 and $6.');
});

test('three hundred highlights on one abstract stay as they are while keys are typed', async () => {
  test.setTimeout(300_000);
  const words = Array.from({ length: 320 }, (_, n) => `word${n}${n % 20 === 0 ? ` $x_{${n}}$.` : ''}`);
  const page = await reading(words.join(' '));
  for (let n = 0; n < 300; n += 1) {
    await page.evaluate((at) => {
      const leaves = [...document.querySelectorAll('[data-abstract] [data-o]')];
      const from = leaves.findIndex((leaf) => new RegExp(`\\bword${at}\\b`).test(leaf.textContent));
      const start = leaves[from]!.firstChild!;
      const to = leaves.findIndex((leaf) => new RegExp(`\\bword${at + 3}\\b`).test(leaf.textContent));
      const end = leaves[to]!.firstChild!;
      getSelection()!.setBaseAndExtent(
        start,
        start.textContent!.indexOf(`word${at}`),
        end,
        end.textContent!.indexOf(`word${at + 3}`) + 5,
      );
    }, n);
    await page.keyboard.press(String((n % 5) + 1));
    // Asked in each frame: asking from here takes longer than drawing.
    await page.waitForFunction(
      (wanted) => document.querySelectorAll('[data-mark-button]').length === wanted,
      n + 1,
    );
  }
  await expect(buttons(page)).toHaveCount(300);
  await abstractOf(page).focus();
  await page.evaluate(() => {
    Reflect.set(window, 'touched_', 0);
    new MutationObserver((all) =>
      Reflect.set(window, 'touched_', Number(Reflect.get(window, 'touched_')) + all.length),
    ).observe(document.querySelector('[data-abstract]')!, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  const cdp = await page.context().newCDPSession(page);
  // Of its own time, whatever else the machine does.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  const perKey = async (keys: readonly string[]): Promise<string> => {
    const before = await busy();
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForTimeout(700); // written by then, and drawn again
    return `${(((await busy()) - before) / keys.length).toFixed(1)} ms`;
  };
  const notes = [
    `a sentence: ${await perKey(Array(20).fill('.'))}`,
    `a highlight: ${await perKey(Array(20).fill(']'))}`,
  ];
  await page.getByRole('textbox', { name: 'Note on this paper' }).focus();
  notes.push(`a letter of the note: ${await perKey('what is typed is kept'.split(''))}`);
  notes.push(`one letter, its write and all that is drawn again after it: ${await perKey(['.'])}`);
  await expect(page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
  test.info().annotations.push({ type: 'work of the main thread per key', description: notes.join(', ') });
  expect(await page.evaluate(() => Reflect.get(window, 'touched_'))).toBe(0);
});
