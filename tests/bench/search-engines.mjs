// The engines that the search benchmark compares, each behind the same few functions.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ENGINES = { lectern, fuse, minisearch, fts5 };

/** `sampled`: too slow for all queries; asked only so many. */
async function lectern() {
  const { createIndex, decodeSegment, encodeSegment } = await import('../../shared/search/index.ts');
  const documentOf = ({ id, title, abstract }) => ({ id, kind: 'paper', paperId: id, title, body: abstract });
  let index = createIndex();
  return {
    build: (papers) => index.add(papers.map(documentOf)),
    add: (papers) => index.add(papers.map(documentOf)),
    search: (query, limit) => index.search(query, { limit }).hits.map(({ id }) => id),
    save() {
      return index.segments().map((segment) => encodeSegment(segment));
    },
    load(parts) {
      index = createIndex(parts.map((bytes) => decodeSegment(bytes, [])));
    },
    sizeOf: (parts) => parts.reduce((sum, { byteLength }) => sum + byteLength, 0),
  };
}

async function fuse() {
  const { default: Fuse } = await import('fuse.js');
  const options = {
    keys: [
      { name: 'title', weight: 4 },
      { name: 'abstract', weight: 1 },
    ],
    ignoreLocation: true,
    useTokenSearch: true,
  };
  let index;
  let all;
  return {
    sampled: 10,
    build(papers) {
      all = papers;
      index = new Fuse(papers, options);
    },
    add: (papers) => papers.forEach((paper) => index.add(paper)),
    search: (query, limit) => index.search(query, { limit }).map(({ item }) => item.id),
    save: () => JSON.stringify(index.getIndex().toJSON()),
    load(text) {
      index = new Fuse(all, options, Fuse.parseIndex(JSON.parse(text)));
    },
    sizeOf: (text) => text.length,
  };
}

async function minisearch() {
  const { default: MiniSearch } = await import('minisearch');
  const options = { fields: ['title', 'abstract'], storeFields: [] };
  const searching = {
    boost: { title: 4 },
    fuzzy: (term) => (term.length > 3 ? 0.2 : false),
    prefix: (_term, n, terms) => n === terms.length - 1,
  };
  let index = new MiniSearch(options);
  return {
    build: (papers) => index.addAll(papers),
    add: (papers) => index.addAll(papers),
    search: (query, limit) =>
      index
        .search(query, searching)
        .slice(0, limit)
        .map(({ id }) => id),
    save: () => JSON.stringify(index),
    load(text) {
      index = MiniSearch.loadJSON(text, options);
    },
    sizeOf: (text) => text.length,
  };
}

async function fts5() {
  const { DatabaseSync } = await import('node:sqlite');
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
  const file = join(folder, 'papers.db');
  let db = new DatabaseSync(file);
  let ask;
  const prepare = () => {
    ask = db.prepare('SELECT id FROM papers WHERE papers MATCH ? ORDER BY bm25(papers, 0, 4, 1) LIMIT ?');
  };
  const insert = (papers) => {
    const put = db.prepare('INSERT INTO papers VALUES (?, ?, ?)');
    db.exec('BEGIN');
    for (const { id, title, abstract } of papers) put.run(id, title, abstract);
    db.exec('COMMIT');
  };
  return {
    build(papers) {
      db.exec(
        "PRAGMA synchronous = OFF; CREATE VIRTUAL TABLE papers USING fts5(id UNINDEXED, title, abstract, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')",
      );
      insert(papers);
      prepare();
    },
    add: insert,
    search(query, limit) {
      const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
      if (words.length === 0) return [];
      const match = words
        .map((word, n) => (n === words.length - 1 ? `"${word}"*` : `"${word}"`))
        .join(' OR ');
      return ask.all(match, limit).map(({ id }) => id);
    },
    save: () => statSync(file).size,
    load() {
      db.close();
      db = new DatabaseSync(file);
      prepare();
    },
    sizeOf: (bytes) => bytes,
    close() {
      db.close();
      rmSync(folder, { recursive: true });
    },
  };
}
