import type { AnyNode, Document } from 'domhandler';

const BLOCK = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td th tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg']);

/**
 * The text of an HTML document as a reader sees its lines: blocks and `<br>` break them, runs of white space are one
 * space except in `<pre>`. Deep documents cost no stack.
 */
export function htmlText(document: Document): string {
  let out = '';
  const stack: (AnyNode | string)[] = [document];
  let pre = 0;
  const breakLine = (): void => {
    if (out !== '' && !out.endsWith('\n')) out += '\n';
  };
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'string') {
      if (node === '/pre') pre--;
      breakLine();
    } else if (node.type === 'text') {
      if (pre > 0) out += node.data;
      else {
        const text = node.data.replace(/\s+/g, ' ');
        out += out === '' || /\s$/.test(out.slice(-1)) ? text.trimStart() : text;
      }
    } else if ('children' in node) {
      const name = 'name' in node ? node.name : '';
      if (SILENT.has(name)) continue;
      if (name === 'br') out += '\n';
      if (BLOCK.has(name)) {
        breakLine();
        stack.push(name === 'pre' ? '/pre' : '/');
        if (name === 'pre') pre++;
      }
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index];
        if (child !== undefined) stack.push(child);
      }
    }
  }
  return out
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
