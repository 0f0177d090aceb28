/** Names of files: readable, and safe on every system that a synced folder may come to. */

/** Bytes in UTF-8, of the 255 that file systems take, with room for an ending, a number and a temporary name. */
const LONGEST = 150;
/** Windows takes none of these, with any ending. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
const UNNAMED = 'Untitled';

/** A name without its ending: nothing that a system refuses or that ends a link of Obsidian, in composed Unicode, of bounded length. */
export function safeName(wanted: string): string {
  const clean = wanted
    .toWellFormed()
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- controls are what must go
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g, ' ')
    .replace(/[<>:"/\\|?*#^[\]%]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.~-]+|[\s.]+$/g, '');
  const cut = within(clean).replace(/[\s.]+$/g, '');
  if (cut === '') return UNNAMED;
  return RESERVED.test(cut) ? `_${cut}` : cut;
}

/** A path in `folder` that no path of `taken` (of `foldPath`) is the same as on any system: the name, else with a number behind it. */
export function freePath(folder: string, name: string, taken: { has(path: string): boolean }): string {
  for (let n = 1; ; n++) {
    const path = `${folder}/${n === 1 ? name : `${name} (${n})`}.md`;
    if (!taken.has(foldPath(path))) return path;
  }
}

/** By what paths are told apart where case and Unicode composition are none of the file system's business. */
export const foldPath = (path: string): string => path.normalize('NFC').toUpperCase().toLowerCase();

/** As much of a text as fits, by whole characters. */
function within(text: string): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > LONGEST) break;
    end += character.length;
  }
  return text.slice(0, end);
}
