import { either, plural } from './common.ts';

/** The highlights view, and the names of the colours. */
export const highlights = {
  title: 'Highlights',
  cards: 'Highlights and notes',
  note: 'Note',
  noteOn: 'Note on a paper',
  filters: 'Filters',
  labels: 'Label',
  list: 'List',
  anyList: 'All lists',
  digest: 'Digest',
  anyDigest: 'All digests',
  order: 'Order',
  orders: { newest: 'Newest first', paper: 'By paper' },
  dates: 'Dates',
  anyTime: 'Any time',
  from: 'From',
  until: 'Until',
  since: (day: string) => `Since ${day}`,
  upTo: (day: string) => `Until ${day}`,
  between: (from: string, until: string) => `${from} to ${until}`,
  find: 'Find in highlights and notes',
  clear: 'Clear filters',
  none: (keys: readonly string[]) =>
    keys.length === 0
      ? 'What you highlight in papers is collected here.'
      : `Select text in a paper and press ${either(keys)}: what you highlight is collected here.`,
  noMatch: 'No highlight or note matches these filters.',
  states: {
    ok: '',
    moved: '',
    check: 'The text changed: check the place',
    detached: 'Not found in the text any more',
  },
  open: 'Open the paper',
  copied: (n: number) => `Copied ${plural(n, 'card')} as Markdown`,
  shown: (n: number) => `${plural(n, 'card')} shown`,
  showingOnly: (labels: string) => `Showing ${labels}`,
  showingAll: 'Showing every label',
  nameColors: 'Name the colours',
  nameHint: 'What each colour means to you. The names show wherever the colours do.',
  nameOf: (usual: string, n: number) => `Colour ${n}, usually ${usual}`,
  did: {
    named: (name: string) => `Named a colour “${name}”`,
  },
};
