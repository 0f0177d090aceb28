/**
 * A page by itself: no scripts, nothing from the net, every word escaped. Papers are `article.lectern-paper`, whose parts have
 * classes, so that our reader (`digest/formats/lectern-page.ts`) takes it for the papers that it was made from.
 */
import { withoutLinks } from '../note/links.ts';
import { t } from '../strings/index.ts';
import { tokenize } from '../tex/index.ts';
import type { ExportFormat, ExportOptions } from './format.ts';
import { clean, oneLine, paragraphs } from './plain.ts';
import type { ExportedHighlight, ExportedPaper } from './record.ts';
import { identifierPages, type IdentifierPage } from './work.ts';

export const html: ExportFormat = {
  id: 'html',
  extension: 'html',
  carries: ['abstract', 'notes', 'highlights'],
  passes: [{ head: pageHead, paper: paperHtml, foot: () => PAGE_FOOT }],
};

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.55 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}
article{border-top:1px solid #8886;padding-top:1rem;margin-top:1.5rem}h1,h2{line-height:1.25}h2{font-size:1.2rem;margin:0 0 .3rem}
p{margin:.4rem 0}.authors,.where{color:GrayText}.gist{font-style:italic}.note{white-space:pre-wrap}
blockquote{margin:.6rem 0;padding-left:.8rem;border-left:3px solid #8888}blockquote .note{margin-top:.2rem}
.amber{border-color:#b7791f}.green{border-color:#2f855a}.blue{border-color:#2b6cb0}.rose{border-color:#b83280}.violet{border-color:#6b46c1}`;

/** What stands before the first paper. */
export function pageHead({ title, now }: ExportOptions): string {
  const name = attribute(oneLine(title));
  const day = new Date(now).toISOString().slice(0, 10);
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="generator" content="Lectern">
<meta name="date" content="${day}">
<meta name="viewport" content="width=device-width">
<title>${name}</title>
<style>
${STYLE}
</style>
</head>
<body>
<h1 dir="auto">${name}</h1>
`;
}

/** What stands behind the last one. */
export const PAGE_FOOT = '</body>\n</html>\n';

/** One paper. */
export function paperHtml(paper: ExportedPaper, { parts }: Pick<ExportOptions, 'parts'>): string {
  const own = parts.has('notes');
  const { citationKey, title, authors, gist, note, tags, highlights, abstract } = paper;
  const lines: readonly string[] = [
    `<h2 class="title" dir="auto">${textHtml(oneLine(title))}</h2>`,
    authors.length === 0 ? '' : `<p class="authors">${authors.map(authorHtml).join(', ')}</p>`,
    whereHtml(paper),
    linksHtml(paper),
    parts.has('abstract') && abstract.trim() !== ''
      ? `<div class="abstract" dir="auto">${paragraphs(abstract)
          .map((each) => `<p>${textHtml(each)}</p>`)
          .join('\n')}</div>`
      : '',
    own && gist.trim() !== '' ? `<p class="gist" dir="auto">${attribute(oneLine(gist))}</p>` : '',
    own ? noteHtml(note) : '',
    tags.length === 0
      ? ''
      : `<p class="tags">${attribute(t.exports.said.tags(tags.map(oneLine).join(', ')))}</p>`,
    ...(parts.has('highlights')
      ? highlights.map((mark) => markHtml(mark, own ? noteHtml(mark.note) : ''))
      : []),
  ];
  return `<article class="lectern-paper" id="${attribute(citationKey)}">\n${lines.filter((line) => line !== '').join('\n')}\n</article>\n`;
}

const authorHtml = ({ name, family, given }: ExportedPaper['authors'][number]): string => {
  const parted =
    family === undefined || given === undefined
      ? ''
      : ` data-family="${attribute(oneLine(family))}" data-given="${attribute(oneLine(given))}"`;
  return `<span class="author" dir="auto"${parted}>${attribute(oneLine(name))}</span>`;
};

function whereHtml({ venue = '', published }: ExportedPaper): string {
  const place = oneLine(venue);
  const said = [
    place === '' ? '' : `<span class="venue" dir="auto">${attribute(place)}</span>`,
    published === undefined
      ? ''
      : `<time class="published" datetime="${attribute(published)}">${attribute(published)}</time>`,
  ].filter((part) => part !== '');
  return said.length === 0 ? '' : `<p class="where">${said.join(' · ')}</p>`;
}

/** As our reader of pages knows them. */
const NAMED: Readonly<Record<IdentifierPage['kind'], (id: string) => string>> = {
  arXiv: (id) => `arXiv:${id}`,
  doi: (id) => `doi:${id}`,
  PMID: (id) => `PMID: ${id}`,
  PMCID: (id) => id,
};

/** Identifiers, and the addresses that are not their pages. */
function linksHtml(paper: ExportedPaper): string {
  const links = [
    ...identifierPages(paper).map(
      (page) => `<a class="id" href="${attribute(page.url)}">${attribute(NAMED[page.kind](page.id))}</a>`,
    ),
    ...paper.urls.flatMap(({ url }) =>
      /^https?:\/\//i.test(url) ? [`<a class="link" href="${attribute(url)}">${attribute(url)}</a>`] : [],
    ),
  ];
  return links.length === 0 ? '' : `<p class="links">${links.join(' · ')}</p>`;
}

const noteHtml = (note: string): string =>
  note.trim() === ''
    ? ''
    : `<div class="note" dir="auto">${attribute(clean(withoutLinks(note)).trim())}</div>`;

const markHtml = ({ color, label, target }: ExportedHighlight, note: string): string =>
  `<blockquote class="mark ${color}" title="${attribute(oneLine(label))}"><p dir="auto">${textHtml(oneLine(target.exact))}</p>${note}</blockquote>`;

/** A text of the library: what is TeX in it as it is read, with its source beside it. */
const textHtml = (text: string): string =>
  tokenize(text)
    .map(({ text: shown, start, end }) => {
      const source = text.slice(start, end);
      return shown === source
        ? attribute(source)
        : `<span class="tex" title="${attribute(source)}">${attribute(shown)}</span>`;
    })
    .join('');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe in an attribute, and so anywhere. */
export const attribute = (text: string): string =>
  clean(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
