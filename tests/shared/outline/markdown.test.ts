import fc from 'fast-check';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../../shared/cards.ts';
import { outlineMarkdown, paperLink, quotesMarkdown } from '../../../shared/outline/markdown.ts';
import type { OutlineItem, QuoteItem } from '../../../shared/outline/model.ts';

const shannon: Source = {
  id: 'doi:10.1002/j.1538-7305.1948.tb01338.x',
  title: 'A Mathematical Theory of Communication',
  authors: [{ name: 'Claude E. Shannon', family: 'Shannon', given: 'Claude E.' }],
  venue: 'Bell System Technical Journal',
  published: '1948-07',
  ids: { doi: '10.1002/j.1538-7305.1948.tb01338.x' },
  urls: [],
};
const vaswani: Source = {
  id: 'arxiv:1706.03762',
  title: 'Attention Is All You Need',
  authors: [{ name: 'Ashish Vaswani' }, { name: 'Noam Shazeer' }, { name: 'Niki Parmar' }],
  published: '2017-06-12',
  ids: { arxiv: '1706.03762' },
  urls: [],
};
const quote = (more: Partial<QuoteItem>): QuoteItem => ({
  id: 'i',
  kind: 'quote',
  highlightId: 'h-1',
  paperId: 'arxiv:1706.03762',
  color: 'green',
  quote: 'We propose a new simple network architecture.',
  note: '',
  source: vaswani,
  isRemoved: false,
  ...more,
});
// prettier-ignore
const SIGNS = [
  '# ', '*', '_', '`', '[', '](', '<b>', '&amp;', '&', '\\', '1. ', '2) ', '- ', '+ ', '=', '---',
  '~~', '|', '> ', 'word', ' ', '\n', '\n\n', '!', '$x$', 'https://a.org/x_y', 'www.a_b.org', 'a_b@c.de',
  '[^1]', '[ ] ', '    ', '\t', '```', ':', '^', '==', '<!-- ', '(', ')',
];
const tree = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

describe('an outline as Markdown', () => {
  it('has headings, own words, quotations with citations that lead back, and references', () => {
    const items: readonly OutlineItem[] = [
      { id: '1', kind: 'heading', level: 1, text: 'Limits' },
      quote({
        id: '2',
        highlightId: 'h-2',
        paperId: shannon.id,
        source: shannon,
        quote: 'The fundamental problem of communication is that of reproducing a message.',
        note: 'Still *the* definition.',
      }),
      { id: '3', kind: 'heading', level: 2, text: 'Attention' },
      { id: '4', kind: 'text', text: 'What came **later**:\n\n- one\n- two\n' },
      quote({ id: '5' }),
      { id: '6', kind: 'text', text: '  ' },
    ];
    expect(outlineMarkdown('From bits to tokens', items)).toBe(
      `# From bits to tokens

## Limits

> The fundamental problem of communication is that of reproducing a message.
>
> ([Shannon, 1948](lectern://paper/doi%3A10.1002%2Fj.1538-7305.1948.tb01338.x#h-2), [doi:10.1002/j.1538-7305.1948.tb01338.x](https://doi.org/10.1002/j.1538-7305.1948.tb01338.x))

Still *the* definition.

### Attention

What came **later**:

- one
- two

> We propose a new simple network architecture.
>
> ([Vaswani et al., 2017](lectern://paper/arxiv%3A1706.03762#h-1), [arXiv:1706.03762](https://arxiv.org/abs/1706.03762))

## References

- Claude E. Shannon (1948). *A Mathematical Theory of Communication*. Bell System Technical Journal. [doi:10.1002/j.1538-7305.1948.tb01338.x](https://doi.org/10.1002/j.1538-7305.1948.tb01338.x)
- Ashish Vaswani, Noam Shazeer, Niki Parmar (2017). *Attention Is All You Need*. [arXiv:1706.03762](https://arxiv.org/abs/1706.03762)
`,
    );
  });

  it('without anything in it is its name', () => {
    expect(outlineMarkdown('C# and *more* #', [])).toBe('# C# and \\*more\\* \\#\n');
  });

  it('leads to the paper where the highlight is gone, and gives the note on a paper as its own words', () => {
    expect(quotesMarkdown([quote({ isRemoved: true })])).toContain('](lectern://paper/arxiv%3A1706.03762),');
    expect(quotesMarkdown([quote({ highlightId: null, quote: 'My *own* view.' })])).toBe(
      'My *own* view.\n\n([Vaswani et al., 2017](lectern://paper/arxiv%3A1706.03762), [arXiv:1706.03762](https://arxiv.org/abs/1706.03762))\n',
    );
  });

  it('tells papers apart that would be cited alike, and cites those without authors by their titles', () => {
    const again: Source = { ...vaswani, id: 'arxiv:1706.99999', title: 'Zebras' };
    const bare: Source = {
      id: 't:x',
      title: 'On the very long road from here to there and back again',
      authors: [],
      ids: {},
      urls: [],
    };
    const written = quotesMarkdown(
      [again, vaswani, bare].map((source) => quote({ source, paperId: source.id })),
    );
    expect([...written.matchAll(/\(\[([^\]]+)\]/g)].map((match) => match[1])).toEqual([
      'Vaswani et al., 2017b',
      'Vaswani et al., 2017a',
      '“On the very long road from here to…”, n.d.',
    ]);
    expect(
      quotesMarkdown([
        quote({ source: { ...vaswani, authors: [{ name: 'Jonathan Ho' }, { name: 'Tim Salimans' }] } }),
      ]),
    ).toContain('[Ho and Salimans, 2017]');
  });

  it('names the page of a paper that has no identifier', () => {
    const source: Source = {
      ...vaswani,
      ids: {},
      urls: [{ url: 'https://www.example.org/a_(b).html', kind: 'other' }],
    };
    expect(quotesMarkdown([quote({ source })])).toContain(
      '[example.org/a\\_(b).html](<https://www.example.org/a_(b).html>)',
    );
  });

  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(fc.constantFrom(...SIGNS), { maxLength: 14 }).map((parts) => parts.join('')),
  );
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

  it('says in a quotation what the passage says, whatever signs are in it', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        fc.pre(plain(text) !== '' && !text.includes('\0'));
        const [block, ...more] = tree(quotesMarkdown([quote({ quote: text })])).children;
        expect(more).toEqual([]);
        expect(block?.type).toBe('blockquote');
        if (block?.type !== 'blockquote') return;
        const said = block.children.slice(0, -1);
        expect(said.every(({ type }) => type === 'paragraph')).toBe(true);
        expect(plain(said.map((each) => toString(each)).join('\n'))).toBe(plain(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('says in headings and references what they say, whatever signs are in them', () => {
    fc.assert(
      fc.property(nasty, nasty, (text, title) => {
        fc.pre(plain(text) !== '' && plain(title) !== '' && !`${text}${title}`.includes('\0'));
        const written = outlineMarkdown(text, [
          { id: '1', kind: 'heading', level: 3, text },
          quote({ source: { ...vaswani, title, authors: [{ name: text }] } }),
        ]);
        const [name, heading, , references, list] = tree(written).children;
        expect([name, heading].map((each) => plain(each ? toString(each) : ''))).toEqual([
          plain(text),
          plain(text),
        ]);
        expect([name?.type, heading?.type, references?.type, list?.type]).toEqual([
          'heading',
          'heading',
          'heading',
          'list',
        ]);
        expect(plain(list ? toString(list) : '')).toContain(plain(title));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the link to a paper', () => {
  it('is read back by any reader of addresses', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (paperId, highlightId) => {
        // Every id says what kind it is.
        const url = new URL(paperLink(`t:${paperId}`, highlightId).replace('lectern:', 'https:'));
        expect(decodeURIComponent(url.pathname.slice(1))).toBe(`t:${paperId}`);
        expect(decodeURIComponent(url.hash.slice(1))).toBe(highlightId);
      }),
    );
    expect(paperLink('t:a (b)', null)).toBe('lectern://paper/t%3Aa%20%28b%29');
  });
});
