/** What can be found, and how much a word counts where it stands. */

export const KINDS = ['paper', 'note', 'highlight'] as const;
export type HitKind = (typeof KINDS)[number];

/** One thing to be found. A note or a highlight is a document of its own, so that a hit names it. */
export interface SearchDocument {
  readonly id: string;
  readonly kind: HitKind;
  readonly paperId: string;
  readonly title: string;
  /** The abstract, or what a note or a highlight says. */
  readonly body: string;
  readonly authors?: string;
  readonly venue?: string;
  readonly gist?: string;
  readonly tags?: string;
  readonly lists?: string;
  /** Greater is newer: of two that match alike the newer comes first. Without it, what was added later is newer. */
  readonly age?: number;
}

/** How a field counts: `weight` of a word in a text of `usual` characters, less in longer ones as `slope` goes from 0 to 1. */
export interface Field {
  readonly name: 'title' | 'body' | 'authors' | 'venue' | 'gist' | 'tags' | 'lists';
  readonly weight: number;
  readonly slope: number;
  readonly usual: number;
  /** Characters that are read: far beyond what people write, so that one giant text cannot fill the memory. */
  readonly longest: number;
}

/** BM25F's weights. A reader's own words weigh more than an abstract's. */
export const FIELDS: readonly Field[] = [
  { name: 'title', weight: 4, slope: 0.4, usual: 90, longest: 5_000 },
  { name: 'body', weight: 1, slope: 0.6, usual: 1_400, longest: 1_000_000 },
  { name: 'authors', weight: 2, slope: 0.3, usual: 80, longest: 20_000 },
  { name: 'venue', weight: 1, slope: 0, usual: 40, longest: 2_000 },
  { name: 'gist', weight: 3, slope: 0.3, usual: 80, longest: 20_000 },
  { name: 'tags', weight: 3, slope: 0, usual: 30, longest: 20_000 },
  { name: 'lists', weight: 3, slope: 0, usual: 30, longest: 20_000 },
];

/** What a word counts each time that it stands in a field whose text has so many characters. */
export const weightIn = ({ weight, slope, usual }: Field, characters: number): number =>
  weight / (1 - slope + (slope * characters) / usual);

/** The body of a note or a highlight is a reader's own: it counts this many times an abstract's. */
export const OWN_WORDS = 2;
/** How soon more of the same word stops counting (BM25's k1). */
export const SATURATION = 1.2;

/** Shows each field of a document that says something: as much of its text as is read, and which of `FIELDS` it is. */
export function eachField(
  document: SearchDocument,
  show: (field: Field, text: string, place: number) => void,
): void {
  FIELDS.forEach((field, place) => {
    const whole = document[field.name];
    if (whole === undefined || whole === '') return;
    show(field, whole.length > field.longest ? whole.slice(0, field.longest) : whole, place);
  });
}
