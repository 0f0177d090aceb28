import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  abstractChanges,
  EDITABLE,
  fieldText,
  provenance,
  textOf,
  tidyField,
  UNKNOWN_PAPER,
  withEdits,
  type Sighting,
} from '../../shared/paper-text.ts';
import type { KnownPaper } from '../../shared/identity.ts';

const seen = (digestId: string, order: number, paper: Partial<KnownPaper>): Sighting => ({
  digestId,
  order,
  paper: { ...UNKNOWN_PAPER, title: 'A Title', abstractKind: 'full', ...paper },
});

describe('the text of a paper', () => {
  it('is the same however its digests are ordered', () => {
    const paper = fc.record({
      title: fc.constantFrom('A', 'B'),
      abstract: fc.constantFrom('', 'one two', 'one two three', 'four'),
      abstractKind: fc.constantFrom('full', 'snippet', ''),
      venue: fc.constantFrom('X', 'Y'),
    });
    fc.assert(
      fc.property(fc.array(paper, { maxLength: 5 }), (papers) => {
        const sightings = papers.map((each, at) => seen(`d${at}`, -at, each));
        expect(textOf(sightings.toReversed())).toEqual(textOf(sightings));
        const changes = abstractChanges(sightings);
        if (changes.length > 0) expect(changes[0]!.after).toBe(textOf(sightings).abstract);
      }),
    );
  });

  it('is not replaced by its own beginning, nor by other white space', () => {
    const whole = seen('one', -1, { abstract: 'A text that goes on and on.' });
    for (const abstract of ['A text that goes…', 'A text that ...', 'A text\nthat goes on  and on. ']) {
      const sightings = [whole, seen('two', -2, { abstract })];
      expect(textOf(sightings).abstract).toBe('A text that goes on and on.');
      expect(abstractChanges(sightings)).toEqual([]);
    }
  });

  it('names every change of the abstract, the newest first, and the digest of each field', () => {
    const sightings = [
      seen('one', -1, { abstract: 'First.', venue: 'Here' }),
      seen('two', -2, { abstract: 'Second.', venue: 'There' }),
      seen('three', -3, { abstract: 'Third.' }),
    ];
    expect(abstractChanges(sightings)).toEqual([
      { digestId: 'three', before: 'Second.', after: 'Third.' },
      { digestId: 'two', before: 'First.', after: 'Second.' },
    ]);
    expect(provenance(sightings)).toEqual({ title: 'one', venue: 'one', abstract: 'three' });
  });
});

describe('an edit', () => {
  it('of any field shows as it was typed, and leaves the others alone', () => {
    const paper: KnownPaper = {
      ...UNKNOWN_PAPER,
      title: 'T',
      abstract: 'A',
      authors: [{ name: 'Ada Lovelace', family: 'Lovelace' }],
      venue: 'V',
      published: '2024-01-02',
      ids: { arxiv: '2401.01234', s2: 'x' },
      urls: [{ url: 'https://example.org/1', kind: 'abs' }],
    };
    for (const field of EDITABLE) {
      for (const text of ['', 'new']) {
        const edited = withEdits(paper, { [field]: text });
        expect(fieldText(edited, field)).toBe(text);
        for (const other of EDITABLE)
          if (other !== field) expect(fieldText(edited, other)).toBe(fieldText(paper, other));
      }
      expect(withEdits(paper, { [field]: fieldText(paper, field) })).toBe(paper);
    }
    const urls = withEdits(paper, { urls: 'https://example.org/1\nhttps://example.org/2' }).urls;
    expect(urls).toEqual([
      { url: 'https://example.org/1', kind: 'abs' },
      { url: 'https://example.org/2', kind: 'other' },
    ]);
  });

  it('keeps identifiers in their one spelling, and whatever is none as it was typed', () => {
    expect(tidyField('doi', ' https://doi.org/10.1000/ABC. ')).toBe('10.1000/abc');
    expect(tidyField('doi', 'not one')).toBe('not one');
    expect(tidyField('arxiv', 'https://arxiv.org/abs/2401.01234v2')).toBe('2401.01234');
    expect(tidyField('authors', ' Ada \n\n Alan ')).toBe('Ada\nAlan');
  });
});
