/**
 * Where a key is live. Two commands may share a key where they never listen at once: those of the highlights view and
 * those of a paper, or a key that means something only in the list and one that means something only on a highlight.
 */
import { command, type CommandId } from '../commands.ts';

/** A part of the window where commands listen: the views of papers, the highlights view, and the button of a highlight. */
export type Scope = 'papers' | 'highlights' | 'mark';

/** Keys that mean something of their own in a control or while scrolling: they run commands only from the list. */
export const LIST_KEYS: ReadonlySet<string> = new Set([
  'ArrowDown',
  'ArrowUp',
  'Shift+ArrowDown',
  'Shift+ArrowUp',
  'Mod+Shift+ArrowDown',
  'Mod+Shift+ArrowUp',
  'Enter',
  'Delete',
  'Mod+A',
  'Escape',
  'Home',
  'End',
]);

const BOTH: readonly Scope[] = ['papers', 'highlights'];
const OF_GROUP = {
  anywhere: BOTH,
  triage: ['papers'],
  list: BOTH,
  reader: ['papers'],
  highlights: ['highlights'],
} as const;
const EVERYWHERE: ReadonlySet<string> = new Set(['outline.show', 'labels.name', 'paper.add']);

/** Where a command listens. */
export function scopesOf(id: CommandId): readonly Scope[] {
  if (isOfMark(id)) return ['mark'];
  if (EVERYWHERE.has(id) || id.startsWith('reader.color')) return BOTH;
  return OF_GROUP[command(id).group];
}

/** Whether a command is about the highlight that has the focus, and listens only there. */
export const isOfMark = (id: CommandId): boolean => id.startsWith('mark.') || id === 'reader.removeHighlight';

/** Whether two commands could hear the same key at once. */
export function overlap(a: CommandId, b: CommandId, key: string): boolean {
  const [here, there] = [scopesOf(a), scopesOf(b)];
  if (here.includes('mark') !== there.includes('mark')) {
    const papers = here.includes('papers') || there.includes('papers');
    return papers && !LIST_KEYS.has(key);
  }
  return here.some((scope) => there.includes(scope));
}
