/** Rows of tables as papers. */
import type { Table } from 'mdast';
import { readAuthors } from '../author-list.ts';
import { readPartialDate } from '../dates.ts';
import { hasPaper, remarkIn, titleIn, urlsOf, type EntryFields } from './entry.ts';
import { runsOf, textOf, type Run } from './inline.ts';

const TITLE =
  /^(?:paper ?)?titles?(?: ?[&+/] ?(?:authors?|links?))?$|^标题$|^论文(?:标题|名称|题目)$|^题目$/i;
const PAPER =
  /^papers?(?: ?(?:names?|links?|info|title))?$|^articles?$|^publications?$|^works?$|^论文$|^文章$|^reference$/i;
const NAME = /^(?:names?|methods?|models?|approach(?:es)?|datasets?|benchmarks?|systems?|名称|方法|模型)$/i;
const AUTHORS = /^authors?(?: list)?$|^作者$/i;
const VENUE =
  /^(?:venue|conference|journal|publication|published(?: (?:in|at))?|source|会议|期刊|来源|pub\.?)$/i;
const DATE = /^(?:date|publish(?:ed)? ?date|publication date|year|time|published|日期|时间|年份|发布日期)$/i;
const ABSTRACT =
  /^(?:abstract|summary|tl;?dr|description|notes?|comments?|highlights?|key ideas?|摘要|简介|总结)$/i;

export interface TableRow {
  /** 0-based from the header row. */
  readonly index: number;
  readonly fields: EntryFields | null;
}

/** What each row under the header says; null for a row that is no paper. */
export function rowsOf(table: Table): readonly TableRow[] {
  const [header, ...rows] = table.children;
  const names = (header?.children ?? []).map((cell) => textOf(runsOf(cell)));
  const columns = (pattern: RegExp): readonly number[] =>
    names.flatMap((name, at) =>
      pattern.test(name.replace(/[^\p{L}\p{N}\s&+/;.]/gu, '').trim()) ? [at] : [],
    );
  const explicit = [...columns(TITLE), ...columns(PAPER)];
  const others = [...columns(NAME), ...names.keys()];
  return rows.map((row, at) => {
    const cells = row.children.map(runsOf);
    const all = cells.flat();
    const [paper, linked] = [explicit.length > 0, hasPaper(all)];
    const order = linked ? [...explicit, ...others] : explicit;
    if (!paper && !linked) return { index: at + 1, fields: null };
    for (const column of new Set(order)) {
      const cell = cells[column] ?? [];
      if (
        !paper &&
        names[column] !== undefined &&
        (VENUE.test(names[column]) || DATE.test(names[column]) || AUTHORS.test(names[column]))
      )
        continue;
      const found = titleIn(cell);
      if (found !== null)
        return {
          index: at + 1,
          fields: fieldsOf(found.title, { cells, cell: column, rest: cell.slice(found.until), columns }),
        };
    }
    return { index: at + 1, fields: null };
  });
}

interface RowParts {
  readonly cells: readonly (readonly Run[])[];
  readonly cell: number;
  readonly rest: readonly Run[];
  readonly columns: (pattern: RegExp) => readonly number[];
}

function fieldsOf(title: string, { cells, cell, rest, columns }: RowParts): EntryFields {
  const text = (pattern: RegExp): string =>
    columns(pattern)
      .filter((at) => at !== cell)
      .map((at) => textOf(cells[at] ?? []))
      .find((each) => /[\p{L}\p{N}]/u.test(each)) ?? '';
  const authors = readAuthors(text(AUTHORS));
  const own = cells[cell] ?? [];
  const abstract = text(ABSTRACT);
  return {
    title,
    ...(abstract.length >= 40 ? { abstract, abstractKind: 'snippet' as const } : remarkIn(rest)),
    authors: authors.authors,
    authorsComplete: authors.complete,
    venue: text(VENUE),
    published: readPartialDate(text(DATE)),
    urls: urlsOf([...own, ...cells.filter((_, at) => at !== cell).flat()]),
  };
}
