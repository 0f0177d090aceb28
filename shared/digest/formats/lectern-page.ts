/** Pages and mails that Lectern itself wrote (`export/html.ts`): every part of a paper has a class, and formulas their source. */
import { isTag, isText, type AnyNode, type Element } from 'domhandler';
import { readPartialDate } from '../dates.ts';
import { reportEntries, sourceText } from '../entries.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { locate } from '../locate.ts';
import { elementsOf, walk } from '../markup.ts';
import { pageKind } from '../page/kind.ts';
import { fold, type Fields } from '../record.ts';
import type { Author } from '../report.ts';

export const format: DigestFormat = {
  id: 'lectern-page',
  label: 'Lectern page or mail',
  recognises: (input) => pageKind(input) === 'lectern-page',
  read,
};

function read(input: DigestInput): FormatReport {
  const document = input.html();
  if (document === null) return reportEntries({}, []);
  const at = locate(input, format.id);
  const title = fold(wordsOf(elementsOf(document, ({ name }) => name === 'h1')[0]));
  const made = elementsOf(document, ({ name, attribs }) => name === 'meta' && attribs['name'] === 'date')[0];
  const date = readPartialDate(made?.attribs['content'] ?? '');
  const papers = elementsOf(
    document,
    ({ name, attribs }) => name === 'article' && attribs['class'] === 'lectern-paper',
  );
  return reportEntries(
    {
      ...(title === '' ? {} : { title }),
      source: 'Lectern',
      ...(date?.precision === 'day' ? { date: date.iso } : {}),
    },
    papers.map((paper) => ({
      ...fieldsOf(paper),
      digest: { source: 'Lectern', kind: null },
      raw: at.raw(paper),
    })),
    { alike: sourceText },
  );
}

function fieldsOf(paper: Element): Omit<Fields, 'digest' | 'raw'> {
  const all = (kind: string): readonly Element[] =>
    elementsOf(paper, ({ attribs }) => attribs['class'] === kind);
  const text = (kind: string): string => fold(wordsOf(all(kind)[0]));
  const ids = all('id').map((each) => fold(wordsOf(each)));
  const named = (start: string): string | undefined =>
    ids.find((id) => id.startsWith(start))?.slice(start.length);
  const [abstract] = all('abstract');
  return {
    title: text('title'),
    abstract:
      abstract === undefined
        ? undefined
        : elementsOf(abstract, ({ name }) => name === 'p')
            .map((each) => fold(wordsOf(each)))
            .join('\n\n'),
    authors: all('author').map(authorOf),
    venue: text('venue'),
    published: readPartialDate(all('published')[0]?.attribs['datetime'] ?? ''),
    ids: {
      arxiv: named('arXiv:'),
      doi: named('doi:'),
      pmid: named('PMID: '),
      pmcid: ids.find((id) => /^PMC\d/.test(id)),
    },
    urls: all('link').flatMap(({ attribs }) => attribs['href'] ?? []),
  };
}

function authorOf(element: Element): Author {
  const { 'data-family': family, 'data-given': given } = element.attribs;
  const name = fold(wordsOf(element));
  return family === undefined || given === undefined ? { name } : { name, family, given };
}

/** The characters of an element; of what is TeX its source. */
function wordsOf(element: AnyNode | undefined): string {
  const parts: string[] = [];
  if (element === undefined) return '';
  walk(element, (node) => {
    if (isText(node)) parts.push(node.data);
    const source = isTag(node) && node.attribs['class'] === 'tex' ? node.attribs['title'] : undefined;
    if (source === undefined) return true;
    parts.push(source);
    return false;
  });
  return parts.join('');
}
