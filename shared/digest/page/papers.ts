/**
 * Papers on a page that is nobody's in particular: newsletters, reading lists, copied pages. A link to a host of papers
 * makes an entry; where its text is no title ("PDF", an id, "read more"), the title is the heading above, or what the
 * next line says. An entry goes on to the next one, to the next heading, or to the foot of the page. All by lines, once.
 */
import { readSpokenAuthors } from '../author-list.ts';
import { arxivIn, urlKind } from '../ids.ts';
import { fold, type Fields } from '../record.ts';
import type { PaperIds } from '../report.ts';
import { idsOfPaperUrl, isBareId, isPaperUrl, paperKey } from '../addresses/papers.ts';
import { unwrapUrl } from '../addresses/unwrap.ts';
import type { PageLine, PageLink } from './lines.ts';
import { cleanTitle, isLabel, isNames, isTitle, wordsIn } from './titles.ts';

/** A paper of a page, the lines that it goes from and to, and the heading that it stands under. */
export interface PagePaper {
  readonly fields: Omit<Fields, 'raw' | 'digest'>;
  readonly from: PageLine;
  readonly to: PageLine;
  readonly section: string | undefined;
}

/** A link that is none of a paper; `url` is where it leads. */
export interface OtherLink {
  readonly link: PageLink;
  readonly url: string;
  readonly reason: string;
}

interface Draft {
  title: string | null;
  confidence: number;
  ids: PaperIds;
  readonly urls: Set<string>;
  readonly body: string[];
  readonly section: string | undefined;
  readonly from: PageLine;
  to: PageLine;
  open: boolean;
}

const FOOT =
  /\b(?:unsubscribe|view (?:this )?(?:email )?in (?:your )?browser|manage (?:your )?(?:email )?(?:preferences|subscriptions?)|update your (?:profile|preferences)|all rights reserved|you(?:'|’)?re receiving this|you received this|privacy policy|terms (?:and|&) conditions|advertise with|forward(?:ed)? (?:this|to a friend))\b|^©|退订|配信停止/i;
const LABEL = /^(?:abstract|summary|tl;?dr|authors?|title|comments?|subjects?|journal-ref)\b/i;

/** What is known while the lines go by. */
interface Reading {
  readonly drafts: Draft[];
  /** Entries by the keys of all their addresses. */
  readonly byKey: Map<string, Draft>;
  readonly others: Map<string, OtherLink>;
  /** The last heading that is nobody's title yet. */
  heading: PageLine | null;
  section: string | undefined;
}

interface Address {
  readonly link: PageLink;
  readonly url: string;
}

/** The papers of a page and its other links, each address once. `resolve` makes an address whole. */
export function papersIn(
  lines: readonly PageLine[],
  resolve: (href: string) => string,
): { readonly papers: readonly PagePaper[]; readonly others: readonly OtherLink[] } {
  const reading: Reading = {
    drafts: [],
    byKey: new Map(),
    others: new Map(),
    heading: null,
    section: undefined,
  };
  lines.forEach((line, index) => {
    if (line.text.length <= LONGEST_FOOT && FOOT.test(line.text)) close(reading);
    const links = line.links.map((link) => ({ link, url: unwrapUrl(resolve(link.href)) }));
    const papers = links.filter(({ url, link }) => isPaperUrl(url) && !isAdvert(link.text));
    const people = links.length > 0 && links.every(({ url }) => AUTHOR_PAGE.test(url));
    if (papers.length === 0) readPlain(reading, line, people);
    for (const paper of papers) readPaper(reading, paper, line, lines[index + 1]);
    if (papers.length > 0) readRest(reading, line);
    const own = new Set(papers);
    if (!people)
      setAside(
        reading,
        links.filter((each) => !own.has(each)),
      );
  });
  return { papers: reading.drafts.map(toPaper), others: [...reading.others.values()] };
}

function openEntry({ drafts }: Reading): Draft | null {
  const last = drafts.at(-1);
  return last?.open === true ? last : null;
}

function close({ drafts }: Reading): void {
  const last = drafts.at(-1);
  if (last !== undefined) last.open = false;
}

/** A line without papers: a heading ends the entry above it, as does another link set as a heading; text goes to the entry. */
function readPlain(reading: Reading, line: PageLine, people: boolean): void {
  const link = isWholeLink(line);
  if (link && (line.bold || line.heading > 0)) return close(reading);
  if (isHeading(line)) {
    close(reading);
    reading.section = reading.heading?.text ?? reading.section;
    reading.heading = line;
    return;
  }
  const entry = openEntry(reading);
  if (entry === null || (link && !people)) return;
  entry.body.push(people ? `Authors: ${line.text}` : line.text);
  entry.to = line;
}

/** A link to a paper: one more address of an entry, or an entry of its own. */
function readPaper(
  reading: Reading,
  { link, url }: Address,
  line: PageLine,
  next: PageLine | undefined,
): void {
  const key = paperKey(url);
  const ids = idsOfPaperUrl(url);
  const current = openEntry(reading);
  const target = reading.byKey.get(key) ?? (current !== null && belongs(current, link, ids) ? current : null);
  if (target !== null) {
    target.urls.add(url);
    target.ids = { ...ids, ...target.ids };
    if (target.title === null && isTitle(link.text))
      Object.assign(target, { title: link.text, confidence: 0.8 });
    reading.byKey.set(key, target);
    return;
  }
  close(reading);
  const { heading } = reading;
  const named = nameOf(link, line, heading, next);
  const claimed = named.from === heading;
  const section = claimed ? reading.section : (heading?.text ?? reading.section);
  const draft: Draft = { ...named, ids, urls: new Set([url]), body: [], section, to: line, open: true };
  if (claimed) reading.heading = null;
  reading.drafts.push(draft);
  reading.byKey.set(key, draft);
}

/** What stands beside the links of an entry's line. */
function readRest(reading: Reading, line: PageLine): void {
  const entry = openEntry(reading);
  if (entry === null) return;
  const rest = restOf(
    line,
    line.links.map(({ text }) => text),
  );
  if (rest.length >= 40) entry.body.push(rest);
  entry.to = line;
}

/** Links that are no papers: code goes to the entry that is open, all else is listed. */
function setAside(reading: Reading, links: readonly Address[]): void {
  const entry = openEntry(reading);
  for (const { link, url } of links) {
    if (!/^https?:/i.test(url)) continue;
    const code = isLabel(link.text) && /^(?:code|project|dataset)$/.test(urlKind(url));
    if (entry !== null && code) entry.urls.add(url);
    else if (!reading.others.has(url))
      reading.others.set(url, {
        link,
        url,
        reason: isAdvert(link.text) ? 'an advertisement' : 'a link, not to a paper',
      });
  }
}

/** Where a list of papers links the names of authors to. */
const AUTHOR_PAGE = /[?&](?:searchtype=)?author(?:s|=|%3D)|arxiv\.org\/(?:find|a|search)\//i;

const isWholeLink = ({ links, text }: PageLine): boolean => links.some((link) => link.text === text);

const LONGEST_LINE = 5000;
const LONGEST_FOOT = 300;

const isAdvert = (text: string): boolean => /\((?:sponsor(?:ed)?|anzeige|ad)\)\s*$/i.test(text);

/** A heading, or a line that is bold as a whole and short; the labels of an entry's parts are neither. */
const isHeading = ({ heading, bold, text }: PageLine): boolean =>
  text !== '' && !LABEL.test(text) && (heading > 0 || (bold && text.length <= 200));

/** A label's link, or one with a paper's second id, belongs to the entry that is open, unless their ids exclude each other. */
function belongs(current: Draft, link: PageLink, ids: PaperIds): boolean {
  if (isTitle(link.text)) return false;
  if (ids.arxiv !== undefined && current.ids.arxiv !== undefined && ids.arxiv !== current.ids.arxiv)
    return false;
  if (ids.doi !== undefined && current.ids.doi !== undefined && ids.doi !== current.ids.doi) return false;
  return (
    isLabel(link.text) || isBareId(link.text) || link.text === '' || arxivIn(link.text).arxiv !== undefined
  );
}

function nameOf(
  link: PageLink,
  line: PageLine,
  heading: PageLine | null,
  next: PageLine | undefined,
): Pick<Draft, 'title' | 'confidence' | 'from'> {
  if (isTitle(link.text)) return { title: link.text, confidence: 0.8, from: line };
  if (line.heading > 0 && isTitle(line.text)) return { title: line.text, confidence: 0.8, from: line };
  const stated = /^Title:\s*(.{4,400})$/i.exec(next?.text ?? '')?.[1];
  if (stated !== undefined) return { title: stated, confidence: 0.8, from: line };
  if (heading !== null && isTitle(heading.text))
    return { title: heading.text, confidence: 0.6, from: heading };
  const own = restOf(line, [link.text]);
  const bare = isLabel(link.text) || isBareId(link.text);
  if (bare && isTitle(own) && own.length <= 250) return { title: own, confidence: 0.5, from: line };
  return {
    title: wordsIn(link.text) >= 2 && !isLabel(link.text) ? link.text : null,
    confidence: 0.3,
    from: line,
  };
}

/** What a line says besides its links; of endless lines nothing, as each link would be sought in all of it. */
function restOf(line: PageLine, texts: readonly string[]): string {
  if (line.text.length > LONGEST_LINE) return '';
  const rest = texts.reduce((left, text) => (text === '' ? left : left.replace(text, ' ')), line.text);
  return fold(rest.replace(/\[\s*(?:[,|]\s*)*\]|\(\s*\)/g, ' ')).replace(
    /^[\s:–—|·•,.-]+|[\s:–—|·•,-]+$/g,
    '',
  );
}

function toPaper(draft: Draft): PagePaper {
  const lines = draft.body.map((text) => ({
    text,
    label: /^(Title|Authors?|Abstract|Summary|Comments?|Subjects?|Journal-ref|TL;?DR):?\s*(.*)$/is.exec(text),
  }));
  const labelled = (name: RegExp): string =>
    lines.find(({ label }) => name.test(label?.[1] ?? ''))?.label?.[2] ?? '';
  const plain = lines.filter(({ label }) => label === null).map(({ text }) => text);
  const people = labelled(/^author/i) || (plain.find(isNames) ?? '');
  const authors = readSpokenAuthors(people);
  const abstract = plain.filter((text) => text !== people && text.length >= 60);
  const whole = labelled(/^abstract/i);
  return {
    fields: {
      title: draft.title === null ? null : cleanTitle(draft.title),
      abstract: whole.length >= 40 ? whole : abstract.slice(0, 8).join('\n\n').slice(0, 6000),
      abstractKind:
        whole.length >= 40 || lines.some(({ label, text }) => label !== null && /^abstract:?$/i.test(text))
          ? 'full'
          : 'snippet',
      authors: authors.authors,
      authorsComplete: authors.complete,
      ids: draft.ids,
      urls: [...draft.urls],
      confidence: draft.confidence,
    },
    from: draft.from,
    to: draft.to,
    section: draft.section,
  };
}
