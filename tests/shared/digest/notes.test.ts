import { describe, expect, it } from 'vitest';
import { doiIn } from '../../../shared/digest/ids.ts';
import { arxivNamed, idsOfNote } from '../../../shared/digest/notes.ts';

describe('identifiers in notes', () => {
  it('are read where they are named', () => {
    expect(
      idsOfNote('Citation Key: x\narXiv: 2007.12928v2\nPMID: 31234567\nPMCID: PMC7654321\nDOI: 10.1234/a.b'),
    ).toEqual({
      arxiv: '2007.12928v2',
      pmid: '31234567',
      pmcid: 'PMC7654321',
      doi: '10.1234/a.b',
    });
  });

  it('are none where a number only looks like one', () => {
    expect(idsOfNote('31234567 and 2007.12928 and 10.1007')).toEqual({});
    expect(arxivNamed('2007.12928')).toBeUndefined();
  });

  it('keep the page numbers that old DOIs have in angle brackets', () => {
    const old = '10.1002/1520-6750(200102)48:1<41::AID-NAV3>3.0.CO;2-M';
    expect(doiIn(old).doi).toBe(old.toLowerCase());
    expect(doiIn('10.1234/abc<br>').doi).toBe('10.1234/abc');
  });
});
