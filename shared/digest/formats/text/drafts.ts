import type { Label } from './labels.ts';
import type { Labelled } from './hidden-titles.ts';
import type { Line } from './lines.ts';
import type { Scored } from './scores.ts';

/** An entry as the labels cut it, before its fields are read. */
export interface Draft {
  readonly title: Scored | null;
  readonly authors: Scored[];
  readonly paragraphs: Scored[];
  readonly metadata: Scored[];
  readonly lines: Line[];
  votes: Scored | null;
  repeats: number;
}

/** A line that no entry uses, and why. */
export interface SetAside {
  readonly line: Line;
  readonly reason: string;
}

export interface Cut {
  readonly drafts: readonly Draft[];
  readonly aside: readonly SetAside[];
}

/** Cuts labelled units into entries. Each unit ends in one entry or is set aside with its reason, never both. */
export function cutEntries(units: readonly Labelled[]): Cut {
  const drafts: Draft[] = [];
  const aside: SetAside[] = [];
  const votes = votesByTitle(units);
  const spent = new Set(votes.values());
  for (const entry of units) {
    const { scored, label } = entry;
    if (spent.has(scored)) continue;
    if (opensEntry(entry, drafts))
      drafts.push(newDraft(label === 'title' ? scored : null, votes.get(scored)));
    const draft = drafts.at(-1);
    const reason = label === 'noise' ? reasonOf(entry) : draft === undefined ? BEFORE_FIRST[label] : null;
    if (reason !== null) for (const line of scored.unit.lines) aside.push({ line, reason });
    else if (draft !== undefined) put(draft, scored, label);
  }
  return { drafts: collapseRepeats(drafts), aside };
}

const BEFORE_FIRST: Record<Label, string> = {
  title: 'text before the first title',
  abstract: 'text before the first title',
  authors: 'authors before the first title',
  metadata: 'metadata before the first title',
  noise: 'page noise',
};

/** A title opens an entry; so does a line where the reader says that one begins, and an abstract or an author line that the reader names where there is none yet. */
function opensEntry({ scored, label }: Labelled, drafts: readonly Draft[]): boolean {
  if (label === 'title' || scored.unit.role === 'start') return true;
  const chosen = scored.unit.role === 'abstract' || scored.unit.role === 'authors';
  return chosen && drafts.length === 0;
}

function reasonOf({ scored: { unit }, reason }: Labelled): string {
  if (unit.role === 'ignored') return 'set aside by the reader';
  return reason ?? `page noise: ${unit.noise ?? 'unrecognised'}`;
}

function newDraft(title: Scored | null, votes: Scored | undefined): Draft {
  return {
    title,
    authors: [],
    paragraphs: [],
    metadata: [],
    lines: votes === undefined ? [] : [...votes.unit.lines],
    votes: votes ?? null,
    repeats: 1,
  };
}

function put(draft: Draft, scored: Scored, label: Label): void {
  for (const line of scored.unit.lines) draft.lines.push(line);
  if (label === 'abstract') draft.paragraphs.push(scored);
  else if (label === 'authors') draft.authors.push(scored);
  else if (label === 'metadata') draft.metadata.push(scored);
}

/** The count or vote button that stands directly before a title, brackets of the page between them aside. */
function votesByTitle(units: readonly Labelled[]): ReadonlyMap<Scored, Scored> {
  const votes = new Map<Scored, Scored>();
  let pending: Scored | null = null;
  for (const { scored, label } of units) {
    const { noise, role } = scored.unit;
    if (label === 'title') {
      if (pending !== null) votes.set(scored, pending);
      pending = null;
    } else if (label !== 'noise' || role !== null) pending = null;
    else if (isVote(scored)) pending = scored;
    else if (noise !== 'separator' && noise !== 'avatar') pending = null;
  }
  return votes;
}

function isVote({ unit }: Scored): boolean {
  if (unit.noise === 'count') return /\d/.test(unit.text) || /^\[?[-–]/.test(unit.text);
  return unit.noise === 'vote button' && /^Upvote/i.test(unit.text);
}

/** Responsive pages print every card twice; identical neighbours are one entry. */
function collapseRepeats(drafts: readonly Draft[]): readonly Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const last = kept.at(-1);
    if (last === undefined || !isRepeat(last, draft)) {
      kept.push(draft);
      continue;
    }
    last.repeats++;
    for (const line of draft.lines) last.lines.push(line);
    if (last.paragraphs.length === 0)
      for (const paragraph of draft.paragraphs) last.paragraphs.push(paragraph);
    last.votes ??= draft.votes;
  }
  return kept;
}

function isRepeat(a: Draft, b: Draft): boolean {
  if (a.title === null || b.title === null || key(a.title.bare) !== key(b.title.bare)) return false;
  const [first, second] = [a, b].map((draft) => draft.paragraphs.map(({ bare }) => key(bare)).join(' '));
  return first === second || first === '' || second === '';
}

const key = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
