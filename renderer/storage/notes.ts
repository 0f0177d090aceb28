/** What a reader writes about papers: notes, and the gist of each paper in one line. Each is a row of `texts`. */
import type { Cell } from '../../shared/change.ts';
import { mergeText } from '../../shared/merge-text.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { asText, db } from './db.ts';
import type { Done } from './done.ts';

/** Notes written at most this long after one another are one step of undo. */
const SITTING_MS = 30_000;

/** Whose text it is: a highlight's or a paper's note, or the gist of a paper. */
export interface TextOwner {
  readonly paperId: string;
  readonly highlightId?: string;
  readonly what?: 'gist';
}

/** A text as it is stored. `rev` is greater for a later one; empty where nobody ever wrote. */
export interface StoredText {
  readonly text: string;
  readonly rev: string;
}

/** The row that holds a text. */
export const textId = ({ paperId, highlightId, what }: TextOwner): string =>
  what === 'gist' ? `gist:${paperId}` : `note:${highlightId ?? paperId}`;

/** A text as it is stored now. */
export async function storedText(owner: TextOwner): Promise<StoredText> {
  const row = await db.rows('texts').get(textId(owner));
  return { text: asText(row?.['text']), rev: row?.clocks['text'] ?? '' };
}

/**
 * Writes a note or a gist. Those written within one sitting fold into one step of undo. `from` is the text that this one was
 * edited from: where the stored one moved on meanwhile (another window, a restore), both edits are merged by words, so that
 * neither overwrites the other.
 */
export async function setNote(owner: TextOwner, text: string, from: string | null = null): Promise<Done> {
  const id = textId(owner);
  const decide = async (): Promise<readonly Cell[]> => {
    const stored = asText((await db.rows('texts').get(id))?.['text']);
    const next = from === null || from === stored ? text : mergeText(from, text, stored);
    if (next === stored) return [];
    return [
      { table: 'texts', id, field: 'paperId', value: owner.paperId },
      { table: 'texts', id, field: 'text', value: next },
    ];
  };
  const label = owner.what === 'gist' ? t.shell.did.gist : t.shell.did.note;
  return commit(label, decide, { foldWithin: SITTING_MS });
}
