/** A new file. */
import { canonical } from './blocks.ts';
import type { VaultDocument } from './contract.ts';
import { propertyLines } from './front-matter.ts';
import { blockLines } from './insert.ts';
import type { Fields } from './reconcile.ts';
import { ID_KEY } from './reconcile.ts';

/** The text of a document's new file, and what is agreed on with it. Ends with a line feed. */
export function renderDocument({ id, front, blocks }: VaultDocument): {
  readonly text: string;
  readonly fields: Fields;
} {
  // What a reader can fill in is there to be filled in.
  const written = front.filter(({ value, merge }) => value !== '' || merge === 'names');
  const properties = [
    propertyLines({ key: ID_KEY, value: id, shape: 'text', merge: 'ours' }),
    ...written.map(propertyLines),
  ];
  const text = `---\n${properties.join('\n')}\n---\n\n${blocks.map(blockLines).join('\n\n')}\n`;
  return {
    text,
    fields: Object.fromEntries([
      ...written.map(({ key, value }) => [key, value]),
      ...blocks.map(({ key, value }) => [key, canonical(value)]),
    ]),
  };
}
