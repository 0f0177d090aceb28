/** What of a stored text is shown where it stands in a row with others. The stored text itself is never changed. */

/** Longer titles are cut: no paper has one, and a giant text would hold up the page. */
const LONGEST_TITLE = 1_000;

/** Longer texts are cut on the page: beyond this Chromium no longer lays out a paragraph within a frame. */
export const LONGEST_SHOWN = 100_000;

/** A title as it is shown: of bounded length, and without bidirectional controls that would reach past its end. */
export function displayTitle(title: string): string {
  const cut = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE).toWellFormed()}…` : title;
  return withoutUnpairedBidi(cut);
}

/** A longer line, such as the authors, as it is shown; bounds and controls as for a title. */
export const displayText = (text: string): string =>
  withoutUnpairedBidi(text.slice(0, LONGEST_SHOWN).toWellFormed());

const BIDI = /[\u202A-\u202E\u2066-\u2069]/;

/**
 * A text without embeddings, overrides and isolates that nothing closes, and without closings of nothing: these reorder what
 * stands beside a title, or make `gnp.exe` of `exe.png`. Pairs stay. Pairing as in UAX #9: a closing of an isolate also
 * ends the embeddings in it, a closing of an embedding never ends an isolate.
 */
export function withoutUnpairedBidi(text: string): string {
  if (!BIDI.test(text)) return text;
  const paired = new Set<number>();
  let open: { readonly at: number; readonly isolate: boolean }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const control = text.charAt(at);
    if (!BIDI.test(control)) continue;
    if (control === '\u2069' || control === '\u202C') {
      const last = open.findLastIndex(({ isolate }) => isolate);
      const opener = control === '\u2069' ? last : open.length - 1 > last ? open.length - 1 : -1;
      const found = open[opener];
      if (found === undefined) continue;
      paired.add(found.at).add(at);
      open = open.slice(0, opener);
    } else open.push({ at, isolate: control >= '\u2066' });
  }
  return text.replace(/[\u202A-\u202E\u2066-\u2069]/g, (control, at: number) =>
    paired.has(at) ? control : '',
  );
}
