/** Papers as the Semantic Scholar API lists them: searches, recommendations, citations. */
import type { DigestFormat } from '../format.ts';
import { jsonReport } from '../json/report.ts';
import { recognise } from '../json/shapes.ts';

export const format: DigestFormat = {
  id: 'semantic-scholar-json',
  label: 'Semantic Scholar',
  recognises: (input) => recognise(input.json())?.shape === 'semantic-scholar',
  read: (input) => {
    const { entries = [], fieldsOf = () => ({ ignored: '' }) } = recognise(input.json()) ?? {};
    return jsonReport(input, entries, {
      format: 'semantic-scholar-json',
      source: 'Semantic Scholar',
      fieldsOf,
    });
  },
};
