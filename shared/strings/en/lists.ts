import { plural } from './common.ts';
import type { SortOrder } from '../../orders.ts';

/** Orders of the list pane, work on many papers at once, and keeping lists. */
export const lists = {
  sort: (order: string) => `Order: ${order}`,
  orders: {
    rank: 'Most upvotes',
    date: 'Newest paper',
    title: 'Title',
    random: 'Shuffled',
  } satisfies Record<Exclude<SortOrder, 'own'>, string>,
  own: { list: 'By hand', digest: 'As in the digest', found: 'Best match', elsewhere: 'Newest digest' },
  sorted: (order: string) => `Ordered: ${order}`,
  onlyByHand: (key: string | null) =>
    key === null ? 'Order this list by hand first.' : `Order this list by hand first: press ${key}.`,
  compact: 'Titles only',
  comfortable: 'Titles and abstracts',
  bulk: { tag: 'Tag', trash: 'Trash' },
  rest: {
    menu: (verdict: string) => `The rest to ${verdict}`,
    nothing: 'Nothing in this digest is still untouched.',
    noDigest: 'This paper came in no digest.',
  },
  archived: 'Archived',
  archive: 'Archive',
  unarchive: 'Take out of the archive',
  moveUp: 'Move up',
  moveDown: 'Move down',
  merge: 'Merge into…',
  mergeTitle: (name: string) => `Merge “${name}” into`,
  did: {
    rest: (n: number, digest: string, verdict: string) =>
      `Moved the other ${plural(n, 'paper')} of “${digest}” to ${verdict}`,
    merged: (from: string, into: string) => `Merged “${from}” into “${into}”`,
    archived: (name: string) => `Archived “${name}”`,
    unarchived: (name: string) => `Took “${name}” out of the archive`,
  },
};
