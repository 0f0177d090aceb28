/**
 * Zotero's RDF. Works, their containers, attachments, notes and collections lie side by side and point at one another;
 * the DOI of an article may stand at its journal, and the journal elsewhere in the file.
 */
import { isTag, type Element } from 'domhandler';
import { reportEntries, type Entry } from '../entries.ts';
import { locate } from '../locate.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { hasMarkup, htmlText, rootOf, titleText } from '../markup.ts';
import { nameOf } from '../names.ts';
import { readPartialDate } from '../dates.ts';
import { fold, type Fields } from '../record.ts';
import type { Author } from '../report.ts';
import { childAt, childrenOf, firstOf, nameIn, rootTag, textAt, valueOf } from '../xml.ts';

export const format: DigestFormat = {
  id: 'zotero-rdf',
  label: 'Zotero RDF',
  recognises: ({ head }) => {
    const tag = rootTag(head);
    return nameIn(tag) === 'rdf:RDF' && /zotero\.org\/namespaces\/export|purl\.org\/net\/biblio/.test(tag);
  },
  read,
};

const WORK =
  /^bib:(?:Article|Book|BookSection|Document|Report|Thesis|Manuscript|Letter|Patent|ConferenceProceedings|Legislation|Recording|Image|Data)$/;

/** What the file says of its nodes together. */
interface Library {
  readonly nodes: ReadonlyMap<string, Element>;
  /** How many works point at a container. */
  readonly uses: ReadonlyMap<string, number>;
  readonly collections: ReadonlyMap<string, string>;
}

function read(input: DigestInput): FormatReport {
  const document = input.xml();
  const nodes = (document === null ? [] : (rootOf(document)?.children ?? [])).filter(isTag);
  const library = readLibrary(nodes);
  const at = locate(input, format.id);
  const entries = nodes.flatMap((node): readonly Entry[] => {
    if (isWork(node, library)) return [{ ...readWork(node, library), raw: at.raw(node) }];
    const reason = asideReason(node);
    return reason === null
      ? []
      : [at.aside(node, fold(firstOf(textAt(node, 'dc:title'), valueOf(node))), reason)];
  });
  return reportEntries({ title: 'Zotero library', source: 'Zotero' }, entries, {
    warnings: entries.length === 0 ? ['no papers in this file'] : [],
  });
}

const about = (node: Element): string => node.attribs['rdf:about'] ?? node.attribs['rdf:ID'] ?? '';
const typeOf = (node: Element): string => textAt(node, 'z:itemType');

/** Whether a node is a work of its own. Containers look like works, but have no type of an item. */
function isWork(node: Element, { uses }: Library): boolean {
  const type = typeOf(node);
  if (type !== '') return !/^(?:attachment|note|annotation)$/.test(type);
  return (
    (WORK.test(node.name) || node.name === 'rdf:Description') &&
    !uses.has(about(node)) &&
    childAt(node, 'dc:title') !== null
  );
}

/** Why an entry of the library is no paper; null for nodes that are not entries (journals, collections). */
function asideReason(node: Element): string | null {
  const type = typeOf(node);
  if (node.name === 'z:Attachment' || type === 'attachment') return 'a file attached to a work';
  if (node.name === 'bib:Memo' || type === 'note' || type === 'annotation') return 'a note';
  return null;
}

function readLibrary(nodes: readonly Element[]): Library {
  const uses = new Map<string, number>();
  const collections = new Map<string, string>();
  for (const node of nodes) {
    for (const part of childrenOf(node, 'dcterms:isPartOf')) {
      const target = part.attribs['rdf:resource'];
      if (target !== undefined) uses.set(target, (uses.get(target) ?? 0) + 1);
    }
    if (node.name !== 'z:Collection') continue;
    const title = fold(textAt(node, 'dc:title'));
    for (const part of childrenOf(node, 'dcterms:hasPart')) {
      const target = part.attribs['rdf:resource'] ?? '';
      if (title !== '' && !collections.has(target)) collections.set(target, title);
    }
  }
  return { nodes: new Map(nodes.map((node) => [about(node), node])), uses, collections };
}

function readWork(work: Element, library: Library): Omit<Fields, 'raw'> {
  const containers = containersOf(work, library);
  const extra = childrenOf(work, 'dc:description').map(valueOf).join('\n');
  const venues = containers.filter(({ node }) => node.name !== 'bib:Series').concat(containers);
  const abstract = textAt(work, 'dcterms:abstract');
  const section = library.collections.get(about(work));
  const { doi, warnings } = doiOf(work, containers, extra);
  const number = firstOf(
    textAt(work, 'prism:number'),
    textAt(work, 'z:archiveID'),
    textAt(work, 'dc:coverage'),
  );
  return {
    title: titleText(textAt(work, 'dc:title')),
    abstract:
      /^\s*<(?:p|div|jats:p)\b/i.test(abstract) && hasMarkup(abstract) ? htmlText(abstract) : abstract,
    authors: authorsOf(work),
    venue: firstOf(
      ...venues.map(({ node }) => textAt(node, 'dc:title')),
      textAt(work, 'bib:presentedAt', 'bib:Conference', 'dc:title'),
      textAt(work, 'prism:publicationTitle'),
    ),
    published: readPartialDate(
      firstOf(textAt(work, 'dc:date'), ...containers.map(({ node }) => textAt(node, 'dc:date'))),
    ),
    ids: {
      doi,
      arxiv: firstOf(noted(extra, /arxiv(?: id)?/), /arxiv/i.test(number) ? number : '') || undefined,
      pmid: noted(extra, /pmid/) || undefined,
      pmcid: noted(extra, /pmcid/) || undefined,
    },
    urls: [
      ...childrenOf(work, 'dc:identifier').map((each) => textAt(each, 'dcterms:URI', 'rdf:value')),
      about(work),
    ].filter((url) => /^https?:/i.test(url)),
    warnings,
    digest: { source: 'Zotero', kind: null, ...(section === undefined ? {} : { section }) },
  };
}

interface Container {
  readonly node: Element;
  /** Whether other works are in it too: what it says of a DOI may be about them. */
  readonly shared: boolean;
}

function containersOf(work: Element, { nodes, uses }: Library): readonly Container[] {
  return childrenOf(work, 'dcterms:isPartOf').flatMap((part): readonly Container[] => {
    const target = part.attribs['rdf:resource'];
    if (target === undefined) return part.children.filter(isTag).map((node) => ({ node, shared: false }));
    const node = nodes.get(target);
    return node === undefined ? [] : [{ node, shared: (uses.get(target) ?? 0) > 1 }];
  });
}

const doisAt = (node: Element): readonly string[] =>
  childrenOf(node, 'dc:identifier')
    .map((each) => /^DOI:?\s*(\S+)$/i.exec(valueOf(each))?.[1])
    .filter((doi) => doi !== undefined);

/** The work's own, then its Extra's, then that of a journal which no other work shares. */
function doiOf(
  work: Element,
  containers: readonly Container[],
  extra: string,
): { readonly doi: string | undefined; readonly warnings: readonly string[] } {
  const own = doisAt(work)[0] ?? (noted(extra, /doi/) || undefined);
  if (own !== undefined) return { doi: own, warnings: [] };
  const borrowed = containers.flatMap(({ node, shared }) => doisAt(node).map((doi) => ({ doi, shared })));
  const sure = borrowed.find(({ shared }) => !shared)?.doi;
  const doubtful = sure === undefined && borrowed.length > 0;
  return { doi: sure, warnings: doubtful ? ['its DOI is not clear: several works share its journal'] : [] };
}

/** A line `Key: value` of Zotero's Extra field; empty when there is none. */
function noted(extra: string, key: RegExp): string {
  for (const line of extra.slice(0, 20_000).split('\n')) {
    const [, name = '', value = ''] = /^\s*([^:]{1,30}?)\s*:\s*(.{1,300})$/.exec(line) ?? [];
    if (new RegExp(`^(?:${key.source})$`, 'i').test(name)) return value.trim();
  }
  return '';
}

function authorsOf(work: Element): readonly Author[] {
  const list =
    childAt(work, 'bib:authors', 'rdf:Seq') ??
    childAt(work, 'bib:authors', 'rdf:Bag') ??
    childAt(work, 'bib:authors');
  return childrenOf(list, 'rdf:li').map((one) => {
    const whole = childAt(one, 'foaf:Person') ?? childAt(one, 'foaf:Organization');
    return nameOf(
      firstOf(textAt(whole, 'foaf:surname'), textAt(whole, 'foaf:name')),
      firstOf(textAt(whole, 'foaf:givenName'), textAt(whole, 'foaf:givenname')),
    );
  });
}
