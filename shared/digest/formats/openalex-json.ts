/** Works as the OpenAlex API lists them. */
import type { DigestFormat } from '../format.ts';
import { jsonReport } from '../json/report.ts';
import { recognise } from '../json/shapes.ts';

export const format: DigestFormat = {
  id: 'openalex-json',
  label: 'OpenAlex',
  recognises: (input) => recognise(input.json())?.shape === 'openalex',
  read: (input) => {
    const { entries = [], fieldsOf = () => ({ ignored: '' }) } = recognise(input.json()) ?? {};
    return jsonReport(input, entries, { format: 'openalex-json', source: 'OpenAlex', fieldsOf });
  },
};
