/** BibTeX and BibLaTeX. */
import { journalNamed } from '../bibtex/journals.ts';
import { parseBlocks, plain, type BibtexFields, type ParsedBlock } from '../bibtex/parse.ts';
import { splitBibtex } from '../bibtex/split.ts';
import { digestOfFile, reportEntries, sourceText, type Entry } from '../entries.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { doiIn, urlsIn } from '../ids.ts';
import { arxivNamed, idsOfNote } from '../notes.ts';
import { mostPrecise, partialDate, readPartialDate } from '../dates.ts';
import { readAuthors } from '../author-list.ts';
import { fold, type Fields } from '../record.ts';
import type { Author } from '../report.ts';

export const format: DigestFormat = {
  id: 'bibtex',
  label: 'BibTeX',
  recognises,
  read,
};

const ENTRY =
  /^[ \t]{0,9}@[A-Za-z]\w{1,30}\s{0,3}(?:\{\s{0,9}[^\s,{}="]{0,200}|\(\s{0,9}[^\s,{}()='"]{1,200})\s{0,9},\s{0,40}[A-Za-z][\w-]{1,30}\s{0,40}=\s{0,40}["{\w]/m;
const NO_ENTRIES = new Set(['string', 'comment', 'preamble']);

/** A citation in a README or under a list of papers is not a file of citations. */
function recognises({ head, mediaType, extension }: DigestInput): boolean {
  if (mediaType === 'text/html' || !ENTRY.test(head)) return false;
  if (extension === 'bib') return true;
  if (/^\s{0,3}(?:```|~~~)/m.test(head) || /^\s*</.test(head)) return false;
  const lines = (text: string): number => text.split('\n').filter((line) => line.trim() !== '').length;
  return splitBibtex(head).outside * 2 <= lines(head);
}

async function read(input: DigestInput): Promise<FormatReport> {
  const { blocks, outside } = splitBibtex(input.text);
  const entries = blocks.filter(({ type }) => !NO_ENTRIES.has(type));
  const strings = blocks.filter(({ type }) => type === 'string');
  const parsed = await parseBlocks(entries, strings);
  return reportEntries(digestOfFile(input), parsed.map(entryOf), {
    alike: sourceText,
    warnings:
      outside === 0 ? [] : [`${outside} lines stand outside entries; BibTeX takes such lines for comments`],
  });
}

function entryOf({ block, fields, repaired, problem = 'it does not read' }: ParsedBlock): Entry {
  const { text, line, lineTo } = block;
  if (fields === null) return { line, text: text.slice(0, 300), reason: `broken entry: ${problem}` };
  return {
    ...fieldsOf(fields),
    digest: { source: 'BibTeX', kind: null },
    raw: { format: 'bibtex', lineFrom: line, lineTo, text },
    warnings:
      repaired === true ? ['a comma or its key is wrong in this entry; it was read without them'] : [],
  };
}

function fieldsOf(fields: BibtexFields): Omit<Fields, 'digest' | 'raw'> {
  const of = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = fields[name];
      const text = plain(Array.isArray(value) ? value.join('; ') : (value ?? '')).trim();
      if (text !== '') return text;
    }
    return undefined;
  };
  const subtitle = of('subtitle');
  const title = of('title', 'booktitle', 'shorttitle') ?? null;
  const links = ['url', 'howpublished', 'note'].flatMap((name) => urlsIn(of(name) ?? ''));
  const how = of('howpublished');
  const journal = of('journal', 'journaltitle');
  return {
    title: subtitle === undefined || title === null ? title : `${title}: ${subtitle}`,
    abstract: of('abstract', 'abstractnote'),
    ...authorsOf(fields),
    venue:
      (journal === undefined ? undefined : journalNamed(journal)) ??
      of(...(fields['title'] === undefined ? [] : ['booktitle']), 'maintitle') ??
      (how !== undefined && urlsIn(how).length === 0 ? how : of('school', 'institution', 'eventtitle')),
    published: mostPrecise([
      readPartialDate(of('date') ?? ''),
      partialDate(of('year'), of('month'), of('day')) ?? readPartialDate(of('year') ?? ''),
    ]),
    ids: idsOf(of),
    urls: links,
  };
}

function idsOf(of: (...names: readonly string[]) => string | undefined): Fields['ids'] & object {
  const archive = of('archiveprefix', 'eprinttype') ?? '';
  const eprint = of('eprint');
  const isArxiv =
    /arxiv/i.test(archive) || (archive === '' && /^(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?$/i.test(eprint ?? ''));
  const note = idsOfNote([of('note'), of('annote'), of('annotation'), of('addendum')].join('\n'));
  const dois = [of('doi'), of('doi+duplicate-1')].filter((doi) => doi !== undefined);
  return {
    ...note,
    doi: dois.find((doi) => Object.keys(doiIn(doi)).length > 0) ?? dois[0] ?? note.doi,
    arxiv:
      (isArxiv ? eprint : undefined) ??
      note.arxiv ??
      arxivNamed(of('journal', 'journaltitle')) ??
      arxivNamed(of('number', 'howpublished', 'volume')) ??
      of('arxivid', 'arxiv'),
    pmid: (/pubmed|pmid/i.test(archive) ? eprint : undefined) ?? of('pmid') ?? note.pmid,
    pmcid: of('pmcid', 'pmc') ?? note.pmcid,
  };
}

function authorsOf(fields: BibtexFields): { authors: readonly Author[]; authorsComplete: boolean } {
  const creators = fields.author ?? fields.editor ?? [];
  const named = creators.filter(({ lastName, name }) => (name ?? lastName) !== 'others');
  const [only] = named;
  if (named.length === 1 && only !== undefined) {
    const list = readAuthors(
      [only.prefix, only.lastName ?? only.name]
        .filter(Boolean)
        .join(' ')
        .concat(
          ...[only.suffix, only.firstName]
            .filter((part) => part !== undefined && part !== '')
            .map((part) => `, ${part}`),
        ),
    );
    if (only.name === undefined && (list.authors.length > 1 || !list.complete))
      return { authors: list.authors, authorsComplete: list.complete && named.length === creators.length };
  }
  return { authors: named.map(authorOf), authorsComplete: named.length === creators.length };
}

function authorOf({
  name,
  firstName,
  lastName,
  prefix,
  suffix,
}: NonNullable<BibtexFields['author']>[number]): Author {
  if (name !== undefined || lastName === undefined) return { name: fold(plain(name ?? firstName ?? '')) };
  const family = fold(plain([prefix, lastName].filter(Boolean).join(' ')));
  const given = fold(plain(firstName ?? ''));
  const full = [given, family, plain(suffix ?? '')].filter((part) => part !== '').join(' ');
  return given === '' ? { name: full, family } : { name: full, family, given };
}
