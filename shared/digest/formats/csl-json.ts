/** CSL-JSON, as Zotero, Mendeley and pandoc export it, and Crossref's answers, which are nearly the same. */
import type { DigestFormat } from '../format.ts';
import { jsonReport } from '../json/report.ts';
import { recognise } from '../json/shapes.ts';

export const format: DigestFormat = {
  id: 'csl-json',
  label: 'CSL-JSON',
  recognises: (input) => recognise(input.json())?.shape === 'csl',
  read: (input) => {
    const { entries = [], fieldsOf = () => ({ ignored: '' }) } = recognise(input.json()) ?? {};
    return jsonReport(input, entries, { format: 'csl-json', source: 'CSL-JSON', fieldsOf });
  },
};
