/** Lines that say something about a paper rather than being its title or abstract. Closed list, whole lines, as for noise. */
export type MetadataKind =
  'author count' | 'date' | 'url' | 'arxiv' | 'doi' | 'code' | 'organisation' | 'field';

const LONGEST = 2000;
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}';
const DAY = String.raw`(?:${MONTH}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} ${MONTH}\.?,? \d{4}|\d{4}-\d{2}-\d{2})`;

const RULES: readonly (readonly [MetadataKind, RegExp])[] = [
  ['author count', /^[[(*·•\s-]{0,8}\d{1,5}\s+authors?\b.{0,80}$/i],
  ['url', /^<?https?:\/\/\S+>?$/i],
  [
    'arxiv',
    /^(?:arXiv|arxiv\.org)?[:\s]{0,2}(?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?:\s?\[[\w.-]+\])?$/i,
  ],
  ['doi', /^doi[:\s]{0,2}10\.\d{4,9}\/\S+$/i],
  [
    'date',
    new RegExp(
      String.raw`^[·•]?\s?(?:(?:Published|Submitted|Posted|Updated|on)(?: on)?:? )?${DAY}(?:\s?[\[·(|].{0,200})?$`,
      'i',
    ),
  ],
  [
    'code',
    /^\[?(?:LINK: )?(?:GitHub|Code|Project page|Demo|Paper|Website)[:\s]{0,2}[\d.,]*k?\]?(?:\(.{0,1000}\)|:?\s?https?:\S+)?$/i,
  ],
  [
    'organisation',
    /^\[?-?\s?!\[[^\]]*\]\(https?:\/\/\S{0,500}avatars\S{0,500}\).{0,80}$|^\[\[[\w-]+\] .{1,80}\]\[\d+\]$/,
  ],
  [
    'field',
    /^(?:Authors?|Venue|Journal|Conference|Year|Date|Published|Comments?|Categories|Subjects?|Source|Keywords?|Links?|URL|PDF|Code|Score|Tags?|DOI|arXiv|Upvotes)\s?[:：]\s*\S.*$/i,
  ],
];

/** The kind of metadata that a trimmed line holds, or null. */
export function metadataOf(text: string): MetadataKind | null {
  if (text.length > LONGEST) return null;
  return RULES.find(([, rule]) => rule.test(text))?.[0] ?? null;
}

/** Key (lower-case) and value of a `Key: value` line, or null. */
export function fieldOf(text: string): { readonly key: string; readonly value: string } | null {
  const [, key, value] = /^([A-Za-z]{2,12})\s?[:：]\s*(\S[^]*)$/.exec(text) ?? [];
  return key === undefined || value === undefined ? null : { key: key.toLowerCase(), value };
}
