/** What a watch word does to a paper that has it: a chip, a chip and a colour, or a place at the end. Never more: nothing is hidden. */
export const EFFECTS = ['mark', 'highlight', 'sink'] as const;
export type Effect = (typeof EFFECTS)[number];

/** Words of a title or an abstract, or the name of an author. */
export type WatchKind = 'words' | 'author';

/** Something that a reader watches for. `text` is as they wrote it; a `*` after a word stands for any ending. */
export interface WatchWord {
  readonly id: string;
  readonly kind: WatchKind;
  readonly text: string;
  readonly effect: Effect;
}
