import { db } from '../../../renderer/storage/db.ts';

/** Gives a list another name as a change that came from another device would: later than all here, in no stack. */
export async function writeBatch(listId: string, name: string): Promise<void> {
  const row = await db.rows('lists').get(listId);
  if (row === undefined) throw new Error('no such list');
  await db.rows('lists').put({ ...row, name, clocks: { ...row.clocks, name: 'zzzzzzzzz0000elsewhere' } });
}
