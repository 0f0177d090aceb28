/** The one door to the formats in which papers leave the library. */
import { bibtex } from './bibtex.ts';
import { cslJson } from './csl-json.ts';
import type { ExportFormat, FormatId } from './format.ts';
import { ris } from './ris.ts';

export type { FormatId } from './format.ts';

/** Every format, by its id. */
export const FORMATS = {
  bibtex,
  ris,
  'csl-json': cslJson,
} as Record<FormatId, ExportFormat>;
