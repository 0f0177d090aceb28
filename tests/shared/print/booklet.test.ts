import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { isTag, type AnyNode, type Element } from 'domhandler';
import { textContent } from 'domutils';
import { describe, expect, it } from 'vitest';
import type { ExportedHighlight, ExportedPaper } from '../../../shared/export/record.ts';
import { booklet, withPages, type BookletOptions } from '../../../shared/print/booklet.ts';
import { bookletStyle, cssString, PAGE_SIZES } from '../../../shared/print/style.ts';
import { hostilePapers, hostileText, paper, words } from '../export/papers.ts';

const options = (more: Partial<BookletOptions> = {}): BookletOptions => ({
  title: 'Reading group',
  now: Date.UTC(2026, 10, 25, 12),
  language: 'en',
  size: 'a4',
  parts: new Set(['abstract', 'notes', 'highlights']),
  math: ({ tex }) => `<math><mi>${tex.length}</mi></math>`,
  faces: async () => '',
  pause: async () => undefined,
  ...more,
});

const elements = (nodes: readonly AnyNode[]): readonly Element[] =>
  nodes.flatMap((node) => (isTag(node) ? [node, ...elements(node.children)] : []));
const shown = (html: string): string =>
  words(textContent(parseDocument(html.replace(/<head>[^]*<\/head>/, '')).children));
const marks = (html: string): readonly (readonly [string, string])[] =>
  elements(parseDocument(html).children)
    .filter(({ name }) => name === 'mark')
    .map((each) => [each.attribs['class'] ?? '', textContent(each)]);

const TEXT = 'We show that attention is enough. It is fast.\n\nIt costs $n^2$ steps.';
function mark(words: string, more: Partial<ExportedHighlight> = {}): ExportedHighlight {
  const start = TEXT.indexOf(words);
  const span = { start, end: start + words.length };
  return {
    id: words,
    target: { field: 'abstract', ...span, exact: words, prefix: '', suffix: '', textHash: '' },
    place: start < 0 ? { state: 'detached' } : { state: 'ok', span, score: 1, how: 'position' },
    color: 'amber',
    label: 'Claim',
    note: '',
    tags: [],
    createdAt: 0,
    ...more,
  };
}
const marked = (...highlights: readonly ExportedHighlight[]): ExportedPaper =>
  paper({ abstract: TEXT, highlights });

describe('a booklet', () => {
  it('has contents that lead to every paper, and none for one', async () => {
    const html = await booklet([paper(), paper({ title: 'Second' })], options());
    const links = elements(parseDocument(html).children).filter(
      ({ name, attribs }) => name === 'a' && attribs['href']?.startsWith('#'),
    );
    expect(links.map(({ attribs }) => attribs['href'])).toEqual(['#paper-1', '#paper-2']);
    expect(html).toMatch(/2 papers · [^<]*2026/);
    expect(await booklet([paper()], options())).not.toContain('Contents');
  });

  it('says its page numbers once they are known', async () => {
    const html = await booklet([paper(), paper()], options());
    const set = withPages(
      html,
      new Map([
        ['paper-1', 2],
        ['paper-2', 31],
        ['x{}', 4],
      ]),
    );
    expect(set).toContain('#to-paper-2::after{content:"31"}');
    expect(set).not.toContain('x{}');
  });

  it('draws highlights in their colours, whole formulas with them, also where they overlap', async () => {
    const html = await booklet(
      [
        marked(
          mark('attention is enough'),
          mark('is enough. It', { color: 'blue' }),
          mark('costs $n', { color: 'rose' }),
        ),
      ],
      options(),
    );
    expect(
      marks(html)
        .filter(([color]) => color === 'amber')
        .map(([, text]) => text)
        .join(''),
    ).toBe('attention is enough');
    expect(
      marks(html)
        .filter(([color]) => color === 'blue')
        .map(([, text]) => text)
        .join(''),
    ).toBe('is enough. It');
    expect(
      marks(html)
        .filter(([color]) => color === 'rose')
        .map(([, text]) => text),
    ).toEqual(['costs ', '3']);
  });

  it('puts notes beside their line under one number, and what is lost in the text behind it', async () => {
    const html = await booklet(
      [marked(mark('attention', { note: 'Really **so**?' }), mark('gone for ever', { note: 'But true.' }))],
      options(),
    );
    expect(html).toMatch(
      /attention<\/mark><span class="ref">1<\/span><div class="side" role="note"><span class="ref">1<\/span><p dir="auto">Really <strong>so<\/strong>\?/,
    );
    expect(shown(html)).toMatch(/Highlights\s*gone for ever2/);
  });

  it('leaves out what is not wanted, and then quotes highlights', async () => {
    const papers = [marked(mark('attention', { note: 'Mine.' }))];
    const bare = shown(await booklet(papers, options({ parts: new Set(['highlights']) })));
    expect(bare).toContain('attention');
    expect(bare).not.toContain('Mine.');
    expect(bare).not.toContain('It is fast');
    expect(shown(await booklet(papers, options({ parts: new Set(['abstract']) })))).toContain('It is fast');
  });

  it('sets formulas of abstracts and notes, and keeps Markdown out of them', async () => {
    const html = await booklet(
      [paper({ abstract: 'Let $a_1$ be.', note: '*So* $x_1 * y_1 * z$ and [a](javascript:b) `$c$`' })],
      options(),
    );
    expect(html.match(/<math>/g)).toHaveLength(2);
    expect(html).toContain('<em>So</em>');
    expect(html).not.toContain('javascript:');
  });

  it('has no way out of its text, whatever papers and notes say, and says all of it', async () => {
    const KNOWN = new Set(
      'html head meta title style body main article header nav h1 h2 p div span a ol ul li em strong s code pre blockquote table tr td mark bdi br hr sup sub math mi'.split(
        ' ',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostilePapers, hostileText(), async (papers, name) => {
        const own = papers.map((each) => ({
          ...each,
          note: `${each.note}\n\n<img src=x onerror=alert(1)>`,
          gist: name,
          tags: [name],
        }));
        const html = await booklet(own, options({ title: name }));
        for (const { name: tag, attribs } of elements(parseDocument(html).children)) {
          expect(KNOWN).toContain(tag);
          expect(Object.keys(attribs).filter((key) => /^on|^src$|^style$/.test(key))).toEqual([]);
          expect(attribs['href'] ?? '#paper-1').toMatch(/^(?:#paper-\d+$|https?:|mailto:)/);
        }
        expect(html.match(/<\/style>/g)).toHaveLength(2);
        const said = shown(html).replace(/\s/g, '');
        for (const { authors } of papers)
          for (const author of authors) expect(said).toContain(words(author.name).replace(/\s/g, ''));
      }),
      { numRuns: 60 },
    );
  });
});

describe('its style', () => {
  it('says a title that nothing can end', () => {
    expect(cssString('a"</style>\\\n;}é')).toBe('"a\\22 \\3c \\2f style\\3e \\5c  \\3b \\7d \\e9 "');
  });

  it('keeps a column for notes where there are some and the paper is wide enough', () => {
    for (const size of PAGE_SIZES) {
      const style = bookletStyle({ size, title: 'x', hasNotes: true });
      expect(style.includes('float:right;clear:right')).toBe(size !== 'a5');
      expect(bookletStyle({ size, title: 'x', hasNotes: false })).toContain('article{padding-right:0mm');
    }
  });
});
