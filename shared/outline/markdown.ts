/**
 * An outline as Markdown that any editor reads: headings, the reader's own words as they are, passages as quotations with
 * a citation that links back to the highlight, and a list of references. What others wrote is escaped, so that nothing in
 * it is markup; what the reader wrote is Markdown already.
 */
import type { Source } from '../cards.ts';
import { paperLink } from '../deep-link.ts';
import { t } from '../strings/index.ts';
import { citations, identifierLink, link, reference } from './citation.ts';
import { headingText, textLines } from './escape.ts';
import type { OutlineItem, QuoteItem } from './model.ts';

export { paperLink };

/** A passage or a note that is written out, in an outline or by itself. */
export type Quoted = Pick<QuoteItem, 'highlightId' | 'paperId' | 'quote' | 'note' | 'source' | 'isRemoved'>;

/** The whole outline. Ends with a line break; items without words are left out. */
export function outlineMarkdown(name: string, items: readonly OutlineItem[]): string {
  const quotes = items.filter((item) => item.kind === 'quote');
  const cited = citedAs(quotes.map(({ source }) => source));
  const blocks = items.flatMap((item): readonly string[] => {
    if (item.kind === 'quote') return quoteBlocks(item, cited);
    if (item.text.trim() === '') return [];
    if (item.kind === 'text') return [item.text.trim()];
    return [`${'#'.repeat(item.level + 1)} ${headingText(item.text)}`];
  });
  const references = citations(quotes.map(({ source }) => source)).map((each) => `- ${reference(each)}`);
  return document([
    `# ${headingText(name)}`,
    ...blocks,
    ...(references.length === 0 ? [] : [`## ${t.outline.references}`, references.join('\n')]),
  ]);
}

/** Passages and notes by themselves, each with its citation. Ends with a line break. */
export function quotesMarkdown(quotes: readonly Quoted[]): string {
  const cited = citedAs(quotes.map(({ source }) => source));
  return document(quotes.flatMap((quote) => quoteBlocks(quote, cited)));
}

const document = (blocks: readonly string[]): string => `${blocks.join('\n\n')}\n`;

const citedAs = (sources: readonly Source[]): ReadonlyMap<string, string> =>
  new Map(citations(sources).map(({ source, cited }) => [source.id, cited]));

function quoteBlocks(item: Quoted, cited: ReadonlyMap<string, string>): readonly string[] {
  const { quote, note, source, highlightId, paperId, isRemoved } = item;
  const back = link(cited.get(source.id) ?? '', paperLink(paperId, isRemoved ? null : highlightId));
  const where = `(${[back, identifierLink(source)].filter((each) => each !== null).join(', ')})`;
  // The note on a paper is the reader's own, and stands as it is.
  if (highlightId === null) return [quote.trim(), where].filter((block) => block !== '');
  const lines = [...textLines(quote), '', where].map((line) => (line === '' ? '>' : `> ${line}`));
  return [lines.join('\n'), ...(note.trim() === '' ? [] : [note.trim()])];
}
