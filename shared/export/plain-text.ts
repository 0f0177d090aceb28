/** Papers as plain text that a person reads: in a mail, a message or a terminal. */
import { withoutLinks } from '../note/links.ts';
import { t } from '../strings/index.ts';
import { plainText as shown } from '../tex/index.ts';
import type { ExportFormat, ExportOptions } from './format.ts';
import { clean, oneLine, paragraphs } from './plain.ts';
import type { ExportedPaper } from './record.ts';
import { arxivId, pageOf } from './work.ts';

export const plainText: ExportFormat = {
  id: 'text',
  extension: 'txt',
  carries: ['abstract', 'notes', 'highlights'],
  passes: [{ paper: paperText, between: '\n\n' }],
};

/** One paper, with a line break at its end. */
export function paperText(paper: ExportedPaper, { parts }: Pick<ExportOptions, 'parts'>): string {
  const { title, authors, abstract, gist, note, highlights, tags } = paper;
  const own = parts.has('notes');
  const blocks: readonly string[] = [
    [
      shown(oneLine(title)),
      authors.map(({ name }) => shown(oneLine(name))).join(', '),
      whereOf(paper),
      pageOf(paper) ?? '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
    ...(parts.has('abstract') ? paragraphs(abstract).map(shown) : []),
    own ? oneLine(gist) : '',
    own ? clean(withoutLinks(note)).trim() : '',
    tags.length === 0 ? '' : t.exports.said.tags(tags.map(oneLine).join(', ')),
    ...(parts.has('highlights')
      ? highlights.map(({ label, target, note: words }) =>
          [
            `“${shown(oneLine(target.exact))}” (${oneLine(label)})`,
            own ? clean(withoutLinks(words)).trim() : '',
          ]
            .filter((line) => line !== '')
            .join('\n'),
        )
      : []),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** Where and when it appeared, and its identifiers, on one line. */
export function whereOf(paper: ExportedPaper): string {
  const arxiv = arxivId(paper);
  return [
    oneLine(paper.venue ?? ''),
    paper.published ?? '',
    arxiv === undefined ? '' : `arXiv:${arxiv}`,
    paper.ids.doi === undefined ? '' : `doi:${paper.ids.doi}`,
    paper.ids.pmid === undefined ? '' : `PMID: ${paper.ids.pmid}`,
    paper.ids.pmcid ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
