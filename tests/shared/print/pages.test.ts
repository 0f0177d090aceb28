import { describe, expect, it } from 'vitest';
import { pageCount, pagesOf } from '../../../shared/print/pages.ts';

/** A PDF of these objects, with the table that finds them. */
function pdfOf(objects: readonly string[], root: number): string {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  return `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}\n/Root ${root} 0 R>>\nstartxref\n${start}\n%%EOF\n`;
}

const BOOK = [
  '<</Title (/paper-1 [3 0 R /XYZ 0 0 0]\n6 0 obj\n<</paper-2 [3 0 R)>>',
  '<</Type /Page>>',
  '<</Type /Page>>',
  '<</Type /Page>>',
  '<</Type /Pages\n/Count 2\n/Kids [2 0 R 3 0 R]>>',
  '<</paper-1 [2 0 R /XYZ 6 225.9 0]\n/paper-2 [4 0 R /XYZ 6 390.2 0]\n/other [9 0 R /XYZ 0 0 0]>>',
  '<</Type /Pages\n/Count 3\n/Kids [5 0 R 4 0 R]>>',
  '<</Type /Catalog\n/Pages 7 0 R\n/Dests 6 0 R>>',
];

describe('the pages of places', () => {
  it('are those of the tree, however deep a page is in it', () => {
    expect([...pagesOf(pdfOf(BOOK, 8))]).toEqual([
      ['paper-1', 1],
      ['paper-2', 3],
    ]);
    expect(pageCount(pdfOf(BOOK, 8))).toBe(3);
  });

  it('are not found in what a document says', () => {
    const pdf = pdfOf(BOOK, 8);
    expect(pdf).toContain('(/paper-1 [3 0 R');
    expect(pagesOf(pdf).get('paper-1')).toBe(1);
  });

  it('are none where the file cannot be read', () => {
    for (const broken of [
      '',
      'hello',
      '%PDF-1.4\n',
      pdfOf(BOOK, 8).slice(0, -30),
      pdfOf([], 1),
      pdfOf(BOOK, 3),
    ])
      expect([...pagesOf(broken)]).toEqual([]);
    const loop = ['<</Kids [1 0 R]>>', '<</Pages 1 0 R /Dests 3 0 R>>', '<</a [1 0 R]>>'];
    expect([...pagesOf(pdfOf(loop, 2))]).toEqual([]);
  });
});
