import fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, test } from 'vitest';
import { describe as describeSpan } from '../../../shared/anchor/index.ts';
import { annotationsOf, codePoints } from '../../../shared/export/annotations.ts';
import { exportText, FORMATS } from '../../../shared/export/index.ts';
import type { ExportedHighlight, ExportedPaper } from '../../../shared/export/record.ts';
import { hostileText, options, paper } from './papers.ts';

const ABSTRACT = 'Wir messen 👩‍🔬 und 🧬, dann “mehr”. Ende.';

const mark = (more: Partial<ExportedHighlight> = {}, [start, end] = [11, 25]): ExportedHighlight => ({
  id: 'h1',
  target: describeSpan(ABSTRACT, { start, end }, 'abstract'),
  place: { state: 'ok', span: { start, end }, score: 1, how: 'position' },
  color: 'rose',
  label: 'Claims',
  note: '',
  tags: [],
  createdAt: Date.UTC(2026, 1, 3),
  ...more,
});

const marked = (highlights: readonly ExportedHighlight[], more: Partial<ExportedPaper> = {}) =>
  paper({ abstract: ABSTRACT, note: '', highlights, ...more });

/** The terms of the context that the model names (https://www.w3.org/TR/annotation-vocab/), so that nothing is fetched. */
const OA = 'http://www.w3.org/ns/oa#';
const id = (term: string) => ({ '@id': term, '@type': '@id' });
const vocab = (term: string) => ({ '@id': term, '@type': '@vocab' });
const CONTEXT = {
  '@context': {
    id: '@id',
    type: '@type',
    oa: OA,
    as: 'http://www.w3.org/ns/activitystreams#',
    rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    Annotation: 'oa:Annotation',
    SpecificResource: 'oa:SpecificResource',
    TextualBody: 'oa:TextualBody',
    TextQuoteSelector: 'oa:TextQuoteSelector',
    TextPositionSelector: 'oa:TextPositionSelector',
    TimeState: 'oa:TimeState',
    AnnotationCollection: 'as:OrderedCollection',
    AnnotationPage: 'as:OrderedCollectionPage',
    highlighting: 'oa:highlighting',
    commenting: 'oa:commenting',
    tagging: 'oa:tagging',
    body: id('oa:hasBody'),
    target: id('oa:hasTarget'),
    source: id('oa:hasSource'),
    scope: id('oa:hasScope'),
    selector: id('oa:hasSelector'),
    state: id('oa:hasState'),
    motivation: vocab('oa:motivatedBy'),
    purpose: vocab('oa:hasPurpose'),
    exact: 'oa:exact',
    prefix: 'oa:prefix',
    suffix: 'oa:suffix',
    start: { '@id': 'oa:start', '@type': 'xsd:nonNegativeInteger' },
    end: { '@id': 'oa:end', '@type': 'xsd:nonNegativeInteger' },
    sourceDate: { '@id': 'oa:sourceDate', '@type': 'xsd:dateTime' },
    created: { '@id': 'http://purl.org/dc/terms/created', '@type': 'xsd:dateTime' },
    value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
    format: 'http://purl.org/dc/elements/1.1/format',
    label: 'rdfs:label',
    first: id('as:first'),
    partOf: id('as:partOf'),
    startIndex: { '@id': 'as:startIndex', '@type': 'xsd:nonNegativeInteger' },
    items: { '@id': 'as:items', '@type': '@id', '@container': '@list' },
  },
};

const expand = (text: string) =>
  jsonld.expand(JSON.parse(text), {
    // Fails on a member that no term of the model stands for, and on an id that is no IRI.
    safe: true,
    documentLoader: (url) =>
      url === 'http://www.w3.org/ns/anno.jsonld'
        ? Promise.resolve({ document: CONTEXT, documentUrl: url, contextUrl: null })
        : Promise.reject(new Error(`nothing is fetched: ${url}`)),
  });

/** What the model requires of an annotation (https://www.w3.org/TR/annotation-model/, 3.1 to 4.2). */
function validate(value: ReturnType<typeof annotationsOf>[number]): void {
  expect(value.id).toMatch(/^urn:lectern:[\w:%.~!*'()-]+$/);
  expect(value.type).toBe('Annotation');
  expect(value.target.source).toMatch(/^urn:lectern:paper:[\w:%.~!*'()-]+(?:#(?:title|abstract))?$/);
  for (const body of value.body ?? []) expect(body.value).not.toBe('');
  const [quote, position] = value.target.selector ?? [];
  if (quote?.type === 'TextQuoteSelector') expect(quote.exact).not.toBe('');
  if (position?.type === 'TextPositionSelector') {
    expect(position.start).toBeGreaterThanOrEqual(0);
    expect(position.end).toBeGreaterThan(position.start);
  }
}

describe('annotations', () => {
  test('say a highlight by its words and by its place in code points', () => {
    const [found, ...others] = annotationsOf(marked([mark()]), options());
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      motivation: 'highlighting',
      created: '2026-02-03T00:00:00.000Z',
      body: [{ value: 'Claims', purpose: 'tagging' }],
      target: {
        source: 'urn:lectern:paper:arxiv%3A1706.03762#abstract',
        scope: 'https://arxiv.org/abs/1706.03762',
        selector: [
          { type: 'TextQuoteSelector', exact: ABSTRACT.slice(11, 25), prefix: 'Wir messen ' },
          { type: 'TextPositionSelector', start: 11, end: Array.from(ABSTRACT.slice(0, 25)).length },
        ],
      },
    });
  });

  test('are comments where there is a note, on a highlight or on the paper, and say only words of what is lost', () => {
    const lost = mark({ id: 'h2', place: { state: 'detached' }, note: 'Why?', tags: ['method'] });
    expect(annotationsOf(marked([lost], { note: 'See [[p:x|Other]].' }), options())).toMatchObject([
      {
        motivation: 'commenting',
        body: [{ value: 'See Other.', format: 'text/markdown' }, { value: 'transformers' }],
      },
      {
        motivation: 'commenting',
        body: [{ value: 'Why?' }, { value: 'Claims' }, { value: 'method' }],
        target: { selector: [{ type: 'TextQuoteSelector' }] },
      },
    ]);
    expect(annotationsOf(marked([lost]), options({ parts: new Set(['highlights']) }))[0]?.motivation).toBe(
      'highlighting',
    );
  });

  test('are one document of the model, whatever words are in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        hostileText(),
        hostileText(),
        fc.nat(40),
        fc.integer({ min: 1, max: 12 }),
        async (text, note, from, length) => {
          const abstract = `We ${text} and so on and so forth and more of this until here it ends.`;
          const span = { start: from, end: from + length };
          const highlight = mark({ note, place: { state: 'moved', span, score: 1, how: 'exact' } });
          const papers = [
            marked([]),
            marked([highlight, mark()], { abstract, id: `t:${text}` }),
            marked([], { note }),
          ];
          const file = exportText(FORMATS.annotations, options({ title: text }), papers);
          for (const each of papers) annotationsOf(each, options()).forEach(validate);
          const [expanded] = await expand(file);
          expect(
            JSON.stringify(expanded).match(/"http:\/\/www\.w3\.org\/ns\/oa#Annotation"/g)?.length ?? 0,
          ).toBe(2 + (note.trim() === '' ? 0 : 1));
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('code points count as a list of characters does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, at) => {
      const before = Array.from(text).slice(0, at).join('');
      expect(codePoints(text, before.length)).toBe(Array.from(before).length);
    }),
  );
});
