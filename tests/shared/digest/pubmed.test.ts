import { describe, expect, it } from 'vitest';
import { pubmedTitle } from '../../../shared/digest/pubmed.ts';

describe("PubMed's titles", () => {
  it('lose the stop and the brackets that PubMed adds, and nothing else', () => {
    expect(pubmedTitle('Ears.')).toBe('Ears');
    expect(pubmedTitle('[Owls of old].')).toBe('Owls of old');
    expect(pubmedTitle('[18F]-labelled owls.')).toBe('[18F]-labelled owls');
    expect(pubmedTitle('Comment on Ray et al.')).toBe('Comment on Ray et al.');
    expect(pubmedTitle('Owls in the U.S.')).toBe('Owls in the U.S.');
  });
});
