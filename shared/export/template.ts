/**
 * The reader's template of one paper in Markdown: text with fields, and nothing that runs.
 *
 * - `{{title}}` is the field. Words of others are escaped, the reader's own Markdown stands as it is.
 * - `{{#note}} … {{/note}}` shows what is in it only where the field says something; `{{^note}} … {{/note}}` only where not.
 * - `{{#highlights}} … {{/highlights}}` shows what is in it once for each; inside are `{{quote}}`, `{{label}}`, `{{note}}`, `{{tags}}`.
 *
 * A line that held nothing but the beginning or the end of a section leaves no line. Anything else in braces is a mistake that
 * `templateProblem` names; where it is used all the same it stands as it was written. One pass, whatever the template.
 */
import { withoutLinks } from '../note/links.ts';
import { inlineText, linkTarget, textLines } from '../outline/escape.ts';
import { t } from '../strings/index.ts';
import { clean, oneLine, paragraphs } from './plain.ts';
import type { ExportedHighlight, ExportedPaper } from './record.ts';
import { arxivId, identifierPages, pageOf } from './work.ts';

/** What a template says of a paper where the reader has no own one. Our own reader takes its entries for papers. */
export const DEFAULT_TEMPLATE = `## {{#url}}[{{title}}]({{url}}){{/url}}{{^url}}{{title}}{{/url}}

{{#authors}}
- **Authors:** {{authors}}
{{/authors}}
{{#venue}}
- **Venue:** {{venue}}
{{/venue}}
{{#published}}
- **Date:** {{published}}
{{/published}}
{{#links}}
- **Links:** {{links}}
{{/links}}
{{#abstract}}
- **Abstract:** {{abstract}}
{{/abstract}}
{{#tags}}
- **Tags:** {{tags}}
{{/tags}}
{{#gist}}
- **Gist:** {{gist}}
{{/gist}}
{{#note}}

**My note:** {{note}}
{{/note}}
{{#highlights}}

> {{quote}} *({{label}})*
{{#note}}

{{note}}
{{/note}}
{{/highlights}}
`;

type Values = Readonly<Record<string, string>>;

const PAPER_FIELDS = {
  title: ({ title }) => inlineText(clean(title)),
  authors: ({ authors }) => inlineText(authors.map(({ name }) => oneLine(name)).join('; ')),
  year: ({ published }) => published?.slice(0, 4) ?? '',
  published: ({ published }) => published ?? '',
  venue: ({ venue }) => inlineText(clean(venue ?? '')),
  key: ({ citationKey }) => citationKey,
  doi: ({ ids }) => ids.doi ?? '',
  arxiv: (paper) => arxivId(paper) ?? '',
  url: (paper) => linkTarget(clean(pageOf(paper) ?? '')),
  links: (paper) => linksOf(paper),
  open: ({ id }) => `lectern://paper/${encodeURIComponent(id.toWellFormed())}`,
  abstract: ({ abstract }) => inlineText(clean(abstract)),
  paragraphs: ({ abstract }) => textLines(paragraphs(abstract).join('\n\n')).join('\n'),
  gist: ({ gist }) => inlineText(clean(gist)),
  note: ({ note }) => ownText(note),
  tags: ({ tags }) => inlineText(tags.map(oneLine).join(', ')),
  lists: ({ lists }) => inlineText(lists.map(oneLine).join(', ')),
  verdict: ({ verdict }) => t.exports.verdicts[verdict],
  starred: ({ starred }) => (starred ? '★' : ''),
  digest: ({ digests }) => inlineText(oneLine(digests[0]?.name ?? '')),
} satisfies Readonly<Record<string, (paper: ExportedPaper) => string>>;

const MARK_FIELDS = {
  quote: ({ target }) => inlineText(clean(target.exact)),
  label: ({ label }) => inlineText(clean(label)),
  note: ({ note }) => ownText(note),
  tags: ({ tags }) => inlineText(tags.map(oneLine).join(', ')),
} satisfies Readonly<Record<string, (mark: ExportedHighlight) => string>>;

/** The fields of a paper, in the order of a form. */
export const TEMPLATE_FIELDS: readonly string[] = [...Object.keys(PAPER_FIELDS), 'highlights'];

const LIST = 'highlights';

function linksOf(paper: ExportedPaper): string {
  const named: readonly (readonly [string, string])[] = [
    ...identifierPages(paper).flatMap(({ kind, id, url }) =>
      kind === 'PMCID' ? [] : [[kind === 'PMID' ? `PMID ${id}` : `${kind}:${id}`, url] as const],
    ),
    ...paper.urls.map(({ url, kind }) => [kind, url] as const),
  ];
  const seen = new Set<string>();
  return named
    .flatMap(([text, url]) => {
      if (seen.has(url)) return [];
      seen.add(url);
      return [`[${inlineText(text)}](${linkTarget(clean(url))})`];
    })
    .join(' · ');
}

/** What the reader wrote is Markdown already. */
const ownText = (note: string): string => clean(withoutLinks(note)).trim();

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string; readonly source: string }
  | {
      readonly kind: 'section';
      readonly name: string;
      readonly when: 'said' | 'unsaid';
      readonly pieces: readonly Piece[];
    };

const TAG = /\{\{\s*([#^/]?)\s*([A-Za-z]+)\s*\}\}/g;
/** A tag of a section that has a line to itself. */
const ALONE = /^[ \t]*(\{\{\s*[#^/]\s*[A-Za-z]+\s*\}\})[ \t]*\n/gm;
const DEEPEST = 8;
const LONGEST = 20_000;

interface Parsed {
  readonly pieces: readonly Piece[];
  /** The first tag that means nothing where it stands. */
  readonly problem: string | null;
}

/** What is wrong with a template: the tag that means nothing where it stands; null for a good one. */
export const templateProblem = (template: string): string | null => parse(template).problem;

function parse(template: string): Parsed {
  const source = template.slice(0, LONGEST).replace(/\r\n?/g, '\n').replace(ALONE, '$1');
  const open: {
    readonly name: string;
    readonly when: 'said' | 'unsaid';
    readonly tag: string;
    readonly pieces: Piece[];
  }[] = [];
  const root: Piece[] = [];
  let problem: string | null = template.length > LONGEST ? template.slice(LONGEST, LONGEST + 20) : null;
  let from = 0;
  const here = (): Piece[] => open.at(-1)?.pieces ?? root;
  const text = (end: number): void => {
    if (end > from) here().push({ kind: 'text', text: source.slice(from, end) });
  };
  for (const match of source.matchAll(TAG)) {
    const [tag, sign = '', name = ''] = match;
    text(match.index);
    from = match.index + tag.length;
    const inList = open.some((section) => section.name === LIST && section.when === 'said');
    const isKnown =
      inList && name !== LIST
        ? Object.hasOwn(MARK_FIELDS, name) || Object.hasOwn(PAPER_FIELDS, name)
        : Object.hasOwn(PAPER_FIELDS, name) || name === LIST;
    if (sign === '/' && open.at(-1)?.name === name) {
      const section = open.pop();
      if (section) here().push({ kind: 'section', name, when: section.when, pieces: section.pieces });
      continue;
    }
    const isBad =
      sign === '/' || !isKnown || (sign === '' && name === LIST) || (sign !== '' && open.length >= DEEPEST);
    if (isBad) {
      problem ??= tag;
      here().push({ kind: 'text', text: tag });
    } else if (sign === '') here().push({ kind: 'field', name, source: tag });
    else open.push({ name, when: sign === '#' ? 'said' : 'unsaid', tag, pieces: [] });
  }
  text(source.length);
  for (let section = open.pop(); section; section = open.pop()) {
    problem ??= section.tag;
    here().push({ kind: 'text', text: section.tag }, ...section.pieces);
  }
  return { pieces: root, problem };
}

let last: { readonly template: string; readonly parsed: Parsed } | null = null;

/** One paper by a template. Ends with one line break; lines without a word are never more than one in a row. */
export function fillTemplate(template: string, paper: ExportedPaper, parts: ReadonlySet<string>): string {
  if (last?.template !== template) last = { template, parsed: parse(template) };
  const values = valuesOf(PAPER_FIELDS, paper);
  const shown: Values = {
    ...values,
    ...(parts.has('abstract') ? {} : { abstract: '', paragraphs: '' }),
    ...(parts.has('notes') ? {} : { gist: '', note: '' }),
  };
  const marks = parts.has('highlights')
    ? paper.highlights.map((mark): Values => {
        const own = valuesOf(MARK_FIELDS, mark);
        return { ...shown, ...own, ...(parts.has('notes') ? {} : { note: '' }) };
      })
    : [];
  return `${written(last.parsed.pieces, shown, marks)
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

const valuesOf = <T>(fields: Readonly<Record<string, (of: T) => string>>, of: T): Values =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value(of)]));

function written(pieces: readonly Piece[], values: Values, marks: readonly Values[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'field') return values[piece.name] ?? piece.source;
      const { name, when, pieces: inner } = piece;
      if (name === LIST) {
        if (when === 'said') return marks.map((mark) => written(inner, mark, [])).join('');
        return marks.length === 0 ? written(inner, values, marks) : '';
      }
      return ((values[name] ?? '') !== '') === (when === 'said') ? written(inner, values, marks) : '';
    })
    .join('');
}
