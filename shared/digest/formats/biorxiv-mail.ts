/**
 * The alert mails of bioRxiv and medRxiv in plain text. The line `bioRxiv posted 22 January 2026 doi:10.…` is the anchor of an
 * entry; the paragraphs above it are its title and its authors, the buttons below it are furniture.
 */
import { readSpokenAuthors } from '../author-list.ts';
import { reportEntries, sourceText } from '../entries.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import type { Fields } from '../record.ts';
import type { LedgerLine } from '../report.ts';
import { mailDay } from '../dates.ts';

const ANCHOR =
  /^[ \t>]{0,20}(bioRxiv|medRxiv)\s+(?:first\s+)?posted\s+(?:online\s+)?(.{6,40}?)[\s,.;]+(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s?)(10\.\d{4,9}\/\S+)/i;
const ANCHORS = new RegExp(ANCHOR.source, 'im');
const BUTTONS =
  /^\s*(?:\[?(?:Abstract|PDF|Full Text|Supplementary Material)\]?[\s|]*)+(?:<?https?:\S+>?\s*)*$/i;
const DASHES = /^\s*-{3,}\s*$/;

export const format: DigestFormat = {
  id: 'biorxiv-mail',
  label: 'bioRxiv or medRxiv alert',
  recognises: ({ head, mediaType }) => mediaType !== 'text/html' && ANCHORS.test(head),
  prefers: 'text/plain',
  read,
};

interface Line {
  readonly number: number;
  readonly text: string;
}

/** Lines between blank ones. */
type Paragraph = readonly Line[];

function read(input: DigestInput): FormatReport {
  const lines = input.text
    .split(/\r\n?|\n/)
    .map((raw, index) => ({ number: index + 1, text: raw.replace(/\u00A0/g, ' ').trimEnd() }));
  const papers: Fields[] = [];
  const ignored: LedgerLine[] = [];
  let pending: Paragraph[] = [];
  let section: string | undefined;
  let used = 0;
  const setAside = (paragraphs: readonly Paragraph[], reason: string): void => {
    for (const { number, text } of paragraphs.flat()) ignored.push({ line: number, text, reason });
  };
  for (const paragraph of paragraphsOf(lines)) {
    const anchor = paragraph.findIndex(({ text }) => ANCHOR.test(text));
    if (anchor >= 0) {
      const own = paragraph.slice(0, anchor);
      const above = own.length > 0 ? [...pending, own] : pending;
      setAside(above.slice(0, -2), papers.length === 0 ? 'introduction of the mail' : 'between entries');
      const entry = [...above.slice(-2), paragraph.slice(anchor)];
      papers.push(toFields(entry, { section, date: input.mail?.date ?? null }));
      used += entry.flat().length;
      pending = [];
      continue;
    }
    const [first] = paragraph;
    if (first === undefined) continue;
    if (paragraph.every(({ text }) => DASHES.test(text) || BUTTONS.test(text))) {
      setAside(pending, papers.length === 0 ? 'introduction of the mail' : 'between entries');
      setAside([paragraph], DASHES.test(first.text) ? 'rule' : 'buttons of the entry above');
      pending = [];
    } else if (DASHES.test(first.text) && paragraph.length === 2) {
      setAside(pending, papers.length === 0 ? 'introduction of the mail' : 'between entries');
      setAside([paragraph], 'heading of a section');
      section = paragraph[1]?.text.trim();
      pending = [];
    } else pending.push(paragraph);
  }
  setAside(pending, 'footer of the mail');
  const digest = {
    title: input.mail?.subject || 'bioRxiv alert',
    source: papers[0]?.venue ?? 'bioRxiv',
    ...(input.mail?.date ? { date: input.mail.date } : {}),
  };
  return {
    ...reportEntries(digest, papers, { alike: sourceText }),
    ignored: ignored.toSorted((a, b) => a.line - b.line),
    count: { unit: 'line', total: lines.filter(({ text }) => text !== '').length, used },
  };
}

function paragraphsOf(lines: readonly Line[]): readonly Paragraph[] {
  const paragraphs: Line[][] = [[]];
  for (const line of lines) {
    if (line.text === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

interface Place {
  readonly section: string | undefined;
  readonly date: string | null;
}

function toFields(entry: readonly Paragraph[], { section, date }: Place): Fields {
  const anchorLines = entry.at(-1) ?? [];
  const [, server = '', posted = '', doi = ''] = ANCHOR.exec(anchorLines[0]?.text ?? '') ?? [];
  const { title, people } = parted(entry.slice(0, -1));
  const { authors, complete } = readSpokenAuthors(people);
  const day = mailDay(posted);
  const lines = entry.flat();
  return {
    title,
    authors,
    authorsComplete: complete,
    venue: /^med/i.test(server) ? 'medRxiv' : 'bioRxiv',
    ...(day === null ? {} : { published: { iso: day, precision: 'day' as const } }),
    ids: { doi },
    urls: [`https://doi.org/${doi.replace(/[.,;]+$/, '')}`],
    digest: {
      source: /^med/i.test(server) ? 'medRxiv' : 'bioRxiv',
      kind: 'new',
      ...(date === null ? {} : { date }),
      ...(section === undefined ? {} : { section }),
    },
    raw: {
      format: 'biorxiv-mail',
      lineFrom: lines[0]?.number ?? 0,
      lineTo: lines.at(-1)?.number ?? 0,
      text: lines.map(({ text }) => text).join('\n'),
    },
    confidence: people === '' ? 0.7 : 1,
  };
}

/** Title and authors are two paragraphs; in a mail without blank lines, two lines. */
function parted(paragraphs: readonly Paragraph[]): { title: string; people: string } {
  const [first = [], second] = paragraphs;
  const whole = (lines: Paragraph): string => lines.map(({ text }) => text.trim()).join(' ');
  if (second !== undefined) return { title: whole(first), people: whole(second) };
  return first.length > 1
    ? { title: whole(first.slice(0, 1)), people: whole(first.slice(1)) }
    : { title: whole(first), people: '' };
}
