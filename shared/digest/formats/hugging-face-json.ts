/** Hugging Face's daily papers as its API lists them. The order is the page's own, not that of the votes. */
import type { DigestFormat } from '../format.ts';
import { dayOf } from '../json/hugging-face.ts';
import { jsonReport } from '../json/report.ts';
import { recognise } from '../json/shapes.ts';
import { textAt } from '../json/values.ts';

export const format: DigestFormat = {
  id: 'hugging-face-json',
  label: 'Hugging Face daily papers',
  recognises: (input) => recognise(input.json())?.shape === 'hugging-face',
  read: (input) => {
    const { entries = [], fieldsOf = () => ({ ignored: '' }) } = recognise(input.json()) ?? {};
    const days = new Set(entries.map(({ value }) => dayOf(textAt(value, 'paper.submittedOnDailyAt'))));
    const [day] = days;
    return jsonReport(input, entries, {
      format: 'hugging-face-json',
      source: 'huggingface.co',
      digest: { source: 'huggingface.co', ...(days.size === 1 && day !== undefined ? { date: day } : {}) },
      fieldsOf,
    });
  },
};
