/** What the guide is about, in the order of its contents. The text of a topic is `assets/guide/<language>/<topic>.md`. */
export const TOPICS = [
  'first-digest',
  'importing',
  'daily-pass',
  'keys',
  'search',
  'highlights',
  'lists',
  'exports',
  'vault',
  'backups',
  'sync',
  'command-line',
  'privacy',
  'trouble',
] as const;
export type Topic = (typeof TOPICS)[number];

/** The topic that a link of the guide leads to (`search.md`); null for none. */
export const topicOf = (address: string): Topic | null =>
  TOPICS.find((topic) => address === `${topic}.md`) ?? null;
