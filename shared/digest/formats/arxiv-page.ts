/**
 * arXiv's lists of new and recent papers, copied from the browser as text: `[1] arXiv:2607.00001 [pdf, html, other]`, then the
 * title, the authors, comments and subjects on lines of their own and, in lists of a day, the abstract.
 */
import { readSpokenAuthors } from '../author-list.ts';
import { mailDay } from '../dates.ts';
import { reportEntries, sourceText } from '../entries.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { urlsIn } from '../ids.ts';
import type { Fields } from '../record.ts';
import type { LedgerLine, ParsedPaper } from '../report.ts';

const HEAD =
  /^\s*(?:\[\d{1,5}\]\s{0,9})?arXiv:\s?(?<id>\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Za-z-]{2,12})?\/\d{7})(?<version>v\d{1,3})?(?<mark>(?:\s{1,9}\([a-z][\w .-]{2,60}\)){0,3})\s{1,9}\[(?:pdf|ps|html|other|view|abs|dvi|format)\b[^\]]{0,60}\]\s*$/;
const NUMBER = /^\s*\[\d{1,5}\]\s*$/;
const KEY =
  /^\s*(Title|Authors?|Comments?|Subjects?|Journal-ref|Report-no|MSC-class|ACM-class|Related DOI|DOI)\s?:\s*(.*)$/i;
const SECTION =
  /^\s*(New|Cross|Replacement)s?(?: submissions|[- ]lists?)?(?: for .{4,40}?)?(?:\s*\((?:showing|continued|\d).{0,60}\))?\s*$/i;
const DAY =
  /^\s*(?:(?:Showing )?new (?:listings|submissions) for )?((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w{0,6},? \d{1,2} \w{3,9} \d{2,4})(?:\s*\(.{0,60}\))?\s*$/i;
const FURNITURE =
  /^\s*(?:Total of \d+ entries.*|Showing (?:up to|first) .*|About|Help|Contact|Subscribe|Copyright|Privacy Policy|Web Accessibility Assistance|arXiv Operational Status.*|(?:contact|subscribe to) arXiv.*|Disable MathJax.*|Get status notifications.*|Links to: .*)\s*$/i;

export const format: DigestFormat = {
  id: 'arxiv-page',
  label: 'arXiv list, copied',
  recognises: ({ head, mediaType }) =>
    mediaType !== 'text/html' &&
    head.split('\n').some((line) => HEAD.test(line)) &&
    /^\s*Title\s?:/im.test(head) &&
    !/^\s*</.test(head),
  read,
};

interface Draft {
  readonly id: string;
  readonly kind: NonNullable<ParsedPaper['digest']['kind']>;
  readonly from: number;
  to: number;
  readonly text: string[];
  readonly values: Map<string, string>;
  readonly abstract: string[];
  /** What a line without a key continues, or is. */
  expects: string;
}

function read(input: DigestInput): FormatReport {
  const drafts: Draft[] = [];
  const ignored: LedgerLine[] = [];
  let open: Draft | null = null;
  let section: Draft['kind'] = 'new';
  let date: string | null = null;
  let total = 0;
  let number: { readonly line: number; readonly text: string } | null = null;
  const aside = (line: number, text: string, reason: string): void => {
    ignored.push({ line, text: text.slice(0, 300), reason });
  };
  for (const [index, text] of input.text.split(/\r\n|[\n\r]/).entries()) {
    const line = index + 1;
    if (text.trim() === '') continue;
    total++;
    const head = HEAD.exec(text)?.groups;
    if (head === undefined && number !== null) aside(number.line, number.text, 'a number without a paper');
    if (head !== undefined) {
      const mark = head['mark'] ?? '';
      open = {
        id: `${head['id'] ?? ''}${head['version'] ?? ''}`,
        kind: /replaced/i.test(mark)
          ? 'replace'
          : /cross-list/i.test(mark) && section === 'new'
            ? 'cross'
            : section,
        from: number?.line ?? line,
        to: line,
        text: number === null ? [text] : [number.text, text],
        values: new Map(),
        abstract: [],
        expects: 'title',
      };
      drafts.push(open);
      number = null;
      continue;
    }
    number = NUMBER.test(text) ? { line, text } : null;
    if (number !== null) continue;
    const day = DAY.exec(text)?.[1];
    const heading = SECTION.exec(text)?.[1];
    const starts = heading !== undefined && text.trim().length > heading.length;
    if (day !== undefined || starts || FURNITURE.test(text)) {
      open = null;
      date ??= mailDay(day ?? '');
      if (heading !== undefined)
        section = /^cross/i.test(heading) ? 'cross' : /^repl/i.test(heading) ? 'replace' : 'new';
      aside(line, text, day === undefined && !starts ? 'page furniture' : 'heading of the page');
    } else if (open === null) aside(line, text, 'around the list');
    else readLine(open, { line, text });
  }
  if (number !== null) aside(number.line, number.text, 'a number without a paper');
  const claimed = /^\s*Total of (\d{1,6}) entries/im.exec(input.text)?.[1];
  const digest = { title: 'arXiv', source: 'arxiv.org', ...(date === null ? {} : { date }) };
  return {
    ...reportEntries(
      digest,
      drafts.map((draft) => toFields(draft, date)),
      {
        alike: sourceText,
        ...(claimed === undefined ? {} : { claimed: Number(claimed) }),
      },
    ),
    ignored: ignored.toSorted((a, b) => a.line - b.line),
    count: { unit: 'line', total, used: total - ignored.length },
  };
}

/** A line of an entry: a key and its value, the value that a key alone on a line promised, the authors under the title, or the abstract. */
function readLine(draft: Draft, { line, text }: { readonly line: number; readonly text: string }): void {
  draft.to = line;
  draft.text.push(text);
  const [, key, value = ''] = KEY.exec(text) ?? [];
  if (key !== undefined && draft.expects !== 'abstract') {
    const name = key.toLowerCase().replace(/s$/, '');
    if (value !== '') draft.values.set(name, value);
    draft.expects = value === '' ? name : name === 'title' ? 'author' : 'none';
    return;
  }
  const { expects } = draft;
  if (expects === 'abstract' || (expects === 'none' && draft.values.has('subject'))) {
    draft.abstract.push(text.trim());
    draft.expects = 'abstract';
  } else if (expects !== 'none') {
    draft.values.set(expects, text.trim());
    draft.expects = expects === 'title' ? 'author' : 'none';
  }
}

function toFields(draft: Draft, date: string | null): Fields {
  const { values, id, kind, from, to } = draft;
  const authors = readSpokenAuthors(values.get('author') ?? '');
  const [subject = ''] = (values.get('subject') ?? '').split(';');
  const category = /\(([\w.-]{2,20})\)\s*$/.exec(subject)?.[1];
  return {
    title: values.get('title') ?? null,
    abstract: draft.abstract.join('\n'),
    authors: authors.authors,
    authorsComplete: authors.complete,
    venue: values.get('journal-ref') ?? (category === undefined ? 'arXiv' : `arXiv ${category}`),
    ids: { arxiv: id, doi: values.get('related doi') ?? values.get('doi') },
    urls: [`https://arxiv.org/abs/${id.replace(/v\d+$/, '')}`, ...urlsIn(values.get('comment') ?? '')],
    digest: {
      source: 'arxiv.org',
      kind,
      ...(date === null ? {} : { date }),
      ...(category === undefined ? {} : { section: category }),
    },
    raw: { format: 'arxiv-page', lineFrom: from, lineTo: to, text: draft.text.join('\n') },
  };
}
