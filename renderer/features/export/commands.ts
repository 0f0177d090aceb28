import type { CommandId } from '../../../shared/commands.ts';
import {
  exportText,
  FORMATS,
  type ExportOptions,
  type FormatId,
  type Part,
} from '../../../shared/export/index.ts';
import { cite } from '../../../shared/export/styles.ts';
import type { ExportedPaper } from '../../../shared/export/record.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { announceDone } from '../../stores/activity.ts';
import { useSettings } from '../../stores/settings.ts';
import { openExport, openPrint } from '../../stores/view.ts';
import { targetIds } from '../inbox/index.ts';
import { flushTexts } from '../writing/index.ts';

/** The options of an export that begins now. */
export async function optionsFor(
  title: string,
  papers: number,
  parts: ReadonlySet<Part>,
): Promise<ExportOptions> {
  return { title, papers, parts, now: Date.now(), template: await library.markdownTemplate() };
}

/** The papers that commands are about, with all that was typed so far. */
async function targets(): Promise<readonly ExportedPaper[]> {
  await flushTexts();
  return library.exportedPapers(targetIds());
}

async function copy(text: string, said: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  announceDone(said, false);
}

/** The file of these papers as text, without its byte order mark: for the clipboard. */
export async function textOf(
  format: FormatId,
  papers: readonly ExportedPaper[],
  parts: ReadonlySet<Part>,
): Promise<string> {
  const [first] = papers;
  const title = papers.length === 1 ? (first?.title ?? '') : t.exports.title;
  return exportText(FORMATS[format], await optionsFor(title, papers.length, parts), papers).replace(
    /^\uFEFF/,
    '',
  );
}

/** What the commands of exporting and copying run. */
export const exportCommands = {
  'export.open': () => openExport(),
  'print.open': () => openPrint(),
  'paper.copyKey': async () => {
    const keys = [...(await library.citationKeys(targetIds())).values()];
    const [first] = keys;
    if (first === undefined) return;
    await copy(
      keys.join(','),
      keys.length === 1 ? t.exports.copiedKey(first) : t.exports.copiedKeys(keys.length),
    );
  },
  'paper.copyBibtex': async () => {
    const papers = await targets();
    if (papers.length === 0) return;
    await copy(await textOf('bibtex', papers, new Set()), t.exports.copiedBibtex(papers.length));
  },
  'paper.copyCitation': async () => {
    const papers = await targets();
    if (papers.length === 0) return;
    const { citationStyle } = useSettings.getState();
    await copy(
      papers.map((paper) => cite(paper, citationStyle)).join('\n'),
      t.exports.copiedCitation(papers.length),
    );
  },
  'paper.copyMarkdown': async () => {
    const papers = await targets();
    if (papers.length === 0) return;
    await copy(
      await textOf('markdown', papers, new Set(['abstract', 'notes', 'highlights'])),
      t.exports.copiedMarkdown(papers.length),
    );
  },
} satisfies Partial<Record<CommandId, () => void | Promise<void>>>;
