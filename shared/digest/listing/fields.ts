/** The `Key: value` head of a listing's entry and the text under it. */
import type { Line } from './lines.ts';

const KEY =
  /^\s?(Date(?: \((?:revised )?v?\d{0,3}\))?|From|Title|Authors?|Author\(s\)|Categories|Comments?|Journal-ref|DOI|Report-no|MSC-class|ACM-class|License|Subj-class|Proxy|Notes?)\s?:(?:\s(.*)|$)/i;
const REPLACED = /^\s?replaced (?:with revised version|by author|with version)?\s*(.*)$/i;

export interface Head {
  /** Values by lower-case key; the plural of a key is its singular. Folded lines are joined. */
  readonly values: ReadonlyMap<string, string>;
  /** When it was replaced; null for what was not. */
  readonly replaced: string | null;
  /** How many versions the head lists; 0 where it lists none. */
  readonly versions: number;
}

/** Only a known key at the start of a line ends a value: whatever a mail program made of the indent, the rest continues it. */
export function readHead(lines: readonly Line[]): Head {
  const values = new Map<string, string>();
  let replaced: string | null = null;
  let versions = 0;
  let key: string | null = null;
  for (const { text } of lines) {
    const [, name, value = ''] = KEY.exec(text) ?? [];
    if (name !== undefined) {
      const full = name.toLowerCase();
      const version = /^date \((?:revised )?v?(\d{0,3})\)/.exec(full)?.[1];
      if (version !== undefined) versions = Math.max(versions, Number(version));
      key = full.replace(/\(s\)$/, '').replace(/^(author|comment|note)s$/, '$1');
      if (!values.has(key)) values.set(key, value.trim());
      else key = null;
      continue;
    }
    const revised = key === null || key === 'date' ? REPLACED.exec(text)?.[1] : undefined;
    if (revised !== undefined) {
      replaced = revised;
      key = null;
    } else if (key !== null) values.set(key, `${values.get(key) ?? ''} ${text.trim()}`.trim());
  }
  return { values, replaced, versions };
}

/** The paragraphs of an abstract: an indented line starts one, unless the copy indents them all or none. */
export function paragraphsOf(lines: readonly Line[]): string {
  const indented = lines.filter(({ text }) => /^ {1,4}\S/.test(text)).length;
  const tells = indented <= Math.max(1, lines.length / 2);
  return lines
    .map(({ text }, index) => {
      const starts = tells && index > 0 && /^ {2,4}\S/.test(text);
      return `${index === 0 ? '' : starts ? '\n\n' : ' '}${text.trim()}`;
    })
    .join('');
}
