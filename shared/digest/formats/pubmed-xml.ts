/** PubMed's XML (efetch, "Send to file"): articles and book chapters. Texts have mixed content; labels of structured abstracts are kept. */
import { isTag, type Element } from 'domhandler';
import { reportEntries, type Entry } from '../entries.ts';
import { locate } from '../locate.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { elementsOf, rootOf } from '../markup.ts';
import { nameOf } from '../names.ts';
import { partialDate, readPartialDate } from '../dates.ts';
import { pubmedTitle } from '../pubmed.ts';
import { fold, type Fields } from '../record.ts';
import type { Author } from '../report.ts';
import { childAt, childrenOf, firstOf, nameIn, rootTag, textAt, valueOf } from '../xml.ts';

export const format: DigestFormat = {
  id: 'pubmed-xml',
  label: 'PubMed XML',
  recognises: ({ head }) => ROOTS.has(nameIn(rootTag(head))),
  read,
};

const ARTICLES = new Set(['PubmedArticle', 'PubmedBookArticle']);
const ROOTS = new Set([
  ...ARTICLES,
  'PubmedArticleSet',
  'PubmedBookArticleSet',
  'MedlineCitationSet',
  'MedlineCitation',
  'eFetchResult',
]);

function read(input: DigestInput): FormatReport {
  const document = input.xml();
  const root = document === null ? null : rootOf(document);
  const at = locate(input, format.id);
  const entries = articlesOf(root).flatMap((article): readonly Entry[] => {
    if (article.name === 'DeleteCitation')
      return childrenOf(article, 'PMID').map((pmid) =>
        at.aside(pmid, `PMID ${valueOf(pmid)}`, 'deleted from PubMed'),
      );
    return [{ ...readArticle(article), raw: at.raw(article) }];
  });
  const error = firstOf(textAt(root, 'ERROR'), textAt(root, 'ErrorList'));
  return reportEntries({ title: 'PubMed', source: 'pubmed.ncbi.nlm.nih.gov' }, entries, {
    warnings: [
      ...(error === '' ? [] : [`PubMed answered: ${fold(error).slice(0, 300)}`]),
      ...(entries.length === 0 ? ['no papers in this file'] : []),
    ],
  });
}

function articlesOf(root: Element | null): readonly Element[] {
  if (root === null) return [];
  if (ARTICLES.has(root.name) || root.name === 'MedlineCitation') return [root];
  return root.children
    .filter(isTag)
    .filter(({ name }) => ARTICLES.has(name) || name === 'MedlineCitation' || name === 'DeleteCitation');
}

function readArticle(entry: Element): Omit<Fields, 'raw'> {
  const citation = childAt(entry, 'MedlineCitation') ?? childAt(entry, 'BookDocument') ?? entry;
  const article = childAt(citation, 'Article') ?? citation;
  const journal = childAt(article, 'Journal');
  const people =
    childrenOf(article, 'AuthorList').find(({ attribs }) => attribs['Type'] !== 'editors') ?? null;
  const pmid = firstOf(textAt(citation, 'PMID'), idOf(entry, 'pubmed'));
  return {
    title: pubmedTitle(
      firstOf(
        textAt(article, 'ArticleTitle'),
        textAt(article, 'Book', 'BookTitle'),
        textAt(article, 'VernacularTitle'),
      ),
    ),
    abstract: abstractOf(childAt(article, 'Abstract') ?? childAt(citation, 'OtherAbstract')),
    authors: people === null ? [] : childrenOf(people, 'Author').map(authorOf),
    authorsComplete: people?.attribs['CompleteYN'] !== 'N',
    venue: firstOf(
      textAt(journal, 'Title'),
      textAt(journal, 'ISOAbbreviation'),
      textAt(citation, 'MedlineJournalInfo', 'MedlineTA'),
      textAt(article, 'Book', 'BookTitle'),
    ),
    published: publishedOf(article, entry),
    ids: { pmid, doi: doiOf(article, entry), pmcid: idOf(entry, 'pmc') },
    urls: pmid === '' ? [] : [`https://pubmed.ncbi.nlm.nih.gov/${pmid}/`],
    warnings: noticesOf(citation, article),
    digest: { source: 'pubmed.ncbi.nlm.nih.gov', kind: null },
  };
}

/** One paragraph a section, its label before it as PubMed's page prints it. */
function abstractOf(abstract: Element | null): string {
  return childrenOf(abstract, 'AbstractText')
    .map((section) => {
      const label = section.attribs['Label'] ?? '';
      const text = fold(valueOf(section));
      return label === '' || label === 'UNLABELLED' || text === '' ? text : `${label}: ${text}`;
    })
    .join('\n\n');
}

function authorOf(author: Element): Author {
  const body = fold(textAt(author, 'CollectiveName'));
  if (body !== '') return { name: body };
  const given = firstOf(textAt(author, 'ForeName'), textAt(author, 'FirstName'), textAt(author, 'Initials'));
  const named = nameOf(textAt(author, 'LastName'), given);
  const suffix = fold(textAt(author, 'Suffix'));
  return suffix === '' ? named : { ...named, name: `${named.name} ${suffix}` };
}

/** The day that it went online, else the issue's date, else the day that PubMed took it up. */
function publishedOf(article: Element, entry: Element): Fields['published'] {
  const parts = (at: Element | null): Fields['published'] =>
    partialDate(textAt(at, 'Year'), textAt(at, 'Month'), textAt(at, 'Day'));
  const issue = childAt(article, 'Journal', 'JournalIssue', 'PubDate') ?? childAt(article, 'Book', 'PubDate');
  const entrez = childrenOf(childAt(entry, 'PubmedData', 'History'), 'PubMedPubDate').find(
    ({ attribs }) => attribs['PubStatus'] === 'entrez',
  );
  return (
    parts(childAt(article, 'ArticleDate')) ??
    parts(childAt(article, 'ContributionDate')) ??
    parts(issue) ??
    readPartialDate(textAt(issue, 'MedlineDate')) ??
    parts(entrez ?? null)
  );
}

/** Only the article's own list: those inside references are other papers'. */
function idOf(entry: Element, kind: string): string {
  const list =
    childAt(entry, 'PubmedData', 'ArticleIdList') ?? childAt(entry, 'PubmedBookData', 'ArticleIdList');
  const ids = [list, childAt(entry, 'BookDocument', 'ArticleIdList')].flatMap((each) =>
    childrenOf(each, 'ArticleId'),
  );
  return ids.filter(({ attribs }) => attribs['IdType'] === kind).map(valueOf)[0] ?? '';
}

function doiOf(article: Element, entry: Element): string {
  const located = childrenOf(article, 'ELocationID').find(
    ({ attribs }) => attribs['EIdType'] === 'doi' && attribs['ValidYN'] !== 'N',
  );
  return firstOf(located === undefined ? '' : valueOf(located), idOf(entry, 'doi'));
}

const NOTICES: Readonly<Record<string, string>> = {
  RetractionIn: 'retracted',
  PartialRetractionIn: 'retracted in part',
  ExpressionOfConcernIn: 'there is an expression of concern about it',
  ErratumIn: 'there is an erratum to it',
  RetractionOf: 'this is a notice that another paper is retracted',
};

function noticesOf(citation: Element, article: Element): readonly string[] {
  const retracted = elementsOf(article, ({ name }) => name === 'PublicationType').some(
    (type) => valueOf(type) === 'Retracted Publication',
  );
  const notices = childrenOf(childAt(citation, 'CommentsCorrectionsList'), 'CommentsCorrections').flatMap(
    ({ attribs }) => NOTICES[attribs['RefType'] ?? ''] ?? [],
  );
  return [...new Set([...(retracted ? ['retracted'] : []), ...notices])];
}
