import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MailHeaders } from '../../../shared/digest/format.ts';
import { FORMATS, formatOf } from '../../../shared/digest/formats/index.ts';
import { createInput } from '../../../shared/digest/input.ts';
import { idsOfPaperUrl, isPaperUrl, paperKey } from '../../../shared/digest/addresses/papers.ts';
import { hostOf, unwrapUrl } from '../../../shared/digest/addresses/unwrap.ts';
import { report } from './report-of.ts';

const mailOf = (from: string, subject: string): MailHeaders => ({
  from,
  fromName: '',
  subject,
  date: '2026-01-13',
});

const body = async (html: string, mail: MailHeaders) => {
  const input = createInput(html, { mediaType: 'text/html', mail });
  const format = formatOf(input);
  return { id: format?.id, found: await format?.read(input, {}) };
};

const entry = (title: string): string =>
  `<h3><a class="gse_alrt_title" href="http://scholar.google.com/scholar_url?url=https://owls.example/1&hl=en">${title}</a></h3><div>B Ray - 2026</div>`;

describe('bodies of mails', () => {
  it.each([
    ['Ada Okafor - new articles', 'new'],
    ['"Counting swifts" - new citations', 'citation'],
    ['Ada Okafor - new related research', 'recommended'],
    ['Recommended articles', 'recommended'],
    ['3 new citations to articles by Ada Okafor', 'citation'],
    ['Ada Okafor さんの新しい論文', 'new'],
    ['Ada Okafor さんの論文からの引用', 'citation'],
    ['おすすめの論文', 'recommended'],
    ['Ada Okafor 的相关研究汇总', 'recommended'],
    ['Αποτελέσματα', null],
  ])('of Google Scholar say with "%s" that they are about: %s', async (subject, kind) => {
    const { id, found } = await body(entry('Owls'), mailOf('scholaralerts-noreply@google.com', subject));
    expect(id).toBe('scholar-alert');
    expect(found?.digest).toMatchObject({ title: subject, date: '2026-01-13' });
    expect(found?.records[0]?.digest).toMatchObject({ kind, date: '2026-01-13' });
  });

  it('of old layouts have titles by their redirects', async () => {
    const html =
      '<font><b><a href="http://scholar.google.com/scholar_url?url=https://owls.example/1&sa=X">Owls of old</a></b></font>';
    const { found } = await body(html, mailOf('scholaralerts-noreply@google.com', 'x'));
    expect(found?.records.map(({ title }) => title)).toEqual(['Owls of old']);
    expect(found?.records[0]?.urls).toEqual([{ url: 'https://owls.example/1', kind: 'other' }]);
  });

  it('of anybody else are no pages', async () => {
    const { id } = await body(
      '<p>Our thoughts of the week.</p><p><a href="https://news.example/1">A story of seeds</a></p>',
      mailOf('the@letter.example', 'Seeds'),
    );
    expect(id).toBeUndefined();
  });
});

describe('a saved page', () => {
  it('of prose is read as the text that it shows, and doubted', async () => {
    const prose = 'It was a long winter, and nobody in the village had seen a swift for months on end.';
    const found = await report(
      `<!doctype html><html><body><h1>Winter</h1><p>${prose}</p><p>${prose}</p></body></html>`,
    );
    expect(found.format).toBe('html-page');
    expect(found.gate.score).toBeLessThan(0.5);
    expect(found.unaccounted).toBe(0);
    expect(found.warnings).toContain('no links to papers on this page; its text was read');
  });

  it('has papers that are only cited, with little confidence', async () => {
    const found = await report(
      '<html><body><p>As <a href="https://doi.org/10.5555/a">others showed</a>, and <a href="https://doi.org/10.5555/b">1</a>.</p></body></html>',
    );
    expect(found.records.map(({ title, ids, confidence }) => [title, ids.doi, confidence])).toEqual([
      ['others showed', '10.5555/a', 0.3],
      [null, '10.5555/b', 0.3],
    ]);
  });

  it('keeps an abstract that speaks of what feet of pages speak of', async () => {
    const abstract =
      'We read every privacy policy of a thousand apps, and find that readers who unsubscribe are rarely told what remains of them. Our method parses clauses, compares them over five years, and shows that all rights reserved means little. The data set is large, and the results hold for every language that we tried.';
    const found = await report(
      `<html><body><h3><a href="https://arxiv.org/abs/2601.00101">What the Small Print Says</a></h3><p>${abstract}</p></body></html>`,
    );
    expect(found.records[0]?.abstract).toBe(abstract);
  });

  it('is not what a Markdown text with a picture on top is', () => {
    const input = createInput('<p align="center"><img src="x"></p>\n\n# Papers\n\n## One\n\n## Two\n');
    expect(FORMATS.filter(({ id, recognises }) => id === 'html-page' && recognises(input))).toEqual([]);
  });
});

describe('an address', () => {
  it.each([
    [
      'https://www.google.com/url?q=https%3A%2F%2Farxiv.org%2Fabs%2F2601.00101&sa=D',
      'https://arxiv.org/abs/2601.00101',
    ],
    [
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fdoi.org%2F10.5555%2Fa&data=05',
      'https://doi.org/10.5555/a',
    ],
    [
      'http://scholar.google.de/scholar_url?url=http://papers.example/a%20b.pdf?x=1&y=2&hl=de&sa=X',
      'http://papers.example/a%20b.pdf?x=1&y=2',
    ],
    ['https://news.example/a?utm_source=x&id=7&utm_medium=y#top', 'https://news.example/a?id=7#top'],
    ['https://opaque.example/e3t/Ctc/abc', 'https://opaque.example/e3t/Ctc/abc'],
    ['not an address', 'not an address'],
  ])('%s leads to %s', (given, target) => {
    expect(unwrapUrl(given)).toBe(target);
  });

  it.each([
    ['https://www.nature.com/articles/s41586-026-00001-2', { doi: '10.1038/s41586-026-00001-2' }],
    ['https://dl.acm.org/doi/abs/10.1145/1234.5678', { doi: '10.1145/1234.5678' }],
    [
      'https://www.biorxiv.org/content/10.64898/2026.01.02.000001v2.full.pdf',
      { doi: '10.64898/2026.01.02.000001' },
    ],
    ['https://onlinelibrary.wiley.com/doi/full/10.1002/swift.1', { doi: '10.1002/swift.1' }],
    ['https://pubmed.ncbi.nlm.nih.gov/40000001/', { pmid: '40000001' }],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC7000001/', { pmcid: 'PMC7000001' }],
    ['https://arxiv.org/pdf/2601.00101v3', { arxiv: '2601.00101', arxivVersion: 3 }],
  ])('%s carries ids', (url, ids) => {
    expect(isPaperUrl(url)).toBe(true);
    expect(idsOfPaperUrl(url)).toEqual(ids);
  });

  it('of code, of news and of nothing is no paper', () => {
    for (const url of [
      'https://github.com/a/b',
      'https://news.example/story',
      'mailto:a@b.c',
      'x',
      'https://arxiv.org/',
    ])
      expect(isPaperUrl(url)).toBe(false);
    expect(hostOf('nothing')).toBe('');
  });

  it('has one key for all the faces of a paper', () => {
    const faces = [
      'https://arxiv.org/abs/2601.00101v1',
      'http://arxiv.org/pdf/2601.00101',
      'https://huggingface.co/papers/2601.00101',
    ];
    expect(new Set(faces.map(paperKey)).size).toBe(1);
    expect(paperKey('https://openreview.net/pdf?id=ab')).toBe(paperKey('https://openreview.net/forum?id=ab'));
    expect(paperKey('https://openreview.net/forum?id=ab')).not.toBe(
      paperKey('https://openreview.net/forum?id=cd'),
    );
  });
});

describe('any soup of tags', () => {
  const piece = fc.constantFrom(
    '<html>',
    '<rss>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<channel>',
    '<item>',
    '</item>',
    '<entry>',
    '<title>',
    '</title>',
    '<link>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&lt;p&gt;',
    '&#0;',
    '&bogus;',
    '<PubmedArticleSet>',
    '<PubmedArticle>',
    '<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#" xmlns="http://purl.org/rss/1.0/">',
    '<bib:Article>',
    '<xml>',
    '<records>',
    '<record>',
    '<titles>',
    '<a class="gse_alrt_title" href="x">',
    '<a href="https://arxiv.org/abs/2601.00101">',
    '</a>',
    '<div data-target="DailyPapers" data-props="{&quot;dailyPapers&quot;:[1]}">',
    '<h3>',
    '<p>',
    '<b>',
    'text',
    ' ',
    '\n',
    '"',
    '<',
    '>',
  );

  it('is read without throwing, by at most one format, and adds up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 40 }), async (pieces) => {
        const text = `x${pieces.join('')}`.slice(1);
        fc.pre(text.trim() !== '');
        const claims = FORMATS.filter((format) => format.recognises(createInput(text)));
        expect(claims.length).toBeLessThanOrEqual(1);
        const found = await report(text);
        expect(found.unaccounted).toBe(0);
        expect(found.lines.total).toBe(found.lines.used + found.ignored.length);
      }),
      { numRuns: 300 },
    );
  });
});
