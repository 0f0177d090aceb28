/** Papers and lists as documents of the mirror. */
import type { ExportedHighlight, ExportedPaper } from '../export/record.ts';
import { identifierLink, link } from '../outline/citation.ts';
import { inlineText } from '../outline/escape.ts';
import { t } from '../strings/index.ts';
import type { BlockField, FrontField, VaultDocument } from './contract.ts';
import { oneLine, tagSlug } from './values.ts';

/** The document of a paper. `note` and `gist` are those of the paper itself; `merged` are the notes of papers that it stands for. */
export function paperDocument(
  paper: ExportedPaper,
  fresh: VaultDocument['fresh'],
  merged = '',
): VaultDocument {
  const title = oneLine(paper.title) || t.vault.untitled;
  const year = /^\d{4}/.exec(paper.published ?? '')?.[0] ?? '';
  const who = paper.authors[0]?.family ?? paper.authors[0]?.name.split(/\s+/).at(-1) ?? '';
  const cited = [who, year].filter((part) => part !== '').join(' ');
  return {
    id: `paper:${paper.id}`,
    name: cited === '' ? title : `${title} (${cited})`,
    fresh,
    front: [
      made('title', title),
      { ...made('aliases', names([paper.citationKey])), shape: 'names' },
      { ...made('authors', names(paper.authors.map(({ name }) => name))), shape: 'names' },
      made('published', paper.published ?? ''),
      made('venue', oneLine(paper.venue ?? '')),
      made('doi', paper.ids.doi ?? ''),
      made('arxiv', paper.ids.arxiv ?? ''),
      made('citekey', paper.citationKey),
      { key: 'status', value: paper.verdict, shape: 'text', merge: 'choice' },
      { key: 'starred', value: String(paper.starred), shape: 'flag', merge: 'choice' },
      { key: 'tags', value: names(paper.tags.map(tagSlug)), shape: 'names', merge: 'names' },
      { key: 'lists', value: names(paper.lists), shape: 'names', merge: 'names' },
    ],
    blocks: [
      { key: 'paper', value: paperText(paper, title), merge: 'ours' },
      { key: 'gist', value: oneLine(paper.gist), merge: 'line', heading: t.vault.gist },
      { key: 'note', value: paper.note, merge: 'text', heading: t.vault.note },
      ...(merged === ''
        ? []
        : [{ key: 'merged', value: merged, merge: 'ours' as const, heading: t.vault.merged }]),
      ...paper.highlights.flatMap((highlight, at) => highlightBlocks(highlight, at === 0)),
    ],
  };
}

/** The document of a reading list. */
export function listDocument(
  list: { readonly id: string; readonly name: string },
  papers: NonNullable<VaultDocument['papers']>,
): VaultDocument {
  const name = oneLine(list.name) || t.vault.untitled;
  return {
    id: `list:${list.id}`,
    name,
    fresh: 'write',
    front: [made('title', name)],
    blocks: [],
    papers: papers.map(({ id, title }) => ({ id: `paper:${id}`, title: oneLine(title) })),
  };
}

/** A list's document with its papers as links to their files; `fileOf` answers a path from the folder of lists, null for a paper that has none. */
export function withLinks(document: VaultDocument, fileOf: (id: string) => string | null): VaultDocument {
  const { papers } = document;
  if (papers === undefined) return document;
  const lines = papers.map(({ id, title }) => {
    const file = fileOf(id);
    return file === null
      ? `- ${inlineText(title)}`
      : `- ${link(title, file.split('/').map(encodeURIComponent).join('/'))}`;
  });
  const heading = document.front.find(({ key }) => key === 'title')?.value ?? '';
  const value = [`# ${inlineText(heading)}`, '', ...lines].join('\n');
  return { ...document, blocks: [{ key: 'list', value, merge: 'ours' }] };
}

const made = (key: string, value: string): FrontField => ({ key, value, shape: 'text', merge: 'ours' });

const names = (all: readonly string[]): string =>
  [...new Set(all.map(oneLine))].filter((name) => name !== '').join('\n');

function paperText(paper: ExportedPaper, title: string): string {
  const authors = paper.authors.map(({ name }) => name).join(', ');
  const about = [authors, paper.venue ?? '', paper.published ?? '']
    .map(oneLine)
    .filter((part) => part !== '');
  const source = identifierLink(paper);
  return [`# ${inlineText(title)}`, inlineText(about.join(' · ')), source ?? '', paper.abstract.trim()]
    .filter((part) => part !== '')
    .join('\n\n');
}

const highlightBlocks = (
  { id, target, label, note, tags }: ExportedHighlight,
  isFirst: boolean,
): readonly BlockField[] => {
  const quote = target.exact.trim().replace(/\s*\n\s*/g, '\n> ');
  const about = [label, ...tags.map((tag) => `#${tagSlug(tag)}`)].map(oneLine).join(' ');
  const key = `highlight ${id}`;
  return [
    {
      key,
      value: `> ${quote}\n> — ${about}`,
      merge: 'ours',
      ...(isFirst ? { heading: t.vault.highlights } : {}),
    },
    { key: `highlight-note ${id}`, value: note, merge: 'text' },
  ];
};
