/** Papers in JSON that no known service writes: bots, scrapers, dumps. Keys are read by their many names, one level deep. */
import { urlsIn, urlKind, arxivIn, idsOfUrl } from '../ids.ts';
import { mostPrecise, readPartialDate, type PartialDate } from '../dates.ts';
import { readAuthors, type AuthorList } from '../author-list.ts';
import { readName } from '../names.ts';
import type { Author, PaperUrl } from '../report.ts';
import { idsOfNote } from '../notes.ts';
import { fromTex } from '../tex.ts';
import { dayOf } from './hugging-face.ts';
import { unmarked } from './markup.ts';
import type { EntryFields } from './report.ts';
import { asArray, asCount, asText, isObject, textAt, type JsonObject } from './values.ts';

const SYNONYMS = {
  title: 'title papertitle articletitle documenttitle displayname ti',
  abstract: 'abstract summary abstracttext abstractnote paperabstract ab',
  short: 'tldr aisummary shortsummary',
  authors: 'authorsparsed authors author authornames authorlist authorstring creators',
  date: 'published publicationdate firstpublicationdate publisheddate publishedat pubdate submitteddate datepublished releasedate date created updateddate updatedate',
  year: 'year publicationyear pubyear',
  venue:
    'venue journal journalref journaltitle fulljournalname publicationtitle containertitle conference proceeding booktitle',
  doi: 'doi',
  arxiv: 'arxivid arxiv arxivurl',
  id: 'id paperid entryid uid',
  pmid: 'pmid pubmedid',
  pmcid: 'pmcid',
  upvotes: 'upvotes numupvotes votes likes stars',
  score: 'score relevancescore relevance',
  section: 'category primarycategory topic section',
  day: 'scrapeddate digestdate crawldate fetchdate',
} as const;

type Name = keyof typeof SYNONYMS;

const LINKS =
  /^(?:(?:paper|article|abs|arxiv|arxivpage|page|html|pdf|openaccess|project|projectpage|code|github|git|repo|repository|source|dataset|external|landingpage)?(?:url|urls|link|links|href)|pdf|abs|ee|code|github|githubrepo|githublinks|repo|project|projectpage|homepage)$/;
const PROJECT = /^(?:project|homepage)/;
const NESTED = /^(?:details?|paper|article|work|data|metadata|source|fields|info|content|attributes|biblio)$/;

/** The entry with what is nested in it, keys without case and punctuation; its own values win. */
function flattened(value: JsonObject): ReadonlyMap<string, unknown> {
  const flat = new Map<string, unknown>();
  const add = (object: JsonObject): void => {
    for (const [key, each] of Object.entries(object)) {
      const name = key.toLowerCase().replace(/[^a-z0-9]/g, '');
      const inner = isObject(each) && 'value' in each ? each['value'] : each;
      if (!flat.has(name) || isEmpty(flat.get(name))) flat.set(name, inner);
    }
  };
  add(value);
  for (const [key, each] of Object.entries(value)) {
    if (isObject(each) && NESTED.test(key.toLowerCase().replace(/[^a-z0-9]/g, ''))) add(each);
  }
  return flat;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function valueOf(flat: ReadonlyMap<string, unknown>, name: Name): unknown {
  for (const key of SYNONYMS[name].split(' ')) {
    const value = flat.get(key);
    if (!isEmpty(value)) return value;
  }
  return undefined;
}

/** A value that is a text, or a list of one. */
const textOf = (flat: ReadonlyMap<string, unknown>, name: Name): string | undefined => {
  const value = valueOf(flat, name);
  return asText(Array.isArray(value) ? value[0] : value) ?? textAt(value, 'text', 'name', 'title');
};

/** Whether an object describes a paper: a title, and something that only papers have. */
export function isPaperLike(value: unknown): boolean {
  if (!isObject(value)) return false;
  const flat = flattened(value);
  const titled = SYNONYMS.title.split(' ').some((key) => flat.has(key));
  if (!titled || isMessage(value)) return false;
  if (
    (['abstract', 'authors', 'doi', 'arxiv', 'pmid', 'venue'] as const).some(
      (name) => valueOf(flat, name) !== undefined,
    )
  )
    return true;
  return (
    arxivIn(textOf(flat, 'id') ?? '').arxiv !== undefined ||
    linksOf(flat).some(({ url }) => Object.keys(idsOfUrl(url)).length > 0)
  );
}

/** A mail as Gmail's API gives it belongs to the mail formats. */
export const isMessage = (value: unknown): boolean =>
  isObject(value) && isObject(value['payload']) && 'headers' in value['payload'];

/** What an object says by the usual names of its keys. */
export function genericFields(value: unknown): EntryFields | { readonly ignored: string } {
  if (!isObject(value)) return { ignored: 'not an object' };
  const flat = flattened(value);
  const kind = asText(flat.get('itemtype')) ?? '';
  if (/^(?:note|attachment|annotation)$/.test(kind)) return { ignored: `${kind}, not a paper` };
  const abstract = textOf(flat, 'abstract');
  const short = textOf(flat, 'short');
  const authors = authorsOf(valueOf(flat, 'authors'));
  const urls = linksOf(flat);
  const scraped = urls.some(({ kind }) => kind === 'hf') && (abstract ?? '').length < 200;
  const title = textOf(flat, 'title');
  const day = dayOf(textOf(flat, 'day'));
  const section = textOf(flat, 'section');
  const extra = idsOfNote(asText(flat.get('extra')) ?? '');
  const doi = textOf(flat, 'doi') ?? listedId(flat, 'doi') ?? extra.doi;
  return {
    title: title === undefined ? null : unmarked(title),
    ...(abstract === undefined
      ? { abstract: short, abstractKind: 'tldr' as const }
      : { abstract: unmarked(abstract), abstractKind: scraped ? ('snippet' as const) : ('full' as const) }),
    authors: authors.authors,
    authorsComplete: authors.complete,
    venue: textOf(flat, 'venue') ?? textAt(value, 'journalInfo.journal.title'),
    published: publishedOf(flat),
    ids: {
      doi: doi === undefined || /10\.\d{4,9}\//.test(doi) ? doi : undefined,
      arxiv: arxivOf(flat) ?? extra.arxiv,
      pmid: textOf(flat, 'pmid') ?? listedId(flat, 'pubmed') ?? extra.pmid,
      pmcid: textOf(flat, 'pmcid') ?? listedId(flat, 'pmc') ?? extra.pmcid,
    },
    urls,
    upvotes: asCount(valueOf(flat, 'upvotes')),
    score: typeof valueOf(flat, 'score') === 'number' ? (valueOf(flat, 'score') as number) : undefined,
    digest: { ...(day === undefined ? {} : { date: day }), ...(section === undefined ? {} : { section }) },
    warnings: scraped && abstract !== undefined ? ['the abstract may be a fragment'] : [],
  } as EntryFields;
}

/** PubMed's summaries list ids as `{idtype, value}`. */
const listedId = (flat: ReadonlyMap<string, unknown>, type: string): string | undefined =>
  asArray(flat.get('articleids'))
    .filter((each) => textAt(each, 'idtype') === type)
    .map((each) => textAt(each, 'value'))[0];

function arxivOf(flat: ReadonlyMap<string, unknown>): string | undefined {
  const named = textOf(flat, 'arxiv');
  if (named !== undefined && arxivIn(named).arxiv !== undefined) return named;
  const id = textOf(flat, 'id') ?? '';
  return /^(?:(?:oai:)?arxiv(?:\.org)?:|https?:\/\/arxiv\.org\/abs\/)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/i.test(
    id,
  )
    ? id
    : undefined;
}

function publishedOf(flat: ReadonlyMap<string, unknown>): PartialDate | null {
  const [versionOne] = asArray(flat.get('versions'));
  const created = readPartialDate(textAt(versionOne, 'created') ?? '');
  const date = SYNONYMS.date
    .split(' ')
    .map((key) => flat.get(key))
    .map((value) => (typeof value === 'string' ? readPartialDate(dayOf(value) ?? value) : null));
  return created ?? mostPrecise([...date, readPartialDate(textOf(flat, 'year') ?? '')]);
}

/** A text, a list of texts, of objects, or of `[family, given]`. */
function authorsOf(value: unknown): AuthorList {
  if (typeof value === 'string') return readAuthors(value.includes('\\') ? fromTex(value) : value);
  const people = isObject(value) ? (value['author'] ?? value['authors']) : value;
  const all = isObject(people) ? [people] : asArray(people);
  const wrote = all.filter((each) => textAt(each, 'creatorType') === 'author');
  const list = wrote.length > 0 ? wrote : all;
  const authors = list.flatMap((each): readonly Author[] => {
    if (typeof each === 'string') return /;/.test(each) ? readAuthors(each).authors : [readName(each)];
    if (Array.isArray(each)) return [readName(`${asText(each[0]) ?? ''}, ${asText(each[1]) ?? ''}`)];
    const name = textAt(
      each,
      'name',
      'fullname',
      'fullName',
      'full_name',
      'display_name',
      'text',
      'literal',
      'author',
      'author.name',
    );
    if (name !== undefined) return [readName(withoutNumber(name, each))];
    const family = textAt(each, 'family', 'lastName', 'last_name', 'last', 'surname');
    const given = textAt(each, 'given', 'firstName', 'first_name', 'first', 'forename');
    return family === undefined ? [] : [readName(given === undefined ? family : `${family}, ${given}`)];
  });
  const more = authors.some(({ name }) => /^(?:et al\.?|others|\.\.\.|…)$/i.test(name));
  return {
    authors: authors.filter(({ name }) => !/^(?:et al\.?|others|\.\.\.|…)$/i.test(name)),
    complete: !more,
  };
}

/** DBLP numbers people of the same name. */
const withoutNumber = (name: string, person: unknown): string =>
  isObject(person) && '@pid' in person ? name.replace(/ \d{4}$/, '') : name;

function linksOf(flat: ReadonlyMap<string, unknown>): readonly PaperUrl[] {
  const found = [...flat].flatMap(([key, value]): readonly PaperUrl[] => {
    if (!LINKS.test(key) && !(key === 'id' && typeof value === 'string' && value.startsWith('http')))
      return [];
    const texts = (Array.isArray(value) ? value : [value]).map(
      (each) => asText(each) ?? textAt(each, 'url', 'href', 'URL') ?? '',
    );
    return texts.flatMap(urlsIn).map((url) => {
      const kind = urlKind(url);
      return {
        url,
        kind:
          kind === 'other' && PROJECT.test(key)
            ? 'project'
            : kind === 'other' && key.startsWith('pdf')
              ? 'pdf'
              : kind,
      };
    });
  });
  const remarks = ['comment', 'comments'].flatMap((key) => urlsIn(asText(flat.get(key)) ?? ''));
  const code = remarks.map((url) => ({ url, kind: urlKind(url) })).filter(({ kind }) => kind === 'code');
  return [...found, ...code].filter(({ url }) => !isPageFurniture(url));
}

/** Scrapers collect the links of a page's footer too. */
export const isPageFurniture = (url: string): boolean =>
  /^https?:\/\/(?:www\.)?(?:github\.com(?:\/[^/?#]*)?\/?|huggingface\.co\/(?:login|join|pricing|docs|models|datasets|spaces)?\/?)(?:[?#].*)?$/i.test(
    url,
  );
