/** The numbers of the ranking, found on several generated corpora and on real digests (see README.md). */
export const TUNING = {
  /** A word that the typed one begins, while it is being typed: so much, and so much more as it is complete. */
  completion: 0.45,
  completed: 0.45,
  /** The same for a word that was finished. */
  longer: 0.14,
  longerBy: 0.21,
  /** One edit away, where the word as typed is unknown or known; two edits; in the first letter; a misspelt beginning. */
  edit: 0.5,
  editOfKnown: 0.12,
  secondEdit: 0.55,
  firstLetter: 0.8,
  misspeltBeginning: 0.35,
  /** Neighbours that make a known word together, at least; times how much more telling that is, at most. */
  join: 0.95,
  joinAtMost: 3,
  joinBegun: 0.6,
  /** A word that is two known ones without their space. */
  split: 0.65,
  /** First letters of words in a title: of all, of the first ones, of others. */
  initialsWhole: 0.9,
  initialsFirst: 0.6,
  initialsInside: 0.35,
  /** What comes this near to a word's best expansion counts as the word itself. */
  strong: 0.6,
  /** How much of a word counts as covered by a weak expansion. */
  weakCover: 0.5,
  /** The share of the query that a document covers, to this power, and what remains for none. */
  coverPower: 3,
  coverLeast: 0.1,
  /** Documents that cover less than this share of what the best covers are not answered. */
  coverFloor: 0.4,
  /** Title: share of the query in it, pairs of neighbours, words that follow the one typed before, begins with the first word, is the query as a whole. */
  titleCover: 0.3,
  titlePairs: 0.18,
  titleOrder: 0.2,
  titleStart: 0.08,
  titleWhole: 0.2,
  /** How many are ranked again by their titles. */
  reranked: 200,
};
