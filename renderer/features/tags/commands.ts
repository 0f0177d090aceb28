import type { TagColor, Tagged } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { setView, useView } from '../../stores/view.ts';
import { targetIds, told } from '../inbox/index.ts';
import { goTo } from '../lists/index.ts';

/** `T`: the tags of the highlight that has the focus, else of the papers that commands are about. */
export function pickTags(): void {
  const mark = document.activeElement?.closest<HTMLElement>('[data-mark-button]')?.dataset['markButton'];
  const { paperId } = useView.getState();
  if (mark !== undefined && paperId !== null)
    setView({ overlay: 'tags', tagging: { paperId, highlightId: mark } });
  else if (targetIds().length > 0) setView({ overlay: 'tags', tagging: null });
}

/** Puts a tag on all of these; where all have it, takes it off. */
export async function toggleTag(on: Tagged, id: string): Promise<void> {
  const states = await library.tagStates(on);
  const to = states.get(id) === 'on' ? 'off' : 'on';
  told(await library.asCommand('paper.tag', () => library.setTag(on, { id }, to)));
}

/** Makes a tag and asks for its name in place. */
export async function newTag(): Promise<void> {
  const { id, done } = await library.createTag(t.tags.untitled);
  told(done);
  setView({ renaming: id });
}

/** Renames a tag; an empty name leaves it as it was, and that of another makes one of the two. */
export async function renameTag(id: string, name: string): Promise<void> {
  setView({ renaming: null });
  await leaving(id, library.renameTag(id, name));
}

/** Gives a tag a colour. */
export const colorTag = async (id: string, color: TagColor): Promise<void> =>
  told(await library.colorTag(id, color));

/** Makes one tag of two. */
export const mergeTags = (from: string, into: string): Promise<void> =>
  leaving(from, library.mergeTags(from, into));

/** Deletes a tag. */
export const deleteTag = (id: string): Promise<void> => leaving(id, library.deleteTag(id));

/** Moves a tag a place up or down. */
export async function moveTag(id: string, by: -1 | 1): Promise<void> {
  const all = (await library.tags()).map((tag) => tag.id);
  const at = all.indexOf(id);
  const place = at + by;
  if (at < 0 || place < 0 || place >= all.length) return;
  told(await library.moveTag(id, all[by < 0 ? place : place + 1] ?? null));
}

/** Puts a tag on papers that were dropped on it. */
export const dropOnTag = async (paperIds: readonly string[], id: string): Promise<void> =>
  told(await library.setTag({ paperIds }, { id }, 'on'));

/** Where the tag that shows is gone, the inbox shows. */
async function leaving(id: string, change: Promise<library.Done>): Promise<void> {
  told(await change);
  const { view } = useView.getState();
  const isGone = !(await library.tags()).some((tag) => tag.id === id);
  if (isGone && view.kind === 'tag' && view.id === id) goTo({ kind: 'shelf', verdict: 'inbox' });
}
