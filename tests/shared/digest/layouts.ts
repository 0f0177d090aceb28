/** Re-layouts of a list of papers: the ways in which the same entries reach a reader as text. */
export interface Entry {
  readonly title: string;
  readonly abstract: string;
}

export interface Layout {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What must come out. */
  readonly entries: readonly { readonly title: string; readonly abstract?: string }[];
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export function layoutsOf(entries: readonly Entry[], page: string): readonly Layout[] {
  const text = (name: string, render: (entry: Entry, index: number) => string, between = '\n'): Layout => ({
    name,
    bytes: encode(`${entries.map(render).join(between)}\n`),
    entries,
  });
  const stopped = entries.map((entry) => ({
    ...entry,
    title: /[.?!]$/.test(entry.title) ? entry.title : `${entry.title}.`,
  }));
  const split = entries.map((entry) => ({ ...entry, abstract: inTwo(entry.abstract) }));
  const gaps = entries.map((entry, index) => (index % 7 === 6 ? { title: entry.title } : entry));
  return [
    { name: 'CRLF and a byte order mark', bytes: encode(`\uFEFF${page.replaceAll('\n', '\r\n')}`), entries },
    text('blank lines between pairs', ({ title, abstract }) => `${title}\n${abstract}`, '\n\n'),
    text('blank lines between all lines', ({ title, abstract }) => `${title}\n\n${abstract}`, '\n\n'),
    text('numbered 1.', ({ title, abstract }, index) => `${index + 1}. ${title}\n${abstract}`),
    text('numbered [1]', ({ title, abstract }, index) => `[${index + 1}] ${title}\n${abstract}`),
    text('bulleted', ({ title, abstract }) => `- ${title}\n${abstract}`),
    text('Markdown headings', ({ title, abstract }) => `## ${title}\n\n${abstract}\n`),
    text(
      'wrapped at 72, blank-separated',
      ({ title, abstract }) => `${wrap(title)}\n\n${wrap(abstract)}`,
      '\n\n',
    ),
    text(
      'wrapped at 72, numbered',
      ({ title, abstract }, index) => `${wrap(`${index + 1}. ${title}`)}\n\n${wrap(abstract)}`,
      '\n\n',
    ),
    text(
      'wrapped at 72, title directly above',
      ({ title, abstract }) => `${wrap(title)}\n${wrap(abstract)}`,
      '\n\n',
    ),
    {
      ...text(
        'titles ending in a full stop',
        (_, index) => `${stopped[index]!.title}\n${stopped[index]!.abstract}`,
      ),
      entries: stopped,
    },
    {
      ...text(
        'two-paragraph abstracts',
        (_, index) => `${split[index]!.title}\n${split[index]!.abstract.replace('\n\n', '\n')}`,
      ),
      entries: split,
    },
    {
      ...text(
        'two-paragraph abstracts, blank lines between',
        (_, index) => `${split[index]!.title}\n\n${split[index]!.abstract}`,
        '\n\n',
      ),
      entries: split,
    },
    text('an author line', ({ title, abstract }, index) => `${title}\n${authors(index)}\n${abstract}`),
    text(
      'Authors: and a URL line',
      ({ title, abstract }, index) =>
        `${title}\nAuthors: ${authors(index)}\nhttps://arxiv.org/abs/${arxiv(index)}\n${abstract}`,
    ),
    text(
      'a URL after the abstract',
      ({ title, abstract }, index) => `${title}\n${abstract}\nhttps://arxiv.org/abs/${arxiv(index)}`,
    ),
    {
      name: 'every 7th abstract missing',
      bytes: encode(
        gaps
          .map((entry) => ('abstract' in entry ? `${entry.title}\n${entry.abstract}` : entry.title))
          .join('\n'),
      ),
      entries: gaps,
    },
    { ...text('titles only', ({ title }) => title), entries: entries.map(({ title }) => ({ title })) },
    text(
      'a full page copy with votes, authors and dates',
      ({ title, abstract }, index) =>
        `${index % 5 === 4 ? '-' : index + 2}\n${title}\n${abstract}\n${(index % 9) + 1} authors\n·\nMay ${(index % 28) + 1}, 2025`,
    ),
    text(
      'Upvote and author counts',
      ({ title, abstract }, index) => `Upvote ${index + 1}\n${title}\n${abstract}\n· 3 authors`,
    ),
    { name: 'UTF-16 without a byte order mark', bytes: utf16(page), entries },
  ];
}

export const arxiv = (index: number): string => `2501.${String(10000 + index)}`;

const NAMES = ['Ada Lovelace', 'Kurt Gödel', 'Emmy Noether', 'Alan M. Turing', 'Grace Hopper', 'Tu Youyou'];

const authors = (index: number): string =>
  [0, 1, 2].map((offset) => NAMES[(index + offset) % NAMES.length]).join(', ');

export function wrap(text: string, width = 72): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

/** Two paragraphs of which both are long enough to be one. */
function inTwo(abstract: string): string {
  const half = abstract.indexOf('. ', abstract.length / 2);
  const cut =
    half < 0 || half > abstract.length - 160 ? abstract.lastIndexOf('. ', abstract.length / 2) : half;
  return cut < 0 ? abstract : `${abstract.slice(0, cut + 1)}\n\n${abstract.slice(cut + 2)}`;
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    bytes[index * 2] = text.charCodeAt(index) & 0xff;
    bytes[index * 2 + 1] = text.charCodeAt(index) >> 8;
  }
  return bytes;
}
