/** Every format there is: each file of this folder, by what it exports as `format`. Adding one is adding its file. */
import type { DigestFormat, DigestInput } from '../format.ts';

const found = import.meta.glob<DigestFormat>(['./*.ts', '!./index.ts'], { eager: true, import: 'format' });

export const FORMATS: readonly DigestFormat[] = Object.values(found).toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
);

/** The format of a text; null for the plain-text family, which is what is left. */
export const formatOf = (input: DigestInput): DigestFormat | null =>
  FORMATS.find((format) => format.recognises(input)) ?? null;
