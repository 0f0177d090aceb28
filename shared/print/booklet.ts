/**
 * A booklet: papers as pages to read on paper, with a table of contents, highlights and notes. One HTML document that needs nothing
 * from anywhere: its fonts are in it, nothing in it runs, and all that papers and notes say is escaped.
 */
import { displayText, displayTitle, LONGEST_SHOWN } from '../display.ts';
import type { Part } from '../export/format.ts';
import { attribute } from '../export/html.ts';
import { clean, oneLine } from '../export/plain.ts';
import type { ExportedHighlight, ExportedPaper } from '../export/record.ts';
import { identifierPages } from '../export/work.ts';
import { t } from '../strings/index.ts';
import { plainText } from '../tex/index.ts';
import { HIGHLIGHT_COLORS } from '../model.ts';
import { markedHtml, type PrintedMark, type SetMath } from './marked.ts';
import { noteHtml } from './note.ts';
import { bookletStyle, type PageSize } from './style.ts';

export interface BookletOptions {
  /** What the booklet is called: a list, a digest, or a search. */
  readonly title: string;
  /** The moment it is made, in milliseconds since 1970. */
  readonly now: number;
  /** Of our own words in it, as BCP 47 has it. */
  readonly language: string;
  readonly size: PageSize;
  readonly parts: ReadonlySet<Part>;
  readonly math: SetMath;
  /** Lets the window answer in between. */
  readonly pause: () => Promise<void>;
  /** Rules for fonts that hold the fonts themselves, for all that a text says. */
  readonly faces: (html: string) => Promise<string>;
}

/** The policy of the document: nothing is fetched, nothing runs. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";
const NUMBERS = '<style id="numbers"></style>';
const MOST_LINKS = 4;
/** Papers that are set without a pause: few enough for a frame. */
const AT_ONCE = 10;
const LONGEST_HEAD = 90;

/** The document. One paper is printed without a title page. */
export async function booklet(papers: readonly ExportedPaper[], options: BookletOptions): Promise<string> {
  const { title, language, size, parts } = options;
  const name = displayTitle(oneLine(title));
  const hasNotes =
    parts.has('notes') &&
    parts.has('highlights') &&
    papers.some(({ highlights }) => highlights.some(({ note }) => note.trim() !== ''));
  const running = name.length > LONGEST_HEAD ? `${name.slice(0, LONGEST_HEAD).toWellFormed()}…` : name;
  const style = bookletStyle({ size, title: running, hasNotes });
  const articles: string[] = [];
  for (const [at, paper] of papers.entries()) {
    articles.push(paperHtml(paper, at + 1, options));
    if (articles.length % AT_ONCE === 0) await options.pause();
  }
  const body =
    papers.length === 1
      ? articles.join('')
      : `${titleHtml(papers, name, options)}<main class="papers after">\n${articles.join('')}</main>`;
  const faces = await options.faces(`${name}${body}`);
  return `<!doctype html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${attribute(name)}</title>
<style>${faces}
${style}</style>
${NUMBERS}
</head>
<body>
${body}
</body>
</html>
`;
}

/** The document with the page of every paper in its table of contents. `pages` are by the names of places, as `pagesOf` finds them. */
export function withPages(html: string, pages: ReadonlyMap<string, number>): string {
  const rules = [...pages].flatMap(([name, page]) =>
    /^paper-\d+$/.test(name) ? [`#to-${name}::after{content:"${page}"}`] : [],
  );
  return html.replace(NUMBERS, () => `<style>${rules.join('\n')}</style>`);
}

function titleHtml(papers: readonly ExportedPaper[], name: string, { now, parts }: BookletOptions): string {
  const day = t.common.dayAndYear(new Date(now));
  const used = new Map(
    (parts.has('highlights') ? papers : []).flatMap(({ highlights }) =>
      highlights.map(({ color, label }) => [color, label] as const),
    ),
  );
  const legend = HIGHLIGHT_COLORS.flatMap((color) => {
    const label = used.get(color);
    return label === undefined
      ? []
      : [`<span><mark class="${color}" dir="auto">${attribute(oneLine(label))}</mark></span>`];
  });
  const rows = papers.map(
    (paper, at) =>
      `<li><a href="#paper-${at + 1}"><span dir="auto">${attribute(titleOf(paper))}</span>${
        paper.authors.length === 0
          ? ''
          : `<span class="by" dir="auto">${attribute(shortAuthors(paper))}</span>`
      }</a><span class="to" id="to-paper-${at + 1}"></span></li>`,
  );
  return `<header class="title"><h1 dir="auto">${attribute(name)}</h1><p>${attribute(t.printing.said.under(papers.length, day))}</p>${
    legend.length === 0 ? '' : `<div class="legend">${legend.join('')}</div>`
  }</header>
<nav class="contents"><p class="name">${attribute(t.printing.said.contents)}</p><ol>
${rows.join('\n')}
</ol></nav>
`;
}

const titleOf = ({ title }: ExportedPaper): string =>
  displayTitle(oneLine(plainText(title))) || t.printing.said.untitled;

function shortAuthors({ authors }: ExportedPaper): string {
  const names = authors.map(({ name }) => displayText(oneLine(name)));
  return names.length > 3 ? t.printing.said.andOthers(names.slice(0, 2).join(', ')) : names.join(', ');
}

function paperHtml(paper: ExportedPaper, number: number, options: BookletOptions): string {
  const { parts, math } = options;
  const own = parts.has('notes');
  const marks = parts.has('highlights') ? paper.highlights : [];
  const refs = new Map(
    marks.filter(({ note }) => own && note.trim() !== '').map(({ id }, at) => [id, at + 1]),
  );
  const drawnIn = (field: 'title' | 'abstract'): readonly PrintedMark[] =>
    marks.flatMap((mark) =>
      mark.target.field === field && mark.place.state !== 'detached'
        ? [{ ...mark.place.span, color: mark.color, after: sideHtml(mark, refs.get(mark.id), math) }]
        : [],
    );
  const abstract = clean(paper.abstract) === paper.abstract ? paper.abstract : paper.abstract.toWellFormed();
  const shown = parts.has('abstract') ? abstract.slice(0, LONGEST_SHOWN) : '';
  const isPlaced = ({ place, target }: ExportedHighlight): boolean =>
    place.state !== 'detached' && (target.field === 'title' || shown !== '');
  const apart = marks.filter((mark) => !isPlaced(mark));
  const between = '</div><div class="p" dir="auto">';
  const note = own ? noteHtml(paper.note, math) : '';
  const lines: readonly string[] = [
    `<div class="head"><h2 id="paper-${number}" dir="auto">${markedHtml(paper.title, drawnIn('title'), { math, between: ' ' }) || attribute(t.printing.said.untitled)}</h2>`,
    paper.authors.length === 0
      ? ''
      : `<p class="by" dir="auto">${attribute(paper.authors.map(({ name }) => displayText(oneLine(name))).join(', '))}</p>`,
    whereHtml(paper),
    own && paper.gist.trim() !== ''
      ? `<p class="gist" dir="auto">${attribute(displayText(oneLine(paper.gist)))}</p>`
      : '',
    '</div>',
    shown.trim() === ''
      ? ''
      : `<div class="abstract" lang=""><div class="p" dir="auto">${markedHtml(shown, drawnIn('abstract'), { math, between })}</div></div>`,
    abstract.length > LONGEST_SHOWN && shown !== ''
      ? `<p class="where">${attribute(t.reader.cutOff(abstract.length - LONGEST_SHOWN))}</p>`
      : '',
    apart.length === 0 ? '' : quotesHtml(apart, refs, math),
    note === ''
      ? ''
      : `<div class="note"><p class="label">${attribute(t.printing.said.note)}</p>${note}</div>`,
    paper.tags.length === 0
      ? ''
      : `<p class="tags" dir="auto">${attribute(t.exports.said.tags(paper.tags.map(oneLine).join(', ')))}</p>`,
  ];
  return `<article>\n${lines.filter((line) => line !== '').join('\n')}\n</article>\n`;
}

/** Where it appeared, its identifiers, and the addresses that are not their pages. */
function whereHtml(paper: ExportedPaper): string {
  const { venue = '', published = '', urls } = paper;
  const pages = identifierPages(paper);
  const known = new Set(pages.map(({ url }) => url));
  const others = urls.filter(
    ({ url, kind }) => /^https?:\/\//i.test(url) && !known.has(url) && kind !== 'abs',
  );
  const link = (url: string, said: string): string => `<a href="${attribute(url)}">${attribute(said)}</a>`;
  const said = [
    ...[venue, published]
      .map(oneLine)
      .flatMap((text) => (text === '' ? [] : [`<bdi>${attribute(displayText(text))}</bdi>`])),
    ...pages.map(({ kind, id, url }) =>
      link(url, kind === 'arXiv' || kind === 'doi' ? `${kind}:${id}` : `${kind} ${id}`),
    ),
    ...others.slice(0, MOST_LINKS).map(({ url }) => link(url, url.replace(/^https?:\/\/(?:www\.)?/, ''))),
  ];
  return said.length === 0 ? '' : `<p class="where">${said.join(' · ')}</p>`;
}

/** The note of a highlight, beside its line, and the number that both bear. */
function sideHtml({ note }: ExportedHighlight, ref: number | undefined, math: SetMath): string {
  if (ref === undefined) return '';
  const sign = `<span class="ref">${ref}</span>`;
  return `${sign}<div class="side" role="note">${sign}${noteHtml(note, math)}</div>`;
}

/** Highlights that have no place in what is printed. */
const quotesHtml = (
  marks: readonly ExportedHighlight[],
  refs: ReadonlyMap<string, number>,
  math: SetMath,
): string =>
  `<div class="quotes"><p class="label">${attribute(t.printing.said.highlights)}</p>${marks
    .map(
      (mark) =>
        `<blockquote dir="auto"><mark class="${mark.color}">${markedHtml(mark.target.exact, [], { math, between: ' ' })}</mark>${sideHtml(mark, refs.get(mark.id), math)}</blockquote>`,
    )
    .join('')}</div>`;
