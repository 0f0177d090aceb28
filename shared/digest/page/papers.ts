/**
 * Papers on a page that is nobody's in particular: newsletters, reading lists, copied pages. A link to a host of papers
 * makes an entry; where its text is no title ("PDF", an id, "read more"), the title is the heading above, or what the
 * next line says. An entry goes on to the next one, to the next heading, or to the foot of the page. All by lines, once.
 */
import { arxivIn, urlKind } from '../ids.ts';
import { splitNames } from '../names.ts';
import { fold, type Fields } from '../record.ts';
import type { PaperIds } from '../report.ts';
import { idsOfPaperUrl, isBareId, isPaperUrl, paperKey, unwrapUrl } from './addresses.ts';
import type { PageLine, PageLink } from './lines.ts';

export interface PagePaper {
  readonly fields: Omit<Fields, 'raw' | 'digest'>;
  readonly from: PageLine;
  readonly to: PageLine;
  readonly section: string | undefined;
}

export interface OtherLink {
  readonly link: PageLink;
  readonly url: string;
  readonly reason: string;
}

interface Draft {
  title: string | null;
  confidence: number;
  ids: PaperIds;
  readonly keys: Set<string>;
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

/** The papers of a page and its other links, each address once. `resolve` makes an address whole. */
export function papersIn(
  lines: readonly PageLine[],
  resolve: (href: string) => string,
): { readonly papers: readonly PagePaper[]; readonly others: readonly OtherLink[] } {
  const drafts: Draft[] = [];
  const byKey = new Map<string, Draft>();
  const others = new Map<string, OtherLink>();
  let heading: PageLine | null = null;
  let section: string | undefined;

  lines.forEach((line, index) => {
    const last = drafts.at(-1);
    if (FOOT.test(line.text.slice(0, 400)) && last !== undefined) last.open = false;
    const links = line.links.map((link) => ({ link, url: unwrapUrl(resolve(link.href)) }));
    const papers = links.filter(({ url, link }) => isPaperUrl(url) && !isAdvert(link.text));
    const own = new Set(papers.map(({ link }) => link));
    const people = links.length > 0 && links.every(({ url }) => AUTHOR_PAGE.test(url));
    const setAside = (): void => {
      const open = drafts.at(-1);
      for (const { link, url } of links) {
        if (people || own.has(link) || !/^https?:/i.test(url)) continue;
        if (open?.open === true && isLabel(link.text) && /^(?:code|project|dataset)$/.test(urlKind(url)))
          open.urls.add(url);
        else if (!others.has(url))
          others.set(url, {
            link,
            url,
            reason: isAdvert(link.text) ? 'an advertisement' : 'a link, not to a paper',
          });
      }
    };
    if (papers.length === 0) {
      if (isWholeLink(line) && (line.bold || line.heading > 0)) {
        if (last !== undefined) last.open = false;
      } else if (isHeading(line)) {
        if (last !== undefined) last.open = false;
        if (heading !== null) section = heading.text;
        heading = line;
      } else if (last?.open === true && (people || !isWholeLink(line))) {
        last.body.push(people ? `Authors: ${line.text}` : line.text);
        last.to = line;
      }
      setAside();
      return;
    }
    for (const { link, url } of papers) {
      const key = paperKey(url);
      const known = byKey.get(key);
      const current = drafts.at(-1);
      const ids = idsOfPaperUrl(url);
      const target = known ?? (belongs(current, link, ids) ? current : undefined);
      if (target !== undefined) {
        target.urls.add(url);
        target.keys.add(key);
        target.ids = { ...ids, ...target.ids };
        byKey.set(key, target);
        if (target.title === null && isTitle(link.text))
          Object.assign(target, { title: link.text, confidence: 0.8 });
        continue;
      }
      if (current !== undefined) current.open = false;
      const named = nameOf(link, line, heading, lines[index + 1]);
      const draft: Draft = {
        ...named,
        ids,
        keys: new Set([key]),
        urls: new Set([url]),
        body: [],
        section: named.from === heading ? section : (heading?.text ?? section),
        to: line,
        open: true,
      };
      if (named.from === heading) heading = null;
      drafts.push(draft);
      byKey.set(key, draft);
    }
    const current = drafts.at(-1);
    if (current?.open === true) {
      const rest = restOf(
        line,
        line.links.map(({ text }) => text),
      );
      if (rest.length >= 40) current.body.push(rest);
      current.to = line;
    }
    setAside();
  });
  return { papers: drafts.map(toPaper), others: [...others.values()] };
}

/** Where a list of papers links the names of authors to. */
const AUTHOR_PAGE = /[?&](?:searchtype=)?author(?:s|=|%3D)|arxiv\.org\/(?:find|a|search)\//i;

const isWholeLink = ({ links, text }: PageLine): boolean => links.some((link) => link.text === text);

const LONGEST_LINE = 5000;

const isAdvert = (text: string): boolean => /\((?:sponsor(?:ed)?|anzeige|ad)\)\s*$/i.test(text);

/** A heading, or a line that is bold as a whole and short; the labels of an entry's parts are neither. */
const isHeading = ({ heading, bold, text }: PageLine): boolean =>
  text !== '' && !LABEL.test(text) && (heading > 0 || (bold && text.length <= 200));

const wordsIn = (text: string): number => text.split(/[\s\p{P}]+/u).filter((word) => word !== '').length;

/** Whether a text may be the title of a paper: some words, a capital or digit at its start, no address. */
function isTitle(text: string): boolean {
  if (text.length < 12 || text.length > 400 || /^https?:|^www\./i.test(text) || isBareId(text)) return false;
  if (/[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/.test(text)) return true;
  return wordsIn(text) >= 3 && /^["'“‘([<$]?[\p{Lu}\p{N}]|^[a-z]{1,4}[A-Z\d-]/u.test(text) && !isLabel(text);
}

const isLabel = (text: string): boolean =>
  /^[\s[(]*(?:(?:read|view|see|open|get|download|full|the|original|more|paper|preprint|article|abstract|pdf|html|arxiv|doi|link|source|code|github|repo(?:sitory)?|project|page|website|demo|dataset|data|on|in|here|now|text|version|publication)[\s\])/»›→]*)+$/i.test(
    text.slice(0, 60),
  );

/** A label's link, or one with a paper's second id, belongs to the entry that is open, unless their ids exclude each other. */
function belongs(current: Draft | undefined, link: PageLink, ids: PaperIds): boolean {
  if (current?.open !== true || isTitle(link.text)) return false;
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
      authors: splitNames(people.replace(/,?\s*(?:et al\.?|…)\s*$/i, '')).map((name) => ({ name })),
      authorsComplete: !/et al|…/i.test(people),
      ids: draft.ids,
      urls: [...draft.urls],
      confidence: draft.confidence,
    },
    from: draft.from,
    to: draft.to,
    section: draft.section,
  };
}

const cleanTitle = (title: string): string =>
  title
    .replace(/^\s*(?:\[(?:PDF|HTML)\]|\d{1,3}[.)])\s+/i, '')
    .replace(/\s*\((?:\d{1,3}[- ]min(?:ute)?s?(?: read)?|GitHub Repo|Website|Paper|PDF)\)\s*$/i, '');

/** A line of names: several short parts, each of words with capitals. */
function isNames(text: string): boolean {
  if (text.length > 1500 || /[.:?!]$/.test(text.replace(/et al\.$/, ''))) return false;
  const parts = splitNames(text.replace(/,?\s*et al\.?$/i, ''));
  return (
    parts.length >= 2 &&
    parts.every((part) =>
      /^(?:\p{Lu}[\p{L}.'’-]*|(?:de|van|von|der|den|la|di|del|da|al|bin|el)(?=\s))(?:\s+(?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|den|la|di|del|da|al|bin|el)){1,4}$/u.test(
        part,
      ),
    )
  );
}
