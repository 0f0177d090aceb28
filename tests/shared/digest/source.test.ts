import { describe, expect, it } from 'vitest';
import { parseDigest } from '../../../shared/digest/index.ts';
import { recogniseFamily } from '../../../shared/digest/source/family.ts';
import { report } from './report-of.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

async function problemOf(bytes: Uint8Array, name?: string): Promise<string | null> {
  const parsed = await parseDigest(name === undefined ? { bytes } : { bytes, name });
  return parsed.ok ? null : parsed.problem.code;
}

describe('a file that is no text', () => {
  it.each([
    ['is-pdf', '%PDF-1.7\n%\xe2\xe3'],
    ['is-zip', 'PK\x03\x04\x14\0notes.txt'],
    ['is-office-document', 'PK\x03\x04\x14\0[Content_Types].xml'],
    ['is-office-document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'],
    ['is-outlook-message', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0_\0_\0s\0u\0b\0s\0t\0g\x001\0.\x000\0'],
    ['is-compressed', '\x1f\x8b\x08\0'],
    ['is-image', '\x89PNG\r\n\x1a\n'],
    ['is-image', '\xff\xd8\xff\xe0'],
    ['is-database', 'SQLite format 3\0'],
    ['is-binary', '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\x03\0'],
    ['file-empty', ''],
    ['file-empty', ' \r\n\t'],
  ])('is refused as %s', async (code, content) => {
    expect(await problemOf(ascii(content))).toBe(code);
  });

  it('is refused by size before it is decoded', async () => {
    expect(await problemOf(new Uint8Array(32 * 1024 * 1024 + 1).fill(97))).toBe('text-too-large');
  });
});

describe('the encoding of a text', () => {
  const title = 'Größenordnungen: Über die Zählung der Mauersegler';

  it('is UTF-8 when the bytes hold as UTF-8', async () => {
    const { encoding, records } = await report(`${title}\n`);
    expect(encoding).toEqual({ label: 'utf-8', confidence: 1, replaced: 0 });
    expect(records[0]?.title).toBe(title);
  });

  it('is guessed for other bytes, with less confidence', async () => {
    const { encoding, records } = await report(ascii(`${title}\n`));
    expect(encoding.label).toBe('windows-1252');
    expect(encoding.confidence).toBeLessThan(1);
    expect(records[0]?.title).toBe(title);
  });

  it('is what the file declares, if the bytes hold as that', async () => {
    const { encoding } = await report(ascii(`% Encoding: ISO-8859-2\n${title}\n`));
    expect(encoding).toMatchObject({ label: 'iso-8859-2', confidence: 1 });
  });

  it('is UTF-8 where the file declares letters of one byte, and they would all be mojibake', async () => {
    const page = (label: string) => `<?xml version="1.0" encoding="${label}"?>\n${title}\n`;
    for (const label of ['ISO-8859-1', 'windows-1252', 'KOI8-R']) {
      const { encoding, records } = await report(new TextEncoder().encode(page(label)));
      expect(encoding).toMatchObject({ label: 'utf-8', confidence: 1, replaced: 0 });
      expect(records.map((record) => record.title)).toContain(title);
    }
  });

  it('is what the reader chose', async () => {
    const { encoding, records } = await report(ascii(`${title}\n`), {}, { encoding: 'utf-8' });
    expect(encoding.replaced).toBe(4);
    expect(records[0]?.warnings).toContain('wrong encoding?');
  });

  it('is refused when no decoder knows it', async () => {
    const parsed = await parseDigest({ bytes: ascii('text') }, { encoding: 'utf-7' });
    expect(parsed).toEqual({ ok: false, problem: { code: 'encoding-unsupported', detail: 'utf-7' } });
  });

  it.each(['utf-16le', 'utf-16be'])('is %s without a byte order mark', async (label) => {
    const bytes = new Uint8Array(title.length * 2);
    for (let index = 0; index < title.length; index++)
      bytes[index * 2 + (label === 'utf-16le' ? 0 : 1)] = title.charCodeAt(index);
    const { encoding, records } = await report(bytes);
    expect(encoding.label).toBe(label);
    expect(records[0]?.title).toBe(title);
  });
});

describe('a format with a parser of its own', () => {
  it.each([
    ['RIS', 'TY  - JOUR\nTI  - A\nER  - \n'],
    ['MEDLINE', 'PMID- 123\nOWN - NLM\nTI  - A\nAB  - B\n'],
    ['a mail', 'From: a@example.org\nDate: today\nSubject: b\n\nbody'],
    ['JSON', '[{"title": "A"}]'],
    ['XML', '<?xml version="1.0"?><rss/>'],
    ['HTML', '<!doctype html><p>'],
    ['a table of comma- or tab-separated values', 'Title,Year,DOI\nA,2020,b\n'],
  ])('is recognised: %s', (family, text) => {
    expect(recogniseFamily(text)).toBe(family);
  });

  it('is not seen in a plain list', () => {
    expect(recogniseFamily('[1] A Title of a Paper\nWe show: it works.\n')).toBeNull();
  });
});
