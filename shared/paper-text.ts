/**
 * What a paper's text is: the union of what its digests say, field by field, with what the reader wrote over it. Nothing
 * here is stored as authored but the reader's edits; all else follows from the digests, in the order of their import.
 */
import type { PaperUrl } from './digest/report.ts';
import { KIND_RANKS, mergePaperTexts, normalArxiv, normalDoi, type KnownPaper } from './identity.ts';

/** What one digest says about a paper. `order` is the digest's: the greater, the earlier it was imported. */
export interface Sighting {
  readonly digestId: string;
  readonly order: number;
  readonly paper: KnownPaper;
}

/** The fields that a reader may write over. Authors are one a line, and so are links. */
export const EDITABLE = [
  'title',
  'authors',
  'abstract',
  'venue',
  'published',
  'arxiv',
  'doi',
  'pmid',
  'urls',
] as const;
export type EditableField = (typeof EDITABLE)[number];
export type FieldTexts = Readonly<Partial<Record<EditableField, string>>>;

/** A paper of which nothing is known. */
export const UNKNOWN_PAPER: KnownPaper = {
  title: '',
  abstract: '',
  abstractKind: '',
  authors: [],
  authorsComplete: false,
  ids: {},
  urls: [],
};

/** The oldest first; two of one moment by name, so that every library puts them in one order. */
export const inOrder = (sightings: readonly Sighting[]): readonly Sighting[] =>
  sightings.toSorted((a, b) => b.order - a.order || (a.digestId < b.digestId ? -1 : 1));

/** The text that the digests together give. The same however the sightings are ordered. */
export function textOf(sightings: readonly Sighting[]): KnownPaper {
  const [first, ...others] = inOrder(sightings);
  return others.reduce((known, { paper }) => joinText(known, paper), first?.paper ?? UNKNOWN_PAPER);
}

/** What is known, and what a later digest says. Of two abstracts of one kind the newer stands, unless it is only cut shorter. */
function joinText(known: KnownPaper, next: KnownPaper): KnownPaper {
  const merged = mergePaperTexts(known, next);
  const alike = rank(known) === rank(next) && next.abstract !== '';
  return alike && changed(known.abstract, next.abstract) ? { ...merged, abstract: next.abstract } : merged;
}

const rank = ({ abstractKind }: KnownPaper): number => KIND_RANKS[abstractKind] ?? 0;
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

function changed(before: string, after: string): boolean {
  const [old, next] = [squeezed(before), squeezed(after)];
  return !old.startsWith(next.replace(/\s*(?:…|\.\.\.)$/, ''));
}

/** One abstract giving way to another. */
export interface AbstractChange {
  /** The digest that brought the new one. */
  readonly digestId: string;
  readonly before: string;
  readonly after: string;
}

/** How the abstract came to be what it is, the newest change first. The first abstract of all is no change. */
export function abstractChanges(sightings: readonly Sighting[]): readonly AbstractChange[] {
  const changes: AbstractChange[] = [];
  let known: KnownPaper | null = null;
  for (const { digestId, paper } of inOrder(sightings)) {
    const next: KnownPaper = known === null ? paper : joinText(known, paper);
    const before: string = known?.abstract ?? '';
    if (before !== '' && before !== next.abstract)
      changes.unshift({ digestId, before, after: next.abstract });
    known = next;
  }
  return changes;
}

/** For each field that has a value, the digest that it came from. */
export function provenance(sightings: readonly Sighting[]): Readonly<Partial<Record<EditableField, string>>> {
  const from: Partial<Record<EditableField, string>> = {};
  let known = UNKNOWN_PAPER;
  for (const [at, { digestId, paper }] of inOrder(sightings).entries()) {
    const next = at === 0 ? paper : joinText(known, paper);
    for (const field of EDITABLE)
      if (fieldText(next, field) !== fieldText(known, field)) from[field] = digestId;
    known = next;
  }
  return from;
}

/** The part of a paper that its fields are of. */
export type PaperFields = Omit<KnownPaper, 'abstractKind' | 'authorsComplete'>;

/** A field as the text that a form shows. Empty where nothing is known. */
export function fieldText(paper: PaperFields, field: EditableField): string {
  switch (field) {
    case 'authors':
      return paper.authors.map(({ name }) => name).join('\n');
    case 'urls':
      return paper.urls.map(({ url }) => url).join('\n');
    case 'arxiv':
    case 'doi':
    case 'pmid':
      return paper.ids[field] ?? '';
    case 'title':
    case 'abstract':
    case 'venue':
    case 'published':
      return paper[field] ?? '';
  }
}

/** The paper with the reader's words in place of its digests'. An empty text is a field that is meant to be empty. */
export function withEdits(paper: KnownPaper, edits: FieldTexts): KnownPaper {
  return EDITABLE.reduce((edited, field) => {
    const text = edits[field];
    return text === undefined || text === fieldText(edited, field) ? edited : withField(edited, field, text);
  }, paper);
}

function withField(paper: KnownPaper, field: EditableField, text: string): KnownPaper {
  switch (field) {
    case 'title':
      return { ...paper, title: text };
    case 'abstract':
      return { ...paper, abstract: text, abstractKind: text === '' ? '' : 'full' };
    case 'authors':
      return { ...paper, authors: linesIn(text).map((name) => ({ name })), authorsComplete: true };
    case 'urls':
      return { ...paper, urls: linesIn(text).map((url) => urlOf(url, paper.urls)) };
    case 'venue':
    case 'published': {
      const { [field]: _old, ...others } = paper;
      return text === '' ? others : { ...others, [field]: text };
    }
    case 'arxiv':
    case 'doi':
    case 'pmid': {
      const { [field]: _old, ...others } = paper.ids;
      return { ...paper, ids: text === '' ? others : { ...others, [field]: text } };
    }
  }
}

const linesIn = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

const urlOf = (url: string, known: readonly PaperUrl[]): PaperUrl =>
  known.find((each) => each.url === url) ?? { url, kind: 'other' };

/** What a reader typed into a field, as it is kept: an identifier in its one spelling, no space around. */
export function tidyField(field: EditableField, typed: string): string {
  const text = typed.trim();
  if (field === 'doi') return normalDoi(text) ?? text;
  if (field === 'arxiv')
    return normalArxiv(text.replace(/^https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\//i, ''));
  if (field === 'authors' || field === 'urls') return linesIn(text).join('\n');
  return text;
}
