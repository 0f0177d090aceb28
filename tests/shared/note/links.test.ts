import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLink, parseLink, withoutLinks } from '../../../shared/note/links.ts';
import { linkedPapers, noteSpans } from '../../../shared/note/spans.ts';

const awkward = fc.string({
  unit: fc.constantFrom('a', '%', '|', '[', ']', '\\', ' ', '7', 'C', 'é', '\u3000', '{', '🜚'),
});
const id = fc.oneof(awkward, fc.string()).filter((text) => text !== '');
const label = fc.oneof(awkward, fc.string()).filter((text) => !/[\n\r]/.test(text));

describe('a link from a note to a paper', () => {
  it('is written with its id and its label', () => {
    expect(formatLink({ paperId: 'arxiv:2405.19504', label: 'MUVERA' })).toBe(
      '[[p:arxiv:2405.19504|MUVERA]]',
    );
    expect(formatLink({ paperId: 't:a b|c', label: 'On [sets]\nand \\' })).toBe(
      String.raw`[[p:t:a b%7Cc|On \[sets\] and \\]]`,
    );
  });

  it('comes back as it was written, whatever its id and label', () => {
    fc.assert(
      fc.property(id, label, (paperId, text) => {
        expect(parseLink(formatLink({ paperId, label: text }))).toEqual({ paperId, label: text });
      }),
    );
  });

  it('has one spelling: whatever reads as a link is what that link is written as', () => {
    const maybe = fc.tuple(awkward, awkward).map(([a, b]) => `[[p:${a}|${b}]]`);
    fc.assert(
      fc.property(maybe, (text) => {
        const link = parseLink(text);
        if (link !== null) expect(formatLink(link)).toBe(text);
      }),
      { numRuns: 2000 },
    );
    expect(parseLink('[[p:a%41|x]]')).toBeNull();
    expect(parseLink('[[p:a|x\\y]]')).toBeNull();
    expect(parseLink('[[p:|x]]')).toBeNull();
    expect(parseLink('[[a|x]]')).toBeNull();
  });

  it('is found in any text around it, and only there', () => {
    const around = fc.string({ unit: fc.constantFrom('a', ' ', '[', ']', '\n', '.', '|') });
    fc.assert(
      fc.property(around, id, label, around, (before, paperId, text, after) => {
        const link = formatLink({ paperId, label: text });
        const found = noteSpans(`${before}${link}${after}`);
        expect(found).toMatchObject([{ kind: 'link', paperId, label: text, start: before.length }]);
        expect(found[0]?.end).toBe(before.length + link.length);
      }),
    );
  });

  it('is read as its label by whoever does not follow it', () => {
    expect(withoutLinks('See [[p:t:x|Deep \\[Sets\\]]] and [[nothing]].')).toBe(
      'See Deep [Sets] and [[nothing]].',
    );
    expect(linkedPapers('[[p:a|A]], [[p:b|B]], [[p:a|A again]]')).toEqual(['a', 'b']);
  });
});
