/** Mails that link to papers: tables of contents, newsletters, recommendations. The papers are records, every other link is counted. */
import { readSpokenAuthors } from '../author-list.ts';
import { reportEntries } from '../entries.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import type { Fields } from '../record.ts';
import { blocksOf } from './blocks.ts';
import { papersIn, type LinkedPaper, type LinkRules } from './entries.ts';
import { idsOfPaperUrl } from '../addresses/papers.ts';
import { hostOf } from '../addresses/unwrap.ts';
import { textBlocks } from './text-blocks.ts';

/** A reader for the mails of some senders. What they share is here, what they call themselves is theirs. */
export function linkReader(
  id: string,
  rules: LinkRules = { hiddenTitles: 'links' },
): (input: DigestInput) => FormatReport {
  return (input) => {
    const document = input.mediaType === 'text/plain' ? null : input.html();
    const blocks = document === null ? textBlocks(input.text) : blocksOf(document);
    const { papers, others } = papersIn(blocks, rules);
    const place = {
      id,
      source: input.mail?.fromName || input.mail?.from || 'mail',
      date: input.mail?.date ?? null,
    };
    const asides = others.map(({ url, text }, index) => ({
      line: papers.length + index + 1,
      text: nameOf(text, hostOf(url)),
      reason: 'link, not a paper',
    }));
    const digest = {
      ...(input.mail?.subject ? { title: input.mail.subject } : {}),
      source: place.source,
      ...(place.date === null ? {} : { date: place.date }),
    };
    const entries = [...papers.map((paper) => toFields(paper, place)), ...asides];
    return papers.length === 0
      ? reportEntries(digest, entries, { warnings: ['no papers in this mail'] })
      : reportEntries(digest, entries);
  };
}

/** Broken addresses have no host. */
const nameOf = (text: string, host: string): string => {
  if (host === '') return text === '' ? 'a link' : text;
  return text === '' ? host : `${text} (${host})`;
};

const read = linkReader('mail-links');

/** For the HTML of a mail that no other format knows. */
export const LINKS: DigestFormat = {
  id: 'mail-links',
  label: 'Links of a mail',
  recognises: () => false,
  read: (input) => {
    const found = read(input);
    const { used, total } = found.count;
    const score = used === 0 ? 0 : Math.round((0.5 + (0.5 * used) / total) * 100) / 100;
    return { ...found, gate: { score, reasons: [`${used} of ${total} links are papers`] } };
  },
};

interface Place {
  readonly id: string;
  readonly source: string;
  readonly date: string | null;
}

function toFields(paper: LinkedPaper, { id, source, date }: Place): Fields {
  const { authors, complete } = readSpokenAuthors(paper.authors);
  return {
    title: paper.title,
    abstract: paper.text,
    abstractKind: 'snippet',
    authors,
    authorsComplete: complete,
    ids: {
      ...(paper.doi === '' ? {} : { doi: paper.doi }),
      ...(paper.url === null ? {} : idsOfPaperUrl(paper.url)),
    },
    urls: paper.url === null ? [] : [paper.url],
    digest: {
      source,
      kind: null,
      ...(date === null ? {} : { date }),
      ...(paper.section === null ? {} : { section: paper.section }),
    },
    raw: { format: id, text: paper.raw },
    confidence: paper.confidence,
    warnings: paper.warnings,
  };
}
