import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteSpans } from '../../../shared/note/spans.ts';

const of = (kind: string, text: string): readonly string[] =>
  noteSpans(text)
    .filter((span) => span.kind === kind)
    .map(({ start, end }) => text.slice(start, end));
const tags = (text: string) => of('tag', text);
const math = (text: string) => of('math', text);

describe('tags of a note', () => {
  it('are words after a hash, at the start of a word', () => {
    expect(tags('#retrieval at first, then (#late-interaction), #nlp/qa. And #Überblick #3d')).toEqual([
      '#retrieval',
      '#late-interaction',
      '#nlp/qa',
      '#Überblick',
      '#3d',
    ]);
    expect(tags('see C#, F#, issue #12, a#b, ## no, &#39; and #')).toEqual([]);
    expect(tags('escaped \\#tag')).toEqual([]);
  });

  it('are none in code, addresses and headings', () => {
    expect(tags('`#code` and ``a ` #code`` but #tag')).toEqual(['#tag']);
    expect(tags('a\n```sh\n#comment\n```\n#tag')).toEqual(['#tag']);
    expect(tags('~~~\n#never closed\n#code')).toEqual([]);
    expect(tags('https://example.org/#part (https://example.org/a#b) www.example.org/#c #tag')).toEqual([
      '#tag',
    ]);
    expect(tags('[here](page.html#part) #tag')).toEqual(['#tag']);
    expect(tags('# A heading #not\n#tag')).toEqual(['#tag']);
    expect(tags('a lone ` tick #tag')).toEqual(['#tag']);
  });

  it('are none inside a formula or a link', () => {
    expect(tags('$\\#a$ $a #b$ [[p:x|A #label]] #tag')).toEqual(['#tag']);
  });
});

describe('formulas of a note', () => {
  it('stand between dollars or round brackets, and prices are none', () => {
    expect(math('so $a_b$ and \\(c\\), $$\nd\n$$ too')).toEqual(['$a_b$', '\\(c\\)', '$$\nd\n$$']);
    expect(noteSpans('$$ d $$')).toMatchObject([{ tex: 'd', display: true }]);
    expect(math('price $5 and $6, \\$a\\$, $ a$, $a $, `$a$`')).toEqual([]);
    expect(math('US$3 to $4$5')).toEqual([]);
  });
});

it('finds spans that follow one another and lie within any text, quickly', () => {
  const unit = fc.constantFrom(
    '#',
    '$',
    '[',
    ']',
    '|',
    'p',
    ':',
    '`',
    '\\',
    '(',
    ')',
    '\n',
    ' ',
    'a',
    '~',
    '1',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
      let last = 0;
      for (const { start, end } of noteSpans(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 1000 },
  );
});
