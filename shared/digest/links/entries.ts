/**
 * Cuts the blocks of a mail into entries: a heading, or a block that is little else than a link, leads one, and what follows
 * up to the next lead or the footer is its text. Links of papers become papers; what they are called is decided here.
 */
import { idsOfNote } from '../notes.ts';
import type { Block, BlockLink } from './blocks.ts';
import { isPaperUrl, paperKey } from '../addresses/papers.ts';
import { isTracker, unwrapUrl } from '../addresses/unwrap.ts';

export interface LinkedPaper {
  /** What tells two links of the same paper. */
  readonly key: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly authors: string;
  /** A DOI that the entry names; empty where it has none or is about several papers. */
  readonly doi: string;
  readonly text: string;
  readonly section: string | null;
  readonly warnings: readonly string[];
  readonly confidence: number;
  /** All that the entry shows. */
  readonly raw: string;
}

export interface Found {
  readonly papers: readonly LinkedPaper[];
  /** Distinct links that are none, in order. */
  readonly others: readonly BlockLink[];
}

const FOOTER =
  /\bunsubscribe\b|this (?:e-?mail|message|alert) (?:was|has been|is) sent|you(?:'re| are) receiving this|privacy (?:policy|notice)|all rights reserved|manage (?:your )?(?:preferences|subscription|alerts)|update your (?:profile|preferences)/i;
const BUTTON =
  /^(?:read (?:more|now|the (?:full )?(?:paper|article|story))|(?:view|full) (?:article|text|paper|abstract|pdf)|abstract|pdf|html|paper|arxiv|code|github|link|here|more|open access|free access|share|tweet|\[?(?:paper|pdf|code|abs)\]?|view in browser|download)\.?\W*$/i;
const LABEL =
  /^(?:(?:original |research )?(?:articles?|papers?|letters?|reports?)|reviews?|perspectives?|editorials?|comments?|correspondence|news (?:&|and) views|previews?|resources?|brief communications?|short articles?|spotlights?|technical reports?|matters arising|analysis|protocols?)$/i;
const READ_TIME =
  /\s*\((?:\d{1,3}[- ]minute (?:read|video|watch)|github repo|sponsor|website|tool|paper|pdf)\)\s*$/i;
const TEXT_CHARACTERS = 6000;

/** Whether a link without a readable address is taken for a paper: only in the mails of publishers, where titles are links. */
export interface LinkRules {
  readonly hiddenTitles: 'papers' | 'links';
}

/** Every distinct link of the blocks is in one of the two lists. */
export function papersIn(blocks: readonly Block[], rules: LinkRules): Found {
  const papers = new Map<string, LinkedPaper>();
  const others = new Map<string, BlockLink>();
  let section: string | null = null;
  for (const span of spansOf(blocks)) {
    const found = papersOfSpan(span, section, rules);
    for (const paper of found) papers.set(paper.key, richer(papers.get(paper.key), paper));
    const keys = new Set(found.map(({ key }) => key));
    for (const link of span.flatMap(({ links }) => links)) {
      const url = unwrapUrl(link.url);
      const key = paperKey(url);
      if (!keys.has(key) && !papers.has(key) && !others.has(url)) others.set(url, { url, text: link.text });
    }
    const [lead] = span;
    if (lead !== undefined && found.length === 0 && isSection(lead)) section = lead.text;
  }
  return {
    papers: [...papers.values()],
    others: [...others].filter(([url]) => !papers.has(paperKey(url))).map(([, link]) => link),
  };
}

const isSection = ({ text, links, heading }: Block): boolean =>
  links.length === 0 && text.length <= 80 && (heading > 0 || LABEL.test(text));

/** From each lead to the next; the footer is a span of its own. */
function spansOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const spans: Block[][] = [];
  for (const block of blocks) {
    const isFooter = FOOTER.test(block.text);
    if (spans.length === 0 || isFooter || isSection(block) || isLead(block)) spans.push([block]);
    else spans.at(-1)?.push(block);
  }
  return spans;
}

function isLead({ text, links, heading }: Block): boolean {
  if (heading > 0 && text !== '') return true;
  return links.some((link) => isTitle(link.text) && link.text.length >= text.length * 0.6);
}

const isTitle = (text: string): boolean =>
  !BUTTON.test(text) &&
  (text.split(' ').length >= 4 || text.length >= 24 || /[\u3040-\u9FFF\uAC00-\uD7AF]{6}/.test(text));

function papersOfSpan(
  span: readonly Block[],
  section: string | null,
  { hiddenTitles }: LinkRules,
): readonly LinkedPaper[] {
  const [lead] = span;
  if (lead === undefined || FOOTER.test(lead.text)) return [];
  const links = span.flatMap(({ links: own }) => own).map((link) => ({ ...link, url: unwrapUrl(link.url) }));
  const byKey = new Map<string, BlockLink[]>();
  for (const link of links) {
    const isHidden = hiddenTitles === 'papers' && isTracker(link.url) && isHiddenTitle(link, lead);
    if (!isHidden && !isPaperUrl(link.url)) continue;
    const key = paperKey(link.url);
    byKey.set(key, [...(byKey.get(key) ?? []), link]);
  }
  const { authors, text } = bodyOf(span.slice(1));
  const doi = byKey.size === 1 ? (idsOfNote(span.map((block) => block.text).join('\n')).doi ?? '') : '';
  return [...byKey].map(([key, own]) => {
    const named = own.find((link) => isTitle(link.text) && isShort(link.text));
    const borrowed = named === undefined && byKey.size === 1 && lead.text !== '' && isShort(lead.text);
    const title = named?.text ?? (borrowed ? lead.text : null);
    const url = own[0]?.url ?? '';
    const hidden = !isPaperUrl(url);
    const isLeads =
      named !== undefined && isLead(lead) && lead.links.some(({ text: shown }) => shown === named.text);
    return {
      key,
      title: title?.replace(READ_TIME, '') ?? null,
      url: hidden ? null : url,
      authors: isLeads || borrowed ? authors : '',
      doi,
      text:
        isLeads || borrowed
          ? text
          : (span.find(({ links: of }) => of.some((link) => paperKey(unwrapUrl(link.url)) === key))?.text ??
            ''),
      section,
      confidence: hidden ? 0.6 : isLeads ? 1 : named === undefined ? 0.5 : 0.7,
      warnings: [
        ...(hidden ? ['its address is hidden behind a tracking link'] : []),
        ...(borrowed ? ['the title is that of the text around the link'] : []),
      ],
      raw: span.map(({ text: shown }) => shown).join('\n'),
    };
  });
}

/** A sentence with a link in it is not a title. */
const isShort = (text: string): boolean => text.length <= 300;

const isHiddenTitle = (link: BlockLink, lead: Block): boolean =>
  link.text.split(' ').length >= 5 &&
  lead.links.some(({ text }) => text === link.text) &&
  !FOOTER.test(link.text);

function bodyOf(blocks: readonly Block[]): { authors: string; text: string } {
  let authors = '';
  const paragraphs: string[] = [];
  for (const { text, soft } of blocks) {
    const last = paragraphs.length - 1;
    if (authors === '' && paragraphs.length === 0 && isNameList(text)) authors = text.replace(BY, '');
    else if (soft && last >= 0) paragraphs[last] = `${paragraphs[last] ?? ''} ${text}`;
    else if (text.length >= 60 && !BUTTON.test(text)) paragraphs.push(text);
  }
  return { authors, text: paragraphs.join('\n\n').slice(0, TEXT_CHARACTERS) };
}

const NAME = /^(?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|la|le|di|da|del|el|al|bin)(?: [\p{L}.'’-]+){1,5}$/u;

const BY = /^(?:by:?|authors?:) /i;

function isNameList(line: string): boolean {
  const text = line.replace(BY, '');
  if (text.length > 5000 || /[.!?]\s\p{Ll}|:/u.test(text)) return false;
  const names = text
    .replace(/ et al\.?$/, '')
    .split(/,| and | & |;/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== '…' && name !== '...');
  return names.length > 0 && names.filter((name) => NAME.test(name)).length >= names.length * 0.7;
}

function richer(a: LinkedPaper | undefined, b: LinkedPaper): LinkedPaper {
  if (a === undefined) return b;
  const best =
    b.confidence > a.confidence || (b.confidence === a.confidence && b.text.length > a.text.length) ? b : a;
  const other = best === a ? b : a;
  return {
    ...best,
    title: best.title ?? other.title,
    authors: best.authors || other.authors,
    text: best.text || other.text,
  };
}
