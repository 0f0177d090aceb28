import { describe, expect, it } from 'vitest';
import { encodingCandidates } from '../../../shared/digest/source/candidates.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
/** "Изучение птиц" and a little more, in KOI8-R. */
const koi8 = Uint8Array.from(
  'Z\xf5\xde\xc5\xce\xc9\xc5 \xd0\xd4\xc9\xc3 \xd7 \xc7\xcf\xd2\xcf\xc4\xc5\n',
  (c) => c.charCodeAt(0),
);

describe('the encodings to choose from', () => {
  it('are the one in use and another that reads differently, each with its telling lines', () => {
    const [used, other, ...more] = encodingCandidates(
      latin('Plain line\nGr\xf6\xdfe und Z\xe4hlung\nPlain again\n'),
      'windows-1252',
    );
    expect(used).toEqual({ label: 'windows-1252', sample: ['Größe und Zählung'] });
    expect(other?.sample).not.toEqual(used?.sample);
    expect(more).toEqual([]);
  });

  it('show what a chosen encoding makes of it as well', () => {
    const found = encodingCandidates(koi8, 'koi8-r');
    expect(found.map(({ label }) => label)[0]).toBe('koi8-r');
    expect(found[0]?.sample[0]).toMatch(/птиц/);
  });

  it('are short, however long the line and the file', () => {
    const giant = latin(`${'x'.repeat(100_000)}\xe9${'y'.repeat(100_000)}\n`);
    for (const { sample } of encodingCandidates(giant, 'windows-1252')) {
      expect(sample[0]!.length).toBeLessThanOrEqual(160);
      expect(sample[0]).toMatch(/[^\0-\x7F]/);
    }
  });

  it('leave out labels that no decoder knows', () => {
    expect(encodingCandidates(latin('caf\xe9\n'), 'utf-7').map(({ label }) => label)).not.toContain('utf-7');
  });
});
