/** What a reader watches for. Cells of a row each; which papers have a word is never stored, but found (`shared/watch`). */
import type { Cell, Json } from '../../shared/change.ts';
import { foldedWords } from '../../shared/search/query/phrase.ts';
import { t } from '../../shared/strings/index.ts';
import { EFFECTS, watchKey, type Effect, type WatchKind, type WatchWord } from '../../shared/watch/index.ts';
import { commit } from './commit.ts';
import { alive, asNumber, asText, db } from './db.ts';
import type { Done } from './done.ts';

/** Longer ones are cut: they stand on chips. */
const LONGEST = 120;

const cell = (id: string, field: string, value: Json): Cell => ({ table: 'watchWords', id, field, value });
const change = (label: string, id: string, cells: readonly Cell[]): Promise<Done> =>
  commit(label, async () => (alive(await db.rows('watchWords').get(id)) ? cells : []));

/** All of them, the oldest first. */
export async function watchWords(): Promise<readonly WatchWord[]> {
  const rows = (await db.rows('watchWords').toArray()).filter(alive);
  return rows
    .toSorted((a, b) => asNumber(a['createdAt']) - asNumber(b['createdAt']) || (a.id < b.id ? -1 : 1))
    .map((row) => ({
      id: row.id,
      kind: row['kind'] === 'author' ? 'author' : 'words',
      text: asText(row['text']),
      effect: EFFECTS.find((each) => each === row['effect']) ?? 'mark',
    }));
}

/** Watches for words or an author. Of what is watched for already the effect changes; null where nothing does, and for a text without a word. */
export async function addWatchWord(kind: WatchKind, typed: string, effect: Effect): Promise<Done> {
  const text = tidied(typed);
  if (!hasWord(text)) return null;
  const same = (await watchWords()).find((word) => watchKey(word) === watchKey({ kind, text }));
  if (same) return setWatchEffect(same.id, effect);
  const id = crypto.randomUUID();
  return commit(t.watch.did.added(text), [
    cell(id, 'deleted', false),
    cell(id, 'kind', kind),
    cell(id, 'text', text),
    cell(id, 'effect', effect),
    cell(id, 'createdAt', Date.now()),
  ]);
}

/** Watches for something else instead. Null where that has no word or is what it was. */
export async function setWatchText(id: string, typed: string): Promise<Done> {
  const text = tidied(typed);
  return hasWord(text) ? change(t.watch.did.changed(text), id, [cell(id, 'text', text)]) : null;
}

/** Changes what a watch word does to papers. */
export const setWatchEffect = async (id: string, effect: Effect): Promise<Done> =>
  change(t.watch.did.effect, id, [cell(id, 'effect', effect)]);

/** Stops watching. No paper changes. */
export const removeWatchWord = async (id: string): Promise<Done> =>
  change(t.watch.did.removed, id, [cell(id, 'deleted', true)]);

const tidied = (typed: string): string =>
  typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST).toWellFormed().trim();

const hasWord = (text: string): boolean => foldedWords(text).length > 0;
