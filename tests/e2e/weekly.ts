import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { addDays, dayOf, weekOf } from '../../shared/reading-picture/index.ts';
import type { OwnApp } from './own-app.ts';

const THINGS =
  'lattices proteins robots markets rivers tables glaciers melodies bridges enzymes orchards satellites harbours dialects ceramics sensors forests ledgers'.split(
    ' ',
  );
const WAYS =
  'sparse robust gentle nested stochastic layered frugal modular spectral causal lazy private'.split(' ');

const nth = (all: readonly string[], n: number): string => all[n % all.length] ?? '';
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A digest that came so many weeks ago, with more and more papers on agents: first five surveys, then five papers on late interaction. */
export function digestText(weeksAgo: number): string {
  const day = addDays(weekOf(dayOf(Date.now())), -7 * weeksAgo);
  const agents = Math.max(0, 8 - 2 * weeksAgo);
  const titles = Array.from({ length: 18 }, (_, n) => {
    const at = weeksAgo * 37 + n * 5;
    const about = `${capital(nth(WAYS, at))} ${capital(nth(THINGS, at * 7 + weeksAgo))} and ${capital(nth(THINGS, at * 3 + 5))}`;
    if (n < 5) return `A Survey of ${about}`;
    if (n < 10) return `Late Interaction over ${about}`;
    return n < 10 + agents ? `Agents that Weigh ${about}` : `${about} Compared`;
  });
  return [
    `---\ntitle: Week of ${day}\ndate: ${day}\n---\n`,
    ...titles.map((title, n) => `- [${title}](https://arxiv.org/abs/26${10 + weeksAgo}.${10000 + n})`),
  ].join('\n');
}

/** Imports digests of so many weeks ago, one after another. */
export async function importWeeks(own: OwnApp, page: Page, weeks: readonly number[]): Promise<void> {
  for (const ago of weeks) {
    const file = path.join(own.folder(), `week-${ago}.md`);
    writeFileSync(file, digestText(ago));
    await own.running()?.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    }, file);
    await expect(page.getByRole('navigation')).toBeVisible();
    await page.keyboard.press('Control+o');
    await page.getByRole('button', { name: /^Import \d+ papers/ }).press('Enter');
    await expect(page.getByRole('listbox', { name: 'Papers' }).getByRole('option')).not.toHaveCount(0);
  }
}
