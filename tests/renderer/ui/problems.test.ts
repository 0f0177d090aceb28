import { describe, expect, it } from 'vitest';
import { problemText } from '../../../renderer/ui/problems.ts';

describe('problemText', () => {
  it('names the file as it is called, even where its name looks like a pattern', () => {
    const names = ['$&.txt', "$'.txt", '$`$1$$.txt', '{detail}', '%s%n', '__proto__'];
    expect(names.map((detail) => problemText({ code: 'is-pdf', detail }).title)).toEqual(
      names.map((name) => `${name} is a PDF.`),
    );
  });

  it('says what to do about a text that is too large, and names it', () => {
    for (const code of ['text-too-large', 'text-too-many-lines'] as const) {
      const { title, advice } = problemText({ code, detail: 'huge.txt' });
      expect(title).toContain('huge.txt');
      expect(advice).toContain('Split it');
    }
  });
});
