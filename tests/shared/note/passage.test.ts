import { expect, it } from 'vitest';
import { formatLink } from '../../../shared/note/links.ts';
import { passageOf } from '../../../shared/note/passage.ts';

const link = formatLink({ paperId: 'a', label: 'MUVERA' });
const passage = (note: string) => passageOf(note, new Set(['a']));

it('gives the line that links to a paper first, as it reads', () => {
  expect(passage(`one\n  set against ${link} here \n${link}`)).toBe('set against MUVERA here');
  expect(passage(link)).toBe('MUVERA');
  expect(passage('nothing')).toBe('');
  expect(passage(`\`${link}\``)).toBe('');
});

it('cuts a long line around the link', () => {
  const cut = passage(`${'before '.repeat(60)}${link} ${'behind '.repeat(60)}`);
  expect(cut).toMatch(/^….*MUVERA.*…$/);
  expect(cut.length).toBeLessThanOrEqual(162);
});
