/** Texts above this are refused, before they are read: parsing them would hold too much memory for too long. */
export const MAX_TEXT_BYTES = 32 * 1024 * 1024;

/** Larger mailboxes, JSON Lines and tables are cut into parts of at most so many bytes, or of one entry. */
export const MAX_PART_BYTES = 16 * 1024 * 1024;

/** Messages, lines or rows of a part, so that it can be looked through and added within seconds. */
export const MAX_PART_ENTRIES = 5_000;

/** Files of more parts are refused: their table would take too much memory. */
export const MAX_PARTS = 20_000;

/** Files above this are not cut either: reading through them once would take too long. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024 * 1024;

/** Texts of more lines are refused: every line costs about a kilobyte while it is parsed, and no digest has as many. */
export const MAX_TEXT_LINES = 1_000_000;

/** Whether a text has more than `most` lines, however they end. Reads no further than it must. */
export function hasMoreLines(text: string, most: number): boolean {
  let lines = 1;
  for (let at = 0; at < text.length; at += 1) {
    if (!endsLine(text.charCodeAt(at))) continue;
    if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at += 1;
    lines += 1;
    if (lines > most) return true;
  }
  return false;
}

/** LF, form feed, CR, NEL and the separators of Unicode. */
const endsLine = (code: number): boolean =>
  code === 10 || code === 12 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
