/**
 * My NCBI's mails of new results, as they were (a table an entry) and as they are (`docsum` classes, which saved pages
 * of a PubMed search have too). The mail says how many results there are; it rarely has all of them.
 */
import type { Document, Element } from 'domhandler';
import { readDate } from '../dates.ts';
import { reportEntries } from '../entries.ts';
import { locate } from '../locate.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { elementsOf, textOf } from '../markup.ts';
import { readName } from '../names.ts';
import { pageKind } from '../page/kind.ts';
import { pageLines } from '../page/lines.ts';
import { readPartialDate } from '../dates.ts';
import { pubmedTitle } from '../pubmed.ts';
import { fold, type Fields } from '../record.ts';
import { firstOf } from '../xml.ts';

export const format: DigestFormat = {
  id: 'ncbi-alert',
  label: 'PubMed alert',
  recognises: (input) => pageKind(input) === 'ncbi-alert',
  read,
};

const SOURCE = 'pubmed.ncbi.nlm.nih.gov';

/** One result: its title's link, and what stands between it and the next. */
interface Result {
  readonly title: Element;
  readonly lines: readonly string[];
  readonly parts: readonly Element[];
}

function read(input: DigestInput): FormatReport {
  const document = input.html();
  const at = locate(input, format.id);
  const results = document === null ? [] : resultsIn(document);
  const text = document === null ? '' : fold(textOf(document)).slice(0, 100_000);
  const date = input.mail?.date ?? sentOn(text);
  const dated = date === undefined ? {} : { date };
  const entries = results.map((result) => ({
    ...readResult(result),
    raw: at.raw(result.title, result.parts.at(-1) ?? result.title),
    digest: { source: SOURCE, kind: 'new' as const, ...dated },
  }));
  const search = fold(/\bSearch:\s*(.{1,200}?)\s*(?:View\b|$)/.exec(text)?.[1] ?? '');
  const title = firstOf(
    fold(input.mail?.subject ?? ''),
    search === '' ? '' : `PubMed: ${search}`,
    'PubMed alert',
  );
  const { claimed, left } = announced(text);
  return reportEntries({ title, source: SOURCE, ...dated }, entries, {
    ...(claimed === undefined ? {} : { claimed }),
    warnings: [
      ...(entries.length === 0 ? ['no papers in this alert'] : []),
      ...(left > 0 ? [`${left} more results are at PubMed and not in this mail`] : []),
    ],
  });
}

/** `Items 1 - 5 of 72`: five are in the mail, and 67 are not. */
function announced(text: string): { readonly claimed: number | undefined; readonly left: number } {
  const [, from, to, all] = /\bItems?\s+(\d{1,6})\s*[-–]\s*(\d{1,6})\s+of\s+([\d,]{1,9})/i.exec(text) ?? [];
  if (from === undefined || to === undefined || all === undefined) return { claimed: undefined, left: 0 };
  const claimed = Number(to) - Number(from) + 1;
  return { claimed, left: Number(all.replaceAll(',', '')) - claimed };
}

/** `Sent on Friday, 2017 March 31`. */
const sentOn = (text: string): string | undefined => {
  const said = /\bSent on (.{6,60})/.exec(text)?.[1] ?? '';
  return (readDate(said) ?? readPartialDate(said))?.iso;
};

function resultsIn(document: Document): readonly Result[] {
  const results: { title: Element; lines: string[]; parts: Element[] }[] = [];
  const titles = new Set(elementsOf(document, isTitle));
  for (const line of pageLines(document)) {
    const title = line.links.find(({ node }) => titles.has(node))?.node;
    if (title !== undefined) results.push({ title, lines: [], parts: [] });
    else results.at(-1)?.lines.push(line.text);
  }
  let index = -1;
  const order = new Map(results.map(({ title }, at) => [title, at]));
  for (const element of elementsOf(
    document,
    ({ attribs }) => PART.test(attribs['class'] ?? '') || 'ref' in attribs,
  )) {
    index = order.get(element) ?? index;
    if (!titles.has(element)) results[index]?.parts.push(element);
  }
  return results;
}

const PART =
  /(?:^|\s)(?:docsum-authors|docsum-journal-citation|docsum-pmid|full-view-snippet|docsum-snippet|docsum-title|jrnl)(?:\s|$)/;

const isTitle = ({ name, attribs }: Element): boolean => {
  if (name !== 'a') return false;
  if (/(?:^|\s)docsum-title(?:\s|$)/.test(attribs['class'] ?? '')) return true;
  const href = attribs['href'] ?? '';
  return /\/pubmed\/\d{1,9}\b/.test(href) && /^(?:ordinalpos|article_id)=/.test(attribs['ref'] ?? '');
};

function readResult({ title, lines, parts }: Result): Omit<Fields, 'raw' | 'digest'> {
  const part = (name: string): string => {
    const all = parts.filter(({ attribs }) => (attribs['class'] ?? '').split(/\s+/).includes(name));
    const full = all.find(({ attribs }) => /\bfull-/.test(attribs['class'] ?? '')) ?? all[0];
    return full === undefined ? '' : fold(textOf(full));
  };
  const cited = lines.findIndex((line) => /\bdoi:|(?:^|\. )(?:19|20)\d{2}\b|;\s?(?:19|20)\d{2}-/.test(line));
  const citation = firstOf(part('docsum-journal-citation'), lines[cited] ?? '');
  const byline = firstOf(part('docsum-authors'), cited > 0 ? (lines[0] ?? '') : '');
  const link = title.attribs['href'] ?? '';
  const pmid = firstOf(
    /article_id=(\d{1,9})/.exec(title.attribs['ref'] ?? '')?.[1] ?? '',
    /\/(?:pubmed\/)?(\d{1,9})(?:[/?#]|$)/.exec(link)?.[1] ?? '',
    /\bPMID:\s?(\d{1,9})/.exec(lines.join(' '))?.[1] ?? '',
  );
  const snippet = firstOf(part('full-view-snippet'), part('docsum-snippet'));
  const journal = parts.find(({ attribs }) => /(?:^|\s)jrnl(?:\s|$)/.test(attribs['class'] ?? ''));
  const [, venue = '', date = ''] = /^(.{2,300}?)\.(?:\s+((?:19|20)\d{2}[^.;:]{0,30}))?/.exec(citation) ?? [];
  return {
    title: pubmedTitle(textOf(title)),
    abstract: snippet,
    abstractKind: 'snippet',
    authors: byline
      .replace(/\.$/, '')
      .split(/,\s*/)
      .filter((name) => name !== '' && !/^et al$/.test(name))
      .map(readName),
    authorsComplete: !/\bet al\b|…/.test(byline),
    venue: firstOf(fold(journal?.attribs['title'] ?? ''), venue),
    published: readPartialDate(date),
    ids: { pmid, doi: doiIn(citation) },
    urls: pmid === '' ? [] : [`https://${SOURCE}/${pmid}/`],
  };
}

/** The DOI of a citation, without the word `self` that the mail sticks to some. */
const doiIn = (citation: string): string | undefined =>
  /\bdoi:\s?(10\.\d{4,9}\/\S{1,200})/i
    .exec(citation)?.[1]
    ?.replace(/\.$/, '')
    .replace(/(\d)self$/, '$1');
