/** Digests made up for benchmarks: the same papers in every format, the same bytes in every run. */

export interface MadePaper {
  readonly n: number;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly arxiv: string;
}

const WORDS =
  'model data graph learning sparse language robust neural estimation inference bound kernel agent policy vision search sample theory causal graphs protein quantum retrieval attention memory signal'.split(
    ' ',
  );
const NAMES = 'Ada Brook Chen Dara Eze Fay Gill Hana Ito Jain Kowal Lund Mori Novak Okoye Park'.split(' ');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Papers from the `from`th on, with a title and an abstract of about 1.2 kB each. */
export function madePapers(count: number, from = 0): readonly MadePaper[] {
  let state = from + 1;
  const next = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) % n;
  };
  const words = (n: number): string =>
    Array.from(
      { length: n },
      () => `${WORDS[next(WORDS.length)]}${next(9) === 0 ? next(10000).toString(36) : ''}`,
    ).join(' ');
  const name = (): string => `${NAMES[next(NAMES.length)]} ${NAMES[next(NAMES.length)]}`;
  return Array.from({ length: count }, (_, at) => ({
    n: from + at,
    title: `${capital(words(8))} ${from + at}`,
    abstract: `We show that ${words(150)}.`,
    authors: [name(), name(), name()],
    arxiv: `24${String(1 + (Math.floor((from + at) / 99_999) % 12)).padStart(2, '0')}.${String((from + at) % 100_000).padStart(5, '0')}`,
  }));
}

const RULE = '-'.repeat(78);

function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length > 78) {
      lines.push(line);
      line = indent + word;
    } else line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}

const listed = ({ title, abstract, authors, arxiv }: MadePaper): string => `${RULE}
\\\\
arXiv:${arxiv}
Date: Wed, 3 Jan 2024 18:34:08 GMT   (243kb,D)

${wrapped(`Title: ${title}`, '  ')}
Authors: ${authors.join(', ')}
Categories: cs.LG stat.ML
Comments: 16 pages
\\\\
  ${wrapped(abstract, '')}
\\\\ ( https://arxiv.org/abs/${arxiv} ,  243kb)`;

const mailHead = (subject: string, type: string): string =>
  `From: no-reply@arxiv.org (send mail ONLY to cs)\nDate: Thu, 4 Jan 2024 01:36:02 GMT\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: ${type}; charset=utf-8\n\n`;

const arxivMail = (papers: readonly MadePaper[]): string =>
  `${mailHead(`cs daily ${papers.length} new + 0 crosses received`, 'text/plain')}${papers.map(listed).join('\n')}\n%%%---${'%%%---'.repeat(12)}\n`;

const json = (papers: readonly MadePaper[]): readonly object[] =>
  papers.map(({ title, abstract, authors, arxiv }) => ({
    id: arxiv,
    title,
    abstract,
    authors: authors.map((author) => ({ literal: author })),
    type: 'article-journal',
  }));

const escaped = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** One text in each format, by the name it is printed under. */
export const MAKERS: Readonly<Record<string, (papers: readonly MadePaper[]) => string>> = {
  text: (papers) => papers.map(({ title, abstract }) => `${title}\n${abstract}`).join('\n'),
  'arXiv mail': arxivMail,
  'bioRxiv mail': (papers) =>
    mailHead('bioRxiv alert', 'text/plain').replace('no-reply@arxiv.org', 'alerts@alerts.highwire.org') +
    papers
      .map(
        ({ title, authors, n }) =>
          `${title}\n\n${authors.join(', ')}\n\nbioRxiv posted 22 January 2026 doi:10.1101/2026.01.20.${700000 + n}\n\n[Abstract] [PDF]\n`,
      )
      .join('\n\n'),
  'newsletter (HTML mail)': (papers) =>
    mailHead('TLDR AI', 'text/html').replace('no-reply@arxiv.org', 'dan@tldrnewsletter.com') +
    `<html><body>${papers.map(({ title, abstract, arxiv }) => `<table><tr><td><h3><a href="https://arxiv.org/abs/${arxiv}?utm_source=tldrai">${title} (3 minute read)</a></h3><div>${abstract}</div></td></tr></table>`).join('\n')}</body></html>`,
  RIS: (papers) =>
    papers
      .map(
        ({ title, abstract, authors, n }) =>
          `TY  - JOUR\nTI  - ${title}\n${authors.map((author) => `AU  - ${author}\n`).join('')}AB  - ${abstract}\nPY  - 2024\nDO  - 10.1000/made.${n}\nER  - \n`,
      )
      .join('\n'),
  nbib: (papers) =>
    papers
      .map(
        ({ title, abstract, authors, n }) =>
          `PMID- ${n + 1}\nTI  - ${title}\n${authors.map((author) => `FAU - ${author}\n`).join('')}AB  - ${abstract}\nDP  - 2024 Jan\nJT  - Made journal\n`,
      )
      .join('\n'),
  BibTeX: (papers) =>
    papers
      .map(
        ({ title, abstract, authors, n }) =>
          `@article{made${n},\n  title = {${title}},\n  author = {${authors.join(' and ')}},\n  abstract = {${abstract}},\n  year = {2024},\n  doi = {10.1000/made.${n}}\n}\n`,
      )
      .join('\n'),
  'CSL-JSON': (papers) => JSON.stringify(json(papers)),
  'JSON Lines': (papers) =>
    json(papers)
      .map((each) => JSON.stringify(each))
      .join('\n'),
  CSV: (papers) =>
    [
      'Title,Abstract,Authors,Year,DOI',
      ...papers.map(({ title, abstract, authors, n }) =>
        [title, abstract, authors.join('; '), '2024', `10.1000/made.${n}`].map(escaped).join(','),
      ),
    ].join('\n'),
  RSS: (papers) =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>cs.LG updates on arXiv.org</title>${papers.map(({ title, abstract, arxiv }) => `<item><title>${title}</title><link>https://arxiv.org/abs/${arxiv}</link><description>arXiv:${arxiv}v1 Announce Type: new \nAbstract: ${abstract}</description></item>`).join('\n')}</channel></rss>`,
  Markdown: (papers) =>
    `# Papers\n\n${papers.map(({ title, abstract, arxiv }) => `## [${title}](https://arxiv.org/abs/${arxiv})\n\n${abstract}\n`).join('\n')}`,
};

/** A mailbox of listing mails of 50 papers each, chunk by chunk, up to `bytes`. */
export async function* madeMailbox(bytes: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let sent = 0;
  for (let mail = 0; sent < bytes; mail++) {
    const text = `From arxiv@example.org Thu Jan  4 01:36:02 2024\n${arxivMail(madePapers(50, mail * 50))}\n`;
    const chunk = encoder.encode(text);
    sent += chunk.length;
    yield chunk;
  }
}
