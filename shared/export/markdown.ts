/** Markdown by the reader's template, or ours: each paper by itself, under the name of what it is a part of. */
import { headingText } from '../outline/escape.ts';
import type { ExportFormat } from './format.ts';
import { clean } from './plain.ts';
import { DEFAULT_TEMPLATE, fillTemplate } from './template.ts';

export const markdown: ExportFormat = {
  id: 'markdown',
  extension: 'md',
  carries: ['abstract', 'notes', 'highlights'],
  passes: [
    {
      // One paper is a document of its own.
      head: ({ title, papers }) => (papers === 1 ? '' : `# ${headingText(clean(title))}\n\n`),
      paper: (paper, { template, parts }) =>
        fillTemplate(template.trim() === '' ? DEFAULT_TEMPLATE : template, paper, parts),
      between: '\n',
    },
  ],
};
