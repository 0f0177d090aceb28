/** Makes records out of what a format found, so that every format fills in the same things the same way. */
import { arxivIn, doiIn, idsOfUrl, urlKind, urlsIn } from './ids.ts';
import type { Author, PaperIds, PaperUrl, ParsedPaper, RawEntry } from './report.ts';

export interface Fields {
  readonly title: string | null;
  readonly abstract?: string | undefined;
  readonly abstractKind?: ParsedPaper['abstractKind'];
  readonly authors?: readonly Author[];
  /** True where absent and there are authors. */
  readonly authorsComplete?: boolean | undefined;
  readonly authorCount?: number | undefined;
  readonly venue?: string | undefined;
  readonly published?: ParsedPaper['published'] | null | undefined;
  /** As written in the digest; a DOI may be an address, an arXiv id may have a version. Malformed ones are dropped with a warning. */
  readonly ids?: {
    readonly arxiv?: string | undefined;
    readonly doi?: string | undefined;
    readonly pmid?: string | undefined;
    readonly pmcid?: string | undefined;
    readonly s2?: string | undefined;
    readonly openalex?: string | undefined;
    readonly corpusId?: string | undefined;
  };
  /** Addresses in the digest's order; what kind each is follows from its host unless given. Others than http(s) are dropped. */
  readonly urls?: readonly (string | PaperUrl)[];
  readonly upvotes?: number | undefined;
  readonly score?: number | undefined;
  readonly repeats?: number | undefined;
  readonly digest: ParsedPaper['digest'];
  readonly raw: RawEntry;
  /** 1 where absent. */
  readonly confidence?: number;
  readonly warnings?: readonly string[];
}

const ABSTRACT_CHARACTERS = 60_000;
const TITLE_CHARACTERS = 4_000;
/** Longer source texts are cut: where the entry is in the file says the rest. */
const RAW_CHARACTERS = 20_000;

/** What indexes print where they have nothing (Scopus: `[No abstract available]`). */
const NOTHING =
  /^\s*\[?no (?:abstract|authors?)(?: (?:name|id))?(?: (?:is|was))?(?: available| provided| listed)\.?\]?\.?\s*$/i;

/** A record of `rank` (1-based) in its digest. White space of titles is folded, empty texts count as absent, ids come also from addresses. */
export function toRecord(fields: Fields, rank: number): ParsedPaper {
  const title = fold(fields.title ?? '').slice(0, TITLE_CHARACTERS);
  const said = tidy(fields.abstract ?? '').slice(0, ABSTRACT_CHARACTERS);
  const abstract = NOTHING.test(said) ? '' : said;
  const urls = distinct([...(fields.urls ?? []), ...urlsIn(abstract)].flatMap(toUrl));
  const { ids, warnings } = readIds(fields, urls);
  const authors = (fields.authors ?? []).filter(({ name }) => name.trim() !== '' && !NOTHING.test(name));
  const venue = fold(fields.venue ?? '');
  return {
    title: title === '' ? null : title,
    ...(fields.repeats !== undefined && fields.repeats > 1 ? { repeats: fields.repeats } : {}),
    ...(abstract === '' ? {} : { abstract, abstractKind: fields.abstractKind ?? 'full' }),
    authors,
    authorsComplete: authors.length > 0 && (fields.authorsComplete ?? true),
    ...(fields.authorCount === undefined ? {} : { authorCount: fields.authorCount }),
    ...(venue === '' ? {} : { venue }),
    ...(fields.published === undefined || fields.published === null ? {} : { published: fields.published }),
    ids,
    urls,
    code: urls.filter(({ kind }) => kind === 'code').map(({ url }) => url),
    rank,
    ...(fields.upvotes === undefined ? {} : { upvotes: fields.upvotes }),
    ...(fields.score === undefined ? {} : { score: fields.score }),
    digest: { itemNo: rank, ...fields.digest },
    raw: { ...fields.raw, text: fields.raw.text.slice(0, RAW_CHARACTERS) },
    confidence: fields.confidence ?? 1,
    warnings: [...(fields.warnings ?? []), ...warnings],
  };
}

/** Runs of white space, no-break spaces included, as one space; soft hyphens and byte order marks gone. */
export const fold = (text: string): string =>
  text
    .replace(/[\u00AD\uFEFF]/g, '')
    .replace(/[\s\u00A0\u2007\u202F]+/g, ' ')
    .trim();

/** The same for a text of several paragraphs: what a blank line parts stays apart. */
export const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n\s*/)
    .map(fold)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');

function readIds(fields: Fields, urls: readonly PaperUrl[]): { ids: PaperIds; warnings: readonly string[] } {
  const given = fields.ids ?? {};
  const arxiv = arxivIn(given.arxiv ?? '');
  const doi = doiIn(given.doi ?? '');
  const digits = (text: string | undefined, pattern: RegExp): string | undefined =>
    pattern.exec(text ?? '')?.[0];
  const pmid = digits(given.pmid, /\d{1,9}/);
  const pmcid = digits(given.pmcid, /PMC\d{1,9}/i)?.toUpperCase();
  const s2 = digits(given.s2, /\b[0-9a-f]{40}\b/i)?.toLowerCase();
  const openalex = digits(given.openalex, /\bW\d{1,12}\b/);
  const own = (url: PaperUrl): boolean =>
    url.kind !== 'code' && url.kind !== 'project' && url.kind !== 'dataset';
  const fromUrls = (fields.urls ?? [])
    .flatMap(toUrl)
    .filter(own)
    .map(({ url }) => idsOfUrl(url));
  const found = fromUrls.toReversed().reduce<PaperIds>((all, each) => ({ ...all, ...each }), {});
  return {
    ids: {
      ...found,
      ...doi,
      ...arxiv,
      ...(pmid === undefined ? {} : { pmid }),
      ...(pmcid === undefined ? {} : { pmcid }),
      ...(s2 === undefined ? {} : { s2 }),
      ...(openalex === undefined ? {} : { openalex }),
      ...(given.corpusId ? { corpusId: given.corpusId } : {}),
    },
    warnings: [
      ...(given.doi && Object.keys(doi).length === 0 ? [`not a DOI: ${given.doi.slice(0, 80)}`] : []),
      ...(given.arxiv && arxiv.arxiv === undefined ? [`not an arXiv id: ${given.arxiv.slice(0, 80)}`] : []),
      ...(urls.length === 0 && (fields.urls ?? []).length > 0 ? ['no address that can be opened'] : []),
    ],
  };
}

/** An address as records have it, with its kind; none for what a browser would not open by http(s), or is endless. */
export function toUrl(given: string | PaperUrl): readonly PaperUrl[] {
  const url = (typeof given === 'string' ? given : given.url)
    .trim()
    .replace(/^https?:/i, (scheme) => scheme.toLowerCase());
  if (!/^https?:\/\//.test(url) || url.length > 4000 || !URL.canParse(url)) return [];
  return [typeof given === 'string' ? { url, kind: urlKind(url) } : { ...given, url }];
}

const distinct = (urls: readonly PaperUrl[]): readonly PaperUrl[] =>
  [...new Map(urls.toReversed().map((url) => [url.url, url])).values()].toReversed();
