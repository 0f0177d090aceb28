/**
 * Values out of BibTeX entries, TeX decoded. The parser is loaded when the first file needs it: it is the largest library here.
 * It is given some entries at a time, and one at a time where something in them does not read.
 */
import type { Entry, Options } from '@retorquere/bibtex-parser';
import { readAuthors } from '../author-list.ts';
import type { BibtexBlock } from './split.ts';

export type BibtexFields = Entry['fields'];

export interface ParsedBlock {
  readonly block: BibtexBlock;
  /** Null where the entry does not read; `problem` says why. */
  readonly fields: BibtexFields | null;
  readonly problem?: string;
  readonly repaired?: boolean;
}

const CHUNK = 20;

/** The fields of every entry, in order. Never rejects on input. */
export async function parseBlocks(
  entries: readonly BibtexBlock[],
  strings: readonly BibtexBlock[],
): Promise<readonly ParsedBlock[]> {
  const { parse } = await import('@retorquere/bibtex-parser');
  const options: Options = {
    sentenceCase: false,
    caseProtection: false,
    unsupported: (_node, tex) => tex,
    strings: strings.map(unixLines).join('\n'),
  };
  const read = (texts: readonly string[]): readonly BibtexFields[] | string => {
    try {
      const light = texts.map(lightened);
      const { entries: found, errors } = parse(light.map(({ text }) => guarded(text)).join('\n\n'), options);
      if (errors.length > 0) return errors[0]?.error.replace(/\s+/g, ' ').slice(0, 200) ?? 'it does not read';
      if (found.length !== texts.length) return 'it has no fields that read';
      return found.map(({ fields }, at) => {
        const abstract = light[at]?.abstract;
        return abstract === undefined ? fields : Object.assign({}, fields, { abstract });
      });
    } catch (problem) {
      return problem instanceof Error ? problem.message.slice(0, 200) : 'it does not read';
    }
  };
  const defined = namesOf(strings);
  const parents = new Map(entries.map((block) => [block.key.toLowerCase(), block]));
  const one = (block: BibtexBlock): ParsedBlock => {
    if (!block.closed) return { block, fields: null, problem: 'its closing brace is missing' };
    const parent = parents.get(parentOf(block) ?? '');
    const family = parent === undefined || parent === block ? [] : [unixLines(parent)];
    const text = unixLines(block);
    const found = read([text, ...family]);
    if (typeof found !== 'string') return { block, fields: found[0] ?? null };
    const loose = loosened(text, defined);
    const lenient = read([loose, ...family]);
    if (typeof lenient !== 'string') return { block, fields: lenient[0] ?? null };
    const repaired = read([mended(loose)]);
    return typeof repaired === 'string'
      ? { block, fields: null, problem: found }
      : { block, fields: repaired[0] ?? null, repaired: true };
  };
  const parsed: ParsedBlock[] = [];
  for (let from = 0; from < entries.length; from += CHUNK) {
    const chunk = entries.slice(from, from + CHUNK);
    const simple = chunk.every((block) => block.closed && parentOf(block) === undefined);
    const found = simple ? read(chunk.map(unixLines)) : '';
    parsed.push(
      ...(typeof found === 'string'
        ? chunk.map(one)
        : chunk.map((block, at) => ({ block, fields: found[at] ?? null }))),
    );
  }
  return parsed;
}

/** The parser takes `and` for the end of a name only where a blank or a bare line feed follows. */
const unixLines = ({ text }: BibtexBlock): string => text.replace(/\r\n?/g, '\n');

const parentOf = ({ text }: BibtexBlock): string | undefined =>
  /\bcrossref\s*=\s*[{"]?\s*([^\s,{}"]+)/i.exec(text)?.[1]?.toLowerCase();

/** What `@string` blocks define. */
const namesOf = (strings: readonly BibtexBlock[]): ReadonlySet<string> =>
  new Set(
    strings
      .flatMap(({ text }) => [...text.matchAll(/[{(,]\s{0,40}([A-Za-z][^\s={}",#%'()]{0,60})\s{0,40}=/g)])
      .map(([, name = '']) => name.toLowerCase()),
  );

const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i;
const NAMED_VALUE =
  /((?:^|,)\s{0,40}[A-Za-z][\w-]{0,40}\s{0,40}=\s{0,40}|["}]\s{0,20}#\s{0,20})([A-Za-z][\w.:+-]{0,60})(?=\s{0,20}(?:[,#}]|$))/gm;
const PEOPLE = /(\b(?:author|editor)\s{0,40}=\s{0,40})(?:\{([^{}]{0,40000})\}|"([^"{}]{0,40000})")/i;

/**
 * What people write and BibTeX would not take: a DOI with brackets for a key, a journal by a name that no `@string` of the file
 * defines, and authors parted by commas alone.
 */
const loosened = (text: string, defined: ReadonlySet<string>): string =>
  text
    .replace(/^([^{(]*\{)\s*[^\s,={}"]*[()'][^\s,={}"]*\s*,/, '$1key,')
    .replace(NAMED_VALUE, (all, before: string, name: string) =>
      MONTH.test(name) || defined.has(name.toLowerCase()) ? all : `${before}{${name}}`,
    )
    .replace(PEOPLE, (all, before: string, braced?: string, quoted?: string) => {
      const people = (braced ?? quoted ?? '').split(/\s+and\s+/);
      if (!people.some(isList)) return all;
      const names = people.flatMap((each) =>
        isList(each)
          ? readAuthors(each.replace(/\s+/g, ' ')).authors.map(({ name, family, given }) =>
              family === undefined || given === undefined ? name.replaceAll(',', '') : `${family}, ${given}`,
            )
          : [each],
      );
      return `${before}{${names.join(' and ')}}`;
    });

/** A name of BibTeX has two commas at most. */
const isList = (name: string): boolean => (name.match(/,/g) ?? []).length > 2;

/** Two mistakes that people make: no comma between fields, and a blank in the key. */
const mended = (text: string): string =>
  text
    .replace(/^([^{(]*[{(])[^,={}"]*,/, '$1key,')
    .replace(/([}"])([ \t]*\r?\n\s*[A-Za-z][\w-]{1,40}\s*=)/g, '$1,$2');

const UNUSED =
  /^[ \t]*(?:file|keywords|isbn|issn|urldate|pages|language|shorttitle|copyright|timestamp|date-added|date-modified)[ \t]*=[ \t]*\{[^{}]*\},?[ \t]*\r?$/gim;
const PLAIN_ABSTRACT = /^[ \t]*abstract[ \t]*=[ \t]*\{([^{}\\$~]*)\},?[ \t]*\r?$/im;

/** An entry without what nobody asks for and without an abstract that has no TeX in it: the parser takes most of its time over these. */
function lightened(text: string): { readonly text: string; readonly abstract?: string } {
  const abstract = PLAIN_ABSTRACT.exec(text)?.[1];
  const bare = text.replace(UNUSED, '');
  return abstract === undefined
    ? { text: bare }
    : { text: bare.replace(PLAIN_ABSTRACT, ''), abstract: guarded(abstract) };
}

// Private characters that no export holds.
const LESS = '\u{F0000}';
const GREATER = '\u{F0001}';

/** The parser writes italics as tags. What stands in angle brackets in the file is kept apart from them. */
const guarded = (text: string): string =>
  text
    .replace(/\\raisebox\s?\{[^{}]{0,30}\}/g, '')
    .replace(/<|\\textless(?![A-Za-z])/g, LESS)
    .replace(/>|\\textgreater(?![A-Za-z])/g, GREATER);

/** A value as text: the parser's tags gone, the file's own angle brackets back. */
export const plain = (value: string): string =>
  value
    .replace(/<[^<>]{0,400}>/g, '')
    .replaceAll(LESS, '<')
    .replaceAll(GREATER, '>')
    .replace(/<\{\}/g, '<')
    .replace(/>\{\}/g, '>')
    .replace(/[\u0131\u0237](\p{M})/gu, (letter, mark: string) =>
      `${letter.startsWith('\u0131') ? 'i' : 'j'}${mark}`.normalize('NFC'),
    );
