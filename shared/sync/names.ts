/** The names of log files in a device's folder, as sync tools leave them. */

/** What a name in a device's folder stands for. */
export type LogName =
  | { readonly kind: 'log'; readonly file: number }
  /** Another version of a log file that a sync tool kept under a name of its own. */
  | { readonly kind: 'copy'; readonly file: number }
  /** A file that the system shows and has not fetched yet (iCloud's placeholders). */
  | { readonly kind: 'away'; readonly file: number }
  | { readonly kind: 'other' };

/** A file number as it is in names. */
export const logFile = (file: number): string => `${String(file).padStart(6, '0')}.jsonl`;

/**
 * Reads a name. Sync tools name a second version after the first: `000001 (conflicted copy …).jsonl` and `000001 (… conflicted copy …).jsonl`
 * (Dropbox), `000001.sync-conflict-….jsonl` (Syncthing), `000001 2.jsonl` (iCloud), `000001_conflict-….jsonl` (ownCloud, Nextcloud: `000001 (conflicted copy …)`).
 * Their unfinished files begin with a dot or a tilde, or end in something else.
 */
export function logName(name: string): LogName {
  const [, away, digits = '', rest = ''] = /^(\.)?(\d{6})(.*)$/s.exec(name) ?? [];
  const file = Number(digits);
  if (digits === '' || file === 0) return { kind: 'other' };
  if (away !== undefined) return rest === '.jsonl.icloud' ? { kind: 'away', file } : { kind: 'other' };
  if (rest === '.jsonl') return { kind: 'log', file };
  return /^[^0-9].*\.jsonl$/s.test(rest) || /^\.jsonl\.sync-conflict-.+$/s.test(rest)
    ? { kind: 'copy', file }
    : { kind: 'other' };
}
