import { readDate } from '../../dates.ts';
import { arxivIn, doiIn, idsOfUrl, urlsIn } from '../../ids.ts';
import { toUrl } from '../../record.ts';
import type { Author, PaperIds, ParsedPaper } from '../../report.ts';
import { isGuessed } from './confidence.ts';
import type { Draft } from './drafts.ts';
import type { Line } from './lines.ts';
import { splitNames } from './measure.ts';
import { fieldOf } from './metadata.ts';
import { countOf } from './noise.ts';

/** What all entries of a digest share. */
export interface DigestContext {
  readonly source: string;
  readonly date?: string;
  readonly capturedAt?: string;
  readonly lines: readonly Line[];
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
/** What metadata lines add to a paper. */
interface Findings {
  ids: PaperIds;
  urls: string[];
  authors: string | null;
  facts: Mutable<Partial<Pick<ParsedPaper, 'authorCount' | 'venue' | 'published' | 'score' | 'upvotes'>>>;
}

/** Whether ids or addresses accompany an entry. */
export function isAnchored(draft: Draft): boolean {
  return (
    draft.title?.unit.shape.link !== undefined ||
    draft.metadata.some(
      ({ unit }) => unit.metadata === 'url' || unit.metadata === 'arxiv' || unit.metadata === 'doi',
    ) ||
    draft.metadata.some(({ unit }) => /https?:\/\/|^(?:doi|arxiv)\b/i.test(unit.text.slice(0, 500)))
  );
}

/** The paper of a draft. Title and abstract are the file's own text; everything else is read from the lines around them. */
export function toPaper(draft: Draft, rank: number, confidence: number, context: DigestContext): ParsedPaper {
  const findings = readMetadata(draft, context.capturedAt);
  const abstract = draft.paragraphs.length === 0 ? undefined : abstractOf(draft);
  const urls = unique([...findings.urls, ...urlsIn(abstract ?? '')]).flatMap(toUrl);
  const authors = authorsOf(draft, findings);
  const upvotes = findings.facts.upvotes ?? (draft.votes === null ? null : countOf(draft.votes.unit.text));
  return {
    title: draft.title?.bare ?? null,
    ...(draft.repeats > 1 ? { repeats: draft.repeats } : {}),
    ...(abstract === undefined ? {} : { abstract, abstractKind: 'full' as const }),
    authors,
    authorsComplete: authors.length > 0 && !authors.some(({ name }) => /^et al\.?$|…$|\.\.\.$/i.test(name)),
    ...findings.facts,
    ids: findings.ids,
    urls,
    code: urls.filter(({ kind }) => kind === 'code').map(({ url }) => url),
    rank,
    ...(upvotes === null ? {} : { upvotes }),
    digest: {
      source: context.source,
      kind: null,
      ...(context.date === undefined ? {} : { date: context.date }),
      itemNo: rank,
    },
    raw: rawOf(draft, context.lines),
    confidence,
    warnings: warningsOf(draft, abstract),
  };
}

/** Paragraphs as they stand, but for the list marker in front of the whole. */
function abstractOf(draft: Draft): string {
  const paragraphs = draft.paragraphs.map(({ body }, index) =>
    index === 0 ? body.replace(/^[-*•●▪◦–]\s+/, '') : body,
  );
  const isWrapped = paragraphs.length > 3 && paragraphs.every((paragraph) => paragraph.length < 135);
  return paragraphs.join(isWrapped ? ' ' : '\n\n');
}

function authorsOf(draft: Draft, findings: Findings): readonly Author[] {
  const stated = [
    ...draft.authors.map(({ bare }) => bare),
    ...(findings.authors === null ? [] : [findings.authors]),
  ];
  const names = stated.flatMap((text) => splitNames(text.replace(/^(?:Authors?|By)\s*[:：]\s*/i, '')));
  return unique(names).map((name) => ({ name }));
}

function readMetadata(draft: Draft, capturedAt: string | undefined): Findings {
  const findings: Findings = { ids: {}, urls: [], authors: null, facts: {} };
  const link = draft.title?.unit.shape.link;
  if (link !== undefined) addUrl(findings, link);
  for (const url of urlsIn(draft.title?.bare ?? '')) addUrl(findings, url);
  for (const { unit } of draft.metadata) readLine(findings, unit.metadata, unit.text, capturedAt);
  return findings;
}

function readLine(findings: Findings, kind: string | null, text: string, capturedAt?: string): void {
  if (kind === 'author count') findings.facts.authorCount ??= Number(/\d+/.exec(text)?.[0]);
  else if (kind === 'arxiv') addIds(findings, arxivIn(text));
  else if (kind === 'doi') addIds(findings, doiIn(text));
  else if (kind === 'date') addDate(findings, text, capturedAt);
  else if (kind === 'url' || kind === 'code') for (const url of urlsIn(text)) addUrl(findings, url);
  else if (kind === 'field') readField(findings, text, capturedAt);
}

function readField(findings: Findings, text: string, capturedAt?: string): void {
  const field = fieldOf(text);
  if (field === null) return;
  const { key, value } = field;
  for (const url of urlsIn(value)) addUrl(findings, url);
  if (key === 'author' || key === 'authors') findings.authors ??= value;
  else if (key === 'venue' || key === 'journal' || key === 'conference') findings.facts.venue ??= value;
  else if (key === 'year' || key === 'date' || key === 'published') addDate(findings, value, capturedAt);
  else if (key === 'doi') addIds(findings, doiIn(value));
  else if (key === 'arxiv') addIds(findings, arxivIn(value));
  else if (key === 'score' && Number.isFinite(Number(value))) findings.facts.score ??= Number(value);
  else if (key === 'upvotes') findings.facts.upvotes ??= countOf(value) ?? 0;
}

function addUrl(findings: Findings, url: string): void {
  findings.urls.push(url);
  addIds(findings, idsOfUrl(url));
}

/** The first statement wins. */
function addIds(findings: Findings, ids: PaperIds): void {
  findings.ids = { ...ids, ...findings.ids };
}

function addDate(findings: Findings, text: string, capturedAt?: string): void {
  const published = findings.facts.published ?? readDate(text, capturedAt);
  if (published !== null) findings.facts.published = published;
}

function rawOf(draft: Draft, lines: readonly Line[]): ParsedPaper['raw'] {
  let lineFrom = Infinity;
  let lineTo = 0;
  for (const { number } of draft.lines) {
    lineFrom = Math.min(lineFrom, number);
    lineTo = Math.max(lineTo, number);
  }
  const text = lines.slice(lineFrom - 1, lineTo).map(({ raw }) => raw);
  return { format: 'text', lineFrom, lineTo, text: text.join('\n') };
}

function warningsOf(draft: Draft, abstract = ''): readonly string[] {
  const warnings: string[] = [];
  if (isGuessed(draft)) warnings.push('boundary guessed');
  if (draft.title?.bare.includes('\uFFFD') === true || abstract.includes('\uFFFD'))
    warnings.push('wrong encoding?');
  return warnings;
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];
