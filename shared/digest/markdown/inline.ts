/** The inside of a line as runs: text, bold text, links. Pictures are links to what they picture, or nothing. */
import { decodeHTML } from 'entities';
import type { Nodes } from 'mdast';

export interface Run {
  readonly text: string;
  readonly url?: string;
  readonly strong?: true;
  readonly emphasis?: true;
  readonly lineBreak?: true;
}

interface Style {
  readonly url?: string;
  readonly strong?: true;
  readonly emphasis?: true;
}

const STARS =
  /^https?:\/\/img\.shields\.io\/github\/(?:stars|forks|last-commit|license)\/([\w.-]+\/[\w.-]+?)(?:\.svg)?(?:[?#]|$)/;

/** The runs of a node, lists inside it left out. */
export function runsOf(node: Nodes): readonly Run[] {
  const runs: Run[] = [];
  let html: Style = {};
  const walk = (each: Nodes, style: Style): void => {
    const now = { ...style, ...html };
    if (each.type === 'list' || each.type === 'table') return;
    if (each.type === 'text' || each.type === 'inlineCode') runs.push({ ...now, text: each.value });
    else if (each.type === 'break') runs.push({ text: ' ', lineBreak: true });
    else if (each.type === 'html') html = afterHtml(each.value, { html, runs });
    else if (each.type === 'image' || each.type === 'imageReference') {
      const repository = each.type === 'image' ? STARS.exec(each.url)?.[1] : undefined;
      if (style.url !== undefined) runs.push({ ...now, text: each.alt ?? '' });
      else if (repository !== undefined) runs.push({ text: 'code', url: `https://github.com/${repository}` });
    } else if (each.type === 'link') linked(each.url, each.children);
    else if ('children' in each) {
      const inner: Style =
        each.type === 'strong'
          ? { ...style, strong: true }
          : each.type === 'emphasis'
            ? { ...style, emphasis: true }
            : style;
      for (const child of each.children) walk(child, inner);
      if (each.type === 'paragraph') runs.push({ text: ' ', lineBreak: true });
    }
    function linked(url: string, children: readonly Nodes[]): void {
      const before = runs.length;
      for (const child of children) walk(child, { ...style, url });
      if (children.length === 0 || runs.length === before) runs.push({ ...now, url, text: '' });
      const text = runs
        .splice(before)
        .map((run) => run.text)
        .join('');
      runs.push({ ...now, url, text });
    }
  };
  walk(node, {});
  return runs;
}

/** Authors of READMEs write links and bold text as HTML too. */
function afterHtml(value: string, { html, runs }: { readonly html: Style; readonly runs: Run[] }): Style {
  if (/^<br\b/i.test(value)) runs.push({ text: ' ', lineBreak: true });
  const href = /^<a\b[^>]{0,400}?\bhref\s*=\s*["']([^"']{1,2000})["']/i.exec(value)?.[1];
  if (href !== undefined) return { ...html, url: decodeHTML(href) };
  if (/^<\/a>/i.test(value)) return withoutLink(html);
  if (/^<(?:b|strong)>/i.test(value)) return { ...html, strong: true };
  if (/^<\/(?:b|strong)>/i.test(value)) return html.url === undefined ? {} : { url: html.url };
  return html;
}

const withoutLink = ({ strong }: Style): Style => (strong === undefined ? {} : { strong });

/** The text of runs. */
export const textOf = (runs: readonly Run[]): string =>
  runs
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
