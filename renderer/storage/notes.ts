/** What a reader writes about papers: notes, and the gist of each paper in one line. Each is a row of `texts`. */
import type { Cell } from '../../shared/change.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { asText, db } from './db.ts';
import type { Done } from './done.ts';
import { SITTING_MS, textCells } from './texts.ts';

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

/** Writes a note or a gist, which was edited from `from` (`textCells`). Those written within one sitting fold into one step of undo. */
export async function setNote(owner: TextOwner, text: string, from: string | null = null): Promise<Done> {
  const id = textId(owner);
  const decide = async (): Promise<readonly Cell[]> => {
    const cells = await textCells(id, text, from);
    if (cells.length === 0) return [];
    return [{ table: 'texts', id, field: 'paperId', value: owner.paperId }, ...cells];
  };
  const label = owner.what === 'gist' ? t.shell.did.gist : t.shell.did.note;
  return commit(label, decide, { foldWithin: SITTING_MS });
}
