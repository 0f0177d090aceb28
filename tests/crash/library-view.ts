/** What the page's IndexedDB holds, read behind the app's back in one transaction. Runs in the page: closes over nothing. */

export interface Acknowledged {
  /** Batches that the journal has: those that no longer wait in the outbox. */
  readonly batches: readonly {
    readonly id: string;
    readonly cells: readonly (readonly [string, string, string])[];
  }[];
  readonly waiting: number;
}

export interface Consistency {
  /** Cells of kept batches that the rows do not have. */
  readonly missing: readonly string[];
  /** What is there only in part: cells of no batch, papers of a visible digest that are not there, counters that do not add up. */
  readonly half: readonly string[];
  readonly papers: number;
}

/** The batches of this library that are acknowledged, later than `after`. */
export async function readAcknowledged(after: string): Promise<Acknowledged> {
  const open = indexedDB.open('lectern');
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    open.addEventListener('success', () => resolve(open.result));
    open.addEventListener('error', () => reject(open.error ?? new Error('open')));
  });
  const all = (store: IDBObjectStore): Promise<{ id: string; changes: Record<string, string>[] }[]> => {
    const request = store.getAll();
    return new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('read')));
    });
  };
  try {
    if (!db.objectStoreNames.contains('outbox')) return { batches: [], waiting: 0 };
    const transaction = db.transaction(['outbox', 'batches'], 'readonly');
    const [outbox, batches] = await Promise.all([
      all(transaction.objectStore('outbox')),
      all(transaction.objectStore('batches')),
    ]);
    const waiting = new Set(outbox.map(({ id }) => id));
    return {
      waiting: waiting.size,
      batches: batches
        .filter(({ id }) => id > after && !waiting.has(id))
        .map(({ id, changes }) => ({
          id,
          cells: changes.map((cell) => [cell['table']!, cell['id']!, cell['field']!] as const),
        })),
    };
  } finally {
    db.close();
  }
}

/** Whether the library is whole: every acknowledged batch is there with all its cells, and nothing is there by half. */
export async function readConsistency(acknowledged: Acknowledged['batches']): Promise<Consistency> {
  type Row = { readonly [field: string]: unknown };
  const open = indexedDB.open('lectern');
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    open.addEventListener('success', () => resolve(open.result));
    open.addEventListener('error', () => reject(open.error ?? new Error('open')));
  });
  const names = [...db.objectStoreNames];
  const transaction = db.transaction(names, 'readonly');
  const tables = new Map<string, Row[]>();
  await Promise.all(
    names.map(async (name) => {
      const request = transaction.objectStore(name).getAll();
      const rows = await new Promise<Row[]>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('read')));
      });
      tables.set(name, rows);
    }),
  );
  db.close();
  const byId = (name: string): Map<string, Row> =>
    new Map((tables.get(name) ?? []).map((row) => [row['id'] as string, row]));
  const userTables = names.filter((name) => (tables.get(name) ?? []).some((row) => 'clocks' in row));
  const rows = new Map(userTables.map((name) => [name, byId(name)]));
  const clockOf = (table: string, id: string, field: string): string =>
    ((rows.get(table)?.get(id)?.['clocks'] ?? {}) as Record<string, string>)[field] ?? '';
  const missing: string[] = [];
  const half: string[] = [];
  for (const { id, cells } of acknowledged)
    for (const [table, row, field] of cells)
      if (clockOf(table, row, field) < id) missing.push(`${id} ${table}/${row}/${field}`);
  for (const batch of tables.get('batches') ?? [])
    for (const cell of batch['changes'] as Record<string, string>[])
      if (clockOf(cell['table']!, cell['id']!, cell['field']!) < cell['clock']!)
        half.push(`batch ${String(batch['id'])} without ${cell['table']}/${cell['field']}`);
  const papers = byId('papers');
  for (const digest of (tables.get('digests') ?? []).filter((row) => row['deleted'] === false))
    for (const id of digest['papers'] as string[])
      if (id !== '' && papers.get(id)?.['shelf'] === undefined)
        half.push(`digest ${String(digest['name'])} without ${id}`);
  const counters = byId('counters');
  const visible = [...papers.values()].filter((row) => row['shelf'] !== undefined);
  const counted = Number(counters.get('papers')?.['n'] ?? 0);
  if (counted !== visible.length) half.push(`${counted} papers counted, ${visible.length} there`);
  for (const shelf of ['inbox', 'later', 'reading', 'done', 'skipped']) {
    const n = visible.filter((row) => row['shelf'] === shelf).length;
    if (Number(counters.get(shelf)?.['n'] ?? 0) !== n) half.push(`${shelf} is ${n}, not as counted`);
  }
  if ((tables.get('meta') ?? []).some((row) => row['id'] === 'staging'))
    half.push('an import was left behind');
  return { missing, half, papers: visible.length };
}
