/** What formats made of entries have in common: the title of a digest, entries printed twice, the text that shows where a record came from. */
import type { DigestInput } from './format.ts';
import type { ParseReport } from './report.ts';

/** Longer source texts are cut in `raw.text`. */
export const RAW_CHARACTERS = 20_000;

/** A digest named after its file, dated by a day in the file's name; `given` wins where it says more. */
export function digestOfFile(
  { name }: Pick<DigestInput, 'name'>,
  given: ParseReport['digest'] = {},
): ParseReport['digest'] {
  const title = name.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z0-9]{1,8}$/, '');
  const date = /(?<!\d)(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/.exec(name)?.[0];
  return { ...(title === '' ? {} : { title }), ...(date === undefined ? {} : { date }), ...given };
}

/** Entries of which each stands once, with how often it was printed in a row; `textOf` is what makes two of them alike. */
export function collapsed<T>(
  entries: readonly T[],
  textOf: (entry: T) => string,
): readonly { readonly entry: T; readonly repeats: number }[] {
  const found: { entry: T; text: string; repeats: number }[] = [];
  for (const entry of entries) {
    const text = textOf(entry).trim();
    const last = found.at(-1);
    if (last !== undefined && last.text === text) last.repeats++;
    else found.push({ entry, text, repeats: 1 });
  }
  return found;
}
