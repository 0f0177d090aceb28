import { plural } from './common.ts';

/** Tags on papers and highlights. */
export const tags = {
  title: 'Tags',
  pick: 'Tags',
  pickFor: (n: number) => `Tags of ${plural(n, 'paper')}`,
  pickForMark: 'Tags of the highlight',
  find: 'Find a tag, or type a new name',
  hint: 'Enter puts a tag on or takes it off',
  on: 'on',
  some: 'on some',
  off: 'off',
  create: (name: string) => `Create “${name}”`,
  name: 'Tag name',
  new: 'New tag',
  untitled: 'Untitled tag',
  rename: 'Rename',
  color: 'Colour',
  noColor: 'No colour',
  colors: { amber: 'Amber', green: 'Green', blue: 'Blue', rose: 'Rose', violet: 'Violet' },
  edit: 'Colour and merging…',
  chooseTag: 'Choose a tag',
  mergeInto: (name: string) => `Merge into “${name}”`,
  merge: 'Merge into…',
  moveUp: 'Move up',
  moveDown: 'Move down',
  remove: 'Delete the tag',
  any: 'All tags',
  tagged: (names: readonly string[]) => `tagged ${names.join(', ')}`,
  onHighlight: 'Tag…',
  empty: (key: string | null) =>
    key === null
      ? 'Drag papers here to tag them.'
      : `Press ${key} on a paper to tag it, or drag papers here.`,
  did: {
    tagged: (n: number, name: string) => `Tagged ${plural(n, 'paper')} “${name}”`,
    untagged: (n: number, name: string) => `Took “${name}” off ${plural(n, 'paper')}`,
    taggedMark: (name: string) => `Tagged a highlight “${name}”`,
    untaggedMark: (name: string) => `Took “${name}” off a highlight`,
    created: (name: string) => `Created the tag “${name}”`,
    renamed: (name: string) => `Renamed the tag to “${name}”`,
    merged: (from: string, into: string) => `Merged “${from}” into “${into}”`,
    colored: (name: string) => `Changed the colour of “${name}”`,
    moved: (name: string) => `Moved the tag “${name}”`,
    deleted: (name: string) => `Deleted the tag “${name}”`,
  },
};
