import { useState } from 'react';
import type { Paper, PaperDetail } from '../../../shared/model.ts';
import { paperDetail } from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';

/** The last that was read of these papers and those before them: the next card is there before it is asked for. */
export function useDetails(ids: readonly string[]): ReadonlyMap<string, PaperDetail> {
  const key = ids.join(' ');
  const [seen, see] = useState<Seen>({ read: undefined, known: new Map() });
  const read = useQuery(() => Promise.all(ids.map(paperDetail)), [key]);
  if (!read || read === seen.read) return seen.known;
  // Some to spare: what is shown now may still be of the cards before.
  const known = new Map([...seen.known].slice(-4));
  for (const each of read) if (each) known.set(each.id, each);
  see({ read, known });
  return known;
}

interface Seen {
  readonly read: readonly (PaperDetail | null)[] | undefined;
  readonly known: ReadonlyMap<string, PaperDetail>;
}

/** What a card shows until all of its paper is read: a key was faster. */
export const asDetail = (paper: Paper): PaperDetail => ({
  ...paper,
  note: '',
  noteRev: '',
  ownGist: '',
  gistRev: '',
  marks: [],
  appearances: [],
  verdictAt: null,
  edited: [],
  abstractChanges: [],
  provenance: {},
  merged: [],
  lists: [],
  ownTags: [],
  markTags: {},
});
