/**
 * Highlights and notes as W3C Web Annotations (JSON-LD, https://www.w3.org/TR/annotation-model/): a collection of one page. Each
 * text of a paper is a source of its own (`urn:lectern:paper:<id>#abstract`); the paper's address, where it has one, is its
 * scope. Positions count code points of the text as it is now; of a passage that is lost in it, only the words are said.
 */
import type { Span } from '../model.ts';
import { withoutLinks } from '../note/links.ts';
import type { ExportFormat, ExportOptions } from './format.ts';
import { clean } from './plain.ts';
import type { ExportedHighlight, ExportedPaper } from './record.ts';
import { pageOf } from './work.ts';

const COLLECTION = 'urn:lectern:annotations';
const CONTEXT = 32;

export const annotations: ExportFormat = {
  id: 'annotations',
  extension: 'jsonld',
  carries: ['notes', 'highlights'],
  passes: [
    {
      head: ({ title, now }) =>
        `{"@context":"http://www.w3.org/ns/anno.jsonld","id":"${COLLECTION}:${now}","type":"AnnotationCollection","label":${JSON.stringify(clean(title))},"first":{"id":"${COLLECTION}:${now}#page","type":"AnnotationPage","partOf":"${COLLECTION}:${now}","startIndex":0,"items":[\n`,
      paper: (paper, options) =>
        annotationsOf(paper, options)
          .map((each) => JSON.stringify(each))
          .join(',\n'),
      between: ',\n',
      foot: () => '\n]}}\n',
    },
  ],
};

/** A body of text. */
interface TextualBody {
  readonly type: 'TextualBody';
  readonly value: string;
  readonly format: 'text/markdown' | 'text/plain';
  readonly purpose: 'commenting' | 'tagging';
}

/** A Web Annotation, as far as we write it. */
export interface Annotation {
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: 'highlighting' | 'commenting';
  readonly created?: string;
  readonly body?: readonly TextualBody[];
  readonly target: {
    readonly type: 'SpecificResource';
    readonly source: string;
    readonly scope?: string;
    readonly selector?: readonly Selector[];
    readonly state?: { readonly type: 'TimeState'; readonly sourceDate: string };
  };
}

type Selector =
  | {
      readonly type: 'TextQuoteSelector';
      readonly exact: string;
      readonly prefix: string;
      readonly suffix: string;
    }
  | { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number };

/** What a paper's highlights and its note are. */
export function annotationsOf(
  paper: ExportedPaper,
  { parts }: Pick<ExportOptions, 'parts'>,
): readonly Annotation[] {
  const note = parts.has('notes') ? noteBody(paper.note) : [];
  const own: readonly Annotation[] =
    note.length === 0
      ? []
      : [
          {
            id: `urn:lectern:note:${segment(paper.id)}`,
            type: 'Annotation',
            motivation: 'commenting',
            body: [...note, ...tagBodies(paper.tags)],
            target: {
              type: 'SpecificResource',
              source: `urn:lectern:paper:${segment(paper.id)}`,
              ...scopeOf(paper),
            },
          },
        ];
  return parts.has('highlights')
    ? [...own, ...paper.highlights.map((mark) => annotation(paper, mark, parts))]
    : own;
}

function annotation(
  paper: ExportedPaper,
  mark: ExportedHighlight,
  parts: ExportOptions['parts'],
): Annotation {
  const note = parts.has('notes') ? noteBody(mark.note) : [];
  const created = new Date(mark.createdAt).toISOString();
  return {
    id: `urn:lectern:highlight:${segment(mark.id)}`,
    type: 'Annotation',
    motivation: note.length === 0 ? 'highlighting' : 'commenting',
    created,
    body: [...note, ...tagBodies([mark.label, ...mark.tags])],
    target: {
      type: 'SpecificResource',
      source: `urn:lectern:paper:${segment(paper.id)}#${mark.target.field}`,
      ...scopeOf(paper),
      selector: selectors(paper[mark.target.field], mark),
      state: { type: 'TimeState', sourceDate: created },
    },
  };
}

function selectors(text: string, { place, target }: ExportedHighlight): readonly Selector[] {
  if (place.state === 'detached') {
    const { exact, prefix, suffix } = target;
    return [
      {
        type: 'TextQuoteSelector',
        exact: exact.toWellFormed(),
        prefix: prefix.toWellFormed(),
        suffix: suffix.toWellFormed(),
      },
    ];
  }
  const { start, end } = wholeCharacters(text, place.span);
  const before = wholeCharacters(text, { start: Math.max(0, start - CONTEXT), end: start });
  const after = wholeCharacters(text, { start: end, end: Math.min(text.length, end + CONTEXT) });
  return [
    {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(before.start, start),
      suffix: text.slice(end, after.end),
    },
    { type: 'TextPositionSelector', start: codePoints(text, start), end: codePoints(text, end) },
  ];
}

/** How many code points stand before an offset in UTF-16 units. A half of a pair counts as one. */
export function codePoints(text: string, offset: number): number {
  let points = 0;
  for (let at = 0; at < offset; points++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return points;
}

/** The span, grown to the characters whose halves it has. */
function wholeCharacters(text: string, { start, end }: Span): Span {
  const cuts = (at: number): boolean => at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
  return { start: cuts(start) ? start - 1 : start, end: cuts(end) ? end + 1 : end };
}

const scopeOf = (paper: ExportedPaper): { readonly scope?: string } => {
  const page = pageOf(paper);
  return page === undefined ? {} : { scope: page.toWellFormed() };
};

const noteBody = (note: string): readonly TextualBody[] => {
  const value = clean(withoutLinks(note)).trim();
  return value === '' ? [] : [{ type: 'TextualBody', value, format: 'text/markdown', purpose: 'commenting' }];
};

const tagBodies = (tags: readonly string[]): readonly TextualBody[] =>
  tags.map((value) => ({
    type: 'TextualBody',
    value: clean(value),
    format: 'text/plain',
    purpose: 'tagging',
  }));

/** An id as a segment of a URN. */
const segment = (id: string): string => encodeURIComponent(id.toWellFormed());
