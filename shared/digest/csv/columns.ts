/** What the columns of exports are called, and what a row of them says. */
import { doiIn, arxivIn, urlsIn } from '../ids.ts';
import { arxivNamed, idsOfNote } from '../notes.ts';
import { mostPrecise, partialDate, readPartialDate, type PartialDate } from '../dates.ts';
import { readAuthors, type AuthorList } from '../author-list.ts';
import type { Fields } from '../record.ts';
import type { Row } from './table.ts';

const COLUMNS = {
  title:
    'title;article title;document title;paper title;title primary;primary title;display name;ti;item title;original title;titel;titre;título',
  abstract:
    'abstract;abstract note;notes abstract;abstract text;ab;summary;description (abstract);original abstract;resumen;résumé;zusammenfassung',
  short: 'tldr;ai summary',
  authors:
    'author full names;authors;author;author names;author(s);author/s;authors, primary;first authors;primary authors;authorships.author.display name;authorships.raw author name;creator;creators;af;au;autores;auteurs;autoren',
  date: 'publication date;date published;date of publication;published;published date;date;pubdate;online date;publication date (online);create date',
  year: 'year;publication year;published year;pubyear;py;pub year;year of publication;jahr;año;année',
  venue:
    'journal;journal/book;publication title;source title;source;periodical full;secondary title;primary location.source.display name;venue;journal title;container title;publication;book title;proceedings title;conference name;conference;so;t2;series title',
  doi: 'doi;do;di;doi link;ids.doi;article doi;doi/pmid',
  pmid: 'pmid;pubmed id;pubmedid;ids.pmid;entrezuid;pm;medline pmid',
  pmcid: 'pmcid;pmc id;ids.pmcid;pubmed central id;pmc',
  arxiv: 'arxiv id;arxiv;arxivid;archive id;arxiv url',
  openalex: 'ids.openalex;openalex id',
  s2: 's2 id;s2 paper id;semantic scholar id',
  upvotes: 'upvotes;votes;likes',
  score: 'relevance score;score',
  section: 'category;section;topic;primary category',
} as const;

const LINK_COLUMNS = [
  'url',
  'link',
  'links',
  'article url',
  'articleurl',
  'paper url',
  'open url link',
  'openurl',
  'full text url',
  'fulltexturl',
  'fulltext url',
  'html url',
  'abs url',
  'external url',
  'source url',
  'source urls',
  'dimensions url',
  'primary location.landing page url',
  'best oa location.landing page url',
  'primary location.pdf url',
  'best oa location.pdf url',
  'open access.oa url',
  'pdf',
  'pdf url',
  'pdf link',
  'abs',
  'code',
  'code url',
  'github',
  'repo',
  'repository',
  'project',
  'project page',
  'link attachments',
  'ur',
  'lk',
  'paper',
  'arxiv url',
];

type Name = keyof typeof COLUMNS;

const NAMES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(COLUMNS).map(([name, columns]) => [name, columns.split(';')]),
);

const DATES = COLUMNS.date.split(';').filter((name) => name !== 'create date');

/** The cell of a row by what it means; undefined where no column of that name says something. */
export function cellOf({ cells }: Row, name: Name): string | undefined {
  for (const column of NAMES[name] ?? []) {
    const cell = cells.get(column);
    if (cell !== undefined) return cell;
  }
  return undefined;
}

/** What a row says, whoever exported it. */
export function rowFields(row: Row): Omit<Fields, 'digest' | 'raw'> {
  const abstract = cellOf(row, 'abstract');
  const authors = authorsOf(row);
  const links = LINK_COLUMNS.flatMap((column) => linksIn(row.cells.get(column) ?? ''));
  return {
    title: cellOf(row, 'title') ?? null,
    ...(abstract === undefined
      ? { abstract: cellOf(row, 'short'), abstractKind: 'tldr' as const }
      : { abstract }),
    authors: authors.authors,
    authorsComplete: authors.complete,
    venue: venueOf(row),
    published: publishedOf(row),
    ids: idsOf(row, links),
    urls: links,
    upvotes: countOf(cellOf(row, 'upvotes')),
    score: scoreOf(cellOf(row, 'score')),
  };
}

const countOf = (cell: string | undefined): number | undefined =>
  /^\d{1,9}$/.test(cell ?? '') ? Number(cell) : undefined;
const scoreOf = (cell: string | undefined): number | undefined =>
  /^-?\d+(?:\.\d+)?$/.test(cell ?? '') ? Number(cell) : undefined;

/** Cells hold one address, or several with `|`, `;` or blanks between them. PubMed once wrote only the path. */
function linksIn(cell: string): readonly string[] {
  const path = /^\/pubmed\/(\d+)\/?$/.exec(cell)?.[1];
  if (path !== undefined) return [`https://pubmed.ncbi.nlm.nih.gov/${path}/`];
  if (/^10\.\d{4,9}\/\S+$/.test(cell)) return [`https://doi.org/${cell}`];
  return cell
    .split(/\s*[|\n]\s*|;\s*(?=https?:)|,\s*(?=https?:)/)
    .flatMap((each) => (/^https?:\/\/\S+$/i.test(each) ? [each] : urlsIn(each)));
}

/** Scopus adds an id to each full name: `Boisvert, Colin (57220077)`. PubMed's old export has authors as the description. */
function authorsOf(row: Row): AuthorList {
  const cell =
    cellOf(row, 'authors') ?? (row.cells.has('shortdetails') ? row.cells.get('description') : undefined);
  return readAuthors((cell ?? '').replace(/\s*\(\d{6,12}\)/g, ''));
}

/** Embase's source is a citation: `Cancer (2004) 102:4 (253-258). Date of Publication: 25 Aug 2004`. */
const CITATION = /^(.{1,300}?) \(((?:19|20)\d{2})\)(?: |$)/;

function venueOf(row: Row): string | undefined {
  const short = row.cells.get('shortdetails')?.replace(/[.\s]+(?:19|20)\d{2}\s*$/, '');
  const venue = cellOf(row, 'venue') ?? short;
  return CITATION.exec(venue ?? '')?.[1] ?? venue;
}

function publishedOf(row: Row): PartialDate | null {
  const date = (name: string): PartialDate | null => readPartialDate(row.cells.get(name) ?? '');
  const source = row.cells.get('source') ?? '';
  const cited = /Date of Publication: (.{4,40})/.exec(source)?.[1] ?? CITATION.exec(source)?.[2] ?? '';
  const citation =
    /\. ((?:19|20)\d{2} [A-Z][a-z]{2}(?: \d{1,2})?)[;:.]/.exec(row.cells.get('citation') ?? '')?.[1] ?? '';
  const year = cellOf(row, 'year');
  const month = row.cells.get('month') ?? row.cells.get('published month');
  return mostPrecise([
    partialDate(year, month, row.cells.get('day')) ?? readPartialDate(year ?? ''),
    ...DATES.map(date),
    readPartialDate(cited),
    readPartialDate(citation),
    date('shortdetails'),
    date('create date'),
  ]);
}

function idsOf(row: Row, links: readonly string[]): Fields['ids'] & object {
  const extra = idsOfNote(
    [
      row.cells.get('extra'),
      row.cells.get('notes'),
      row.cells.get('details'),
      row.cells.get('citation'),
    ].join('\n'),
  );
  const linked = links.map((link) => /[?&]id=doi:([^&]+)/.exec(link)?.[1]).find((doi) => doi !== undefined);
  const id = row.cells.get('id') ?? '';
  const arxiv =
    cellOf(row, 'arxiv') ??
    (/^(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/i.test(id) ? id : undefined);
  const doi = cellOf(row, 'doi') ?? (linked === undefined ? undefined : linked.replace(/%2F/gi, '/'));
  const number = (text: string | undefined): string | undefined =>
    /(?:PMC)?\d{3,9}(?:\.0)?\/?\)?$/i
      .exec(text ?? '')?.[0]
      .replace(/\)$/, '')
      .replace(/\.0$|\/$/g, '');
  const pmcid = number(cellOf(row, 'pmcid'));
  return {
    ...extra,
    doi: doi ?? extra.doi?.replace(/[.;]$/, ''),
    arxiv:
      arxiv !== undefined && arxivIn(arxiv).arxiv !== undefined
        ? arxiv
        : (extra.arxiv ?? arxivNamed(cellOf(row, 'venue')) ?? arxivOfDoi(doi)),
    pmid: number(cellOf(row, 'pmid')) ?? extra.pmid,
    pmcid: pmcid === undefined ? extra.pmcid : /^PMC/i.test(pmcid) ? pmcid : `PMC${pmcid}`,
    openalex: /\bW\d{4,12}$/.exec(cellOf(row, 'openalex') ?? id)?.[0],
    s2: cellOf(row, 's2'),
  };
}

const arxivOfDoi = (doi: string | undefined): string | undefined => doiIn(doi ?? '').arxiv;
