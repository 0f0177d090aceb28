/** How a paper is cited: "Vaswani et al., 2017", where it is on the net, and as an entry of a list of references. */
import type { Author } from '../digest/report.ts';
import type { Source } from '../cards.ts';
import { t } from '../strings/index.ts';
import { inlineText, linkTarget } from './escape.ts';

/** An entry names at most this many authors. */
const MOST_AUTHORS = 10;
const LONGEST_TITLE = 40;

/** The papers, each once, with what each is cited as: those that would be cited alike have a letter behind the year. In the order of a list of references. */
export function citations(
  sources: readonly Source[],
): readonly { readonly source: Source; readonly cited: string }[] {
  const papers = [...new Map(sources.map((source) => [source.id, source])).values()].toSorted(
    (a, b) => compare(whoOf(a), whoOf(b)) || compare(yearOf(a), yearOf(b)) || compare(a.title, b.title),
  );
  const alike = Map.groupBy(papers, (source) => `${whoOf(source)}, ${yearOf(source)}`);
  return papers.map((source) => {
    const cited = `${whoOf(source)}, ${yearOf(source)}`;
    const same = alike.get(cited) ?? [];
    const letter = same.length < 2 ? '' : String.fromCharCode(97 + (same.indexOf(source) % 26));
    return { source, cited: `${cited}${letter}` };
  });
}

/** Who wrote it, as it stands in a sentence; a paper without authors goes by the start of its title. */
function whoOf({ authors, title }: Source): string {
  const [first, second] = authors.map(familyOf);
  if (first !== undefined) {
    if (second === undefined) return first;
    return authors.length === 2 ? t.outline.two(first, second) : t.outline.etAl(first);
  }
  const whole = title.replace(/\s+/g, ' ').trim();
  if (whole.length <= LONGEST_TITLE) return `“${whole}”`;
  return `“${whole
    .slice(0, LONGEST_TITLE)
    .toWellFormed()
    .replace(/\s+\S*$/, '')}…”`;
}

/** What stands behind the given names. A name of one word is the whole name. */
const familyOf = ({ name, family }: Author): string => family ?? name.trim().split(/\s+/).at(-1) ?? name;

const yearOf = ({ published }: Source): string => /^\d{4}/.exec(published ?? '')?.[0] ?? t.outline.noDate;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The paper's strongest identifier as a Markdown link, else its first page; null where it has neither. */
export function identifierLink({ ids, urls }: Source): string | null {
  if (ids.arxiv !== undefined) return link(`arXiv:${ids.arxiv}`, `https://arxiv.org/abs/${ids.arxiv}`);
  if (ids.doi !== undefined) return link(`doi:${ids.doi}`, `https://doi.org/${encodeURI(ids.doi)}`);
  if (ids.pmid !== undefined) return link(`PMID ${ids.pmid}`, `https://pubmed.ncbi.nlm.nih.gov/${ids.pmid}/`);
  const page = urls.find(({ kind }) => kind === 'abs' || kind === 'doi' || kind === 'html') ?? urls[0];
  return page === undefined ? null : link(page.url.replace(/^https?:\/\/(?:www\.)?/, ''), page.url);
}

/** A Markdown link. */
export const link = (text: string, url: string): string => `[${inlineText(text)}](${linkTarget(url)})`;

/** One line of a list of references. */
export function reference({ source, cited }: { readonly source: Source; readonly cited: string }): string {
  const { authors, title, venue } = source;
  const names = authors.slice(0, MOST_AUTHORS).map(({ name }) => name);
  const who = authors.length > MOST_AUTHORS ? t.outline.etAl(names.join(', ')) : names.join(', ');
  const year = cited.slice(cited.lastIndexOf(', ') + 2);
  return [
    who === '' ? '' : `${inlineText(who)} `,
    `(${year}). `,
    title.trim() === '' ? '' : `*${inlineText(title)}*.`,
    venue === undefined ? '' : ` ${inlineText(venue)}.`,
    ` ${identifierLink(source) ?? ''}`,
  ]
    .join('')
    .trim();
}
