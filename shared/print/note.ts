/** A note as it is printed: its Markdown as HTML, its formulas set, its links to papers as their labels. No markup of its own. */
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { attribute } from '../export/html.ts';
import { clean } from '../export/plain.ts';
import { blocksOf } from '../digest/markdown/parse.ts';
import { withoutLinks } from '../note/links.ts';
import { noteSpans } from '../note/spans.ts';
import type { Formula } from '../tex/index.ts';
import type { SetMath } from './marked.ts';

/** Longer notes are printed as they were written: nobody writes them by hand. */
const LONGEST = 50_000;
/** Deeper nesting is printed as its words. */
const DEEPEST = 20;
/** Private characters around the number of a formula, which Markdown leaves alone. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];

/** The HTML of a note; empty for an empty one. */
export function noteHtml(note: string, math: SetMath): string {
  const text = clean(withoutLinks(note)).trim();
  if (text === '') return '';
  if (text.length > LONGEST) return `<p class="plain">${attribute(text)}</p>`;
  const { source, formulas } = lifted(text);
  const put = (words: string): string =>
    attribute(words).replace(/\uE000(\d+)\uE001/g, (sign, at: string) => {
      const found = formulas[Number(at)];
      return found === undefined ? sign : formulaHtml(found, math);
    });
  return blocks(
    blocksOf(source).map(({ node }) => node),
    put,
    0,
  );
}

interface Lifted extends Formula {
  readonly source: string;
}

/** The text with its formulas out of Markdown's reach. */
function lifted(text: string): { readonly source: string; readonly formulas: readonly Lifted[] } {
  const formulas: Lifted[] = [];
  let source = '';
  let from = 0;
  for (const span of noteSpans(text)) {
    if (span.kind !== 'math') continue;
    source += `${bare(text.slice(from, span.start))}${OPEN}${formulas.length}${CLOSE}`;
    formulas.push({ tex: span.tex, display: span.display, source: text.slice(span.start, span.end) });
    from = span.end;
  }
  return { source: source + bare(text.slice(from)), formulas };
}

const bare = (text: string): string => text.replace(/[\uE000\uE001]/g, '');

function formulaHtml({ tex, display, source }: Lifted, math: SetMath): string {
  const made = math({ tex, display });
  return made === null ? attribute(source) : `<span class="math${display ? ' display' : ''}">${made}</span>`;
}

type Put = (words: string) => string;

const blocks = (nodes: readonly RootContent[], put: Put, depth: number): string =>
  nodes.map((node) => html(node, put, depth)).join('');

function html(node: RootContent | PhrasingContent, put: Put, depth: number): string {
  if (depth > DEEPEST) return put(words(node));
  const inner = (): string =>
    'children' in node ? node.children.map((child) => html(child, put, depth + 1)).join('') : '';
  switch (node.type) {
    case 'text':
      return put(node.value);
    case 'paragraph':
      return `<p dir="auto">${inner()}</p>`;
    case 'heading':
      return `<p class="heading" dir="auto">${inner()}</p>`;
    case 'emphasis':
      return `<em>${inner()}</em>`;
    case 'strong':
      return `<strong>${inner()}</strong>`;
    case 'delete':
      return `<s>${inner()}</s>`;
    case 'inlineCode':
      return `<code>${put(node.value)}</code>`;
    case 'code':
      return `<pre>${put(node.value)}</pre>`;
    case 'blockquote':
      return `<blockquote>${inner()}</blockquote>`;
    case 'list':
      return node.ordered === true
        ? `<ol start="${Number(node.start ?? 1)}">${inner()}</ol>`
        : `<ul>${inner()}</ul>`;
    case 'listItem': {
      const box =
        typeof node.checked === 'boolean' ? `<span class="box">${node.checked ? '☑' : '☐'}</span> ` : '';
      return `<li dir="auto"${box === '' ? '' : ' class="task"'}>${box}${inner()}</li>`;
    }
    case 'link':
      return /^(?:https?:|mailto:)/i.test(node.url)
        ? `<a href="${attribute(node.url)}">${inner()}</a>`
        : inner();
    case 'break':
      return '<br>';
    case 'thematicBreak':
      return '<hr>';
    case 'table':
      return `<table>${inner()}</table>`;
    case 'tableRow':
      return `<tr>${inner()}</tr>`;
    case 'tableCell':
      return `<td dir="auto">${inner()}</td>`;
    case 'image':
    case 'imageReference':
      return put(node.alt ?? '');
    case 'html':
      return put(node.value);
    case 'linkReference':
      return inner();
    case 'definition':
    case 'footnoteDefinition':
    case 'footnoteReference':
    case 'yaml':
      return '';
  }
}

const words = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(words).join('') : '';
