/** Entries whose body says `**Authors:** …`, `**Abstract:** …` or quotes the abstract. */
import type { Nodes } from 'mdast';
import { readPartialDate } from '../dates.ts';
import { readAuthors } from '../author-list.ts';
import { isNameList, titleIn, urlsOf, type EntryFields } from './entry.ts';
import { isLabel } from './labels.ts';
import { runsOf, textOf, type Run } from './inline.ts';

const KEYS: readonly (readonly [string, RegExp])[] = [
  ['authors', /^authors?(?: list)?$|^作者$/i],
  ['abstract', /^(?:abstract|摘要)$/i],
  ['summary', /^(?:summary|snippet|tl;?dr|description|总结|简介|概要)$/i],
  ['venue', /^(?:venue|journal|source|conference|published in|publication|期刊|会议|来源)$/i],
  ['date', /^(?:date|published|publication date|published date|submitted|year|日期|发布时间|发表时间)$/i],
  ['votes', /^(?:upvotes?|votes?|stars?|likes?)$/i],
  // What a reader's own export says of their work is no abstract.
  ['own', /^(?:tags?|keywords?|gist|my note|标签|关键词)$/i],
  ['links', /^(?:links?|urls?|pdf|arxiv|arxiv id|doi|paper|code|github|project|html|链接|代码|论文)$/i],
];

export interface KeyedOptions {
  /** Votes that stand beside the title. */
  readonly votes?: string | undefined;
  /** Where the place alone does not make it an entry, one line of authors does. */
  readonly needs: 'authors' | 'nothing';
}

/** What the body under a title says, by keys and without; null where it is not the body of one paper. */
export function keyedFields(
  head: readonly Run[],
  body: readonly Nodes[],
  { votes, needs }: KeyedOptions,
): EntryFields | null {
  const lines = body.flatMap(linesOf);
  const keyed = lines.flatMap(keyOf);
  const of = (key: string): string | undefined => keyed.find((each) => each.key === key)?.text;
  if (needs === 'authors' && keyed.filter(({ key }) => key === 'authors').length !== 1) return null;
  const title = titleIn(head)?.title ?? textOf(head);
  if (title === '' || isLabel(title)) return null;
  const given = of('abstract') ?? of('summary');
  const abstract = given ?? proseIn(body, lines);
  const cut =
    /(?:\.\.\.|…)$/.test(abstract) || abstract.length < 200 || (given === undefined && needs === 'nothing');
  const authors = readAuthors(of('authors') ?? slantedNames(lines));
  const counted = /\d{1,7}/.exec(votes ?? of('votes') ?? '')?.[0];
  const ids = of('links');
  return {
    title,
    abstract,
    abstractKind: cut ? 'snippet' : 'full',
    authors: authors.authors,
    authorsComplete: authors.complete,
    venue: of('venue'),
    published: readPartialDate(of('date') ?? ''),
    urls: urlsOf([...head, ...lines.flat()]),
    upvotes: counted === undefined ? undefined : Number(counted),
    ...(ids !== undefined && /^10\.\d{4,9}\//.test(ids) ? { ids: { doi: ids } } : {}),
  };
}

const ONE_NAME = /^\p{Lu}\p{L}[\p{L}'’-]*(?: \p{Lu}\.?)*(?: \p{Lu}[\p{L}'’-]+){1,2}$/u;

/** Right under a title, a line in italics that is no sentence names the authors. */
function slantedNames(lines: readonly (readonly Run[])[]): string {
  const [first = []] = lines;
  const said = first.filter(({ text }) => text.trim() !== '');
  const text = textOf(said);
  const isOne =
    ONE_NAME.test(text) && !/\b(?:oral|spotlight|poster|paper|award|accepted|workshop)\b/i.test(text);
  return said.every(({ emphasis }) => emphasis === true) && (isNameList(text) || isOne) ? text : '';
}

/** A quotation where there is one, else every line that is neither a key nor a row of labels. */
function proseIn(body: readonly Nodes[], lines: readonly (readonly Run[])[]): string {
  const quote = body.filter((node) => node.type === 'blockquote').map((node) => textOf(runsOf(node)));
  const quoted = quote.find((text) => text.length > 40);
  if (quoted !== undefined) return quoted;
  const isProse = (line: readonly Run[]): boolean =>
    keyOf(line).length === 0 && line.some(({ url, text }) => url === undefined && /[\p{L}]{2}/u.test(text));
  return lines.filter(isProse).map(textOf).join('\n\n');
}

/** The lines of a body: paragraphs cut at line breaks, items of lists. */
function linesOf(node: Nodes): readonly (readonly Run[])[] {
  if (node.type === 'list') return node.children.flatMap((item) => item.children.flatMap(linesOf));
  if (node.type === 'blockquote') return node.children.flatMap(linesOf);
  if (node.type !== 'paragraph') return [];
  const lines: Run[][] = [[]];
  const runs = runsOf(node);
  for (const [at, run] of runs.entries()) {
    const isKey = /[::]\s*$/.test(run.text) || /^\s*[::]/.test(runs[at + 1]?.text ?? '');
    const starts = run.strong === true && isKey;
    if (run.lineBreak === true || starts) lines.push(run.lineBreak === true ? [] : [run]);
    else lines.at(-1)?.push(run);
  }
  return lines.filter((line) => textOf(line) !== '');
}

/** `Abstract: …` at the beginning of a line, without bold letters. */
const PLAIN_KEY = /^([\p{L};]{2,12}(?: [\p{L}]{2,8})?)\s?[::]\s*(.+)$/su;

/** `**🔗 Key:** value`, `**Key**: value`. */
function keyOf(line: readonly Run[]): readonly { readonly key: string; readonly text: string }[] {
  const [first, ...rest] = line;
  if (first === undefined) return [];
  if (first.strong !== true) {
    const [, name = '', text = ''] = PLAIN_KEY.exec(textOf(line)) ?? [];
    return KEYS.filter(([key, pattern]) => key !== 'links' && pattern.test(name)).map(([key]) => ({
      key,
      text,
    }));
  }
  const value = textOf(rest);
  if (!/[::]\s*$/.test(first.text) && !/^[::]/.test(value)) return [];
  const name = first.text.replace(/[^\p{L}\s;]/gu, '').trim();
  return KEYS.filter(([, pattern]) => pattern.test(name)).map(([key]) => ({
    key,
    text: value.replace(/^[::]\s*/, ''),
  }));
}
