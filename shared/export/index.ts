/** The one door to the formats in which papers leave the library. */
import { annotations } from './annotations.ts';
import { bibtex } from './bibtex.ts';
import { cslJson } from './csl-json.ts';
import { csv } from './csv.ts';
import type { ExportFormat, FormatId } from './format.ts';
import { html } from './html.ts';
import { mail } from './mail.ts';
import { markdown } from './markdown.ts';
import { plainText } from './plain-text.ts';
import { ris } from './ris.ts';

export { exportPieces, exportText, FORMAT_IDS, PARTS } from './format.ts';
export type { ExportFormat, ExportOptions, FormatId, Part } from './format.ts';

/** Every format, by its id. */
export const FORMATS: Readonly<Record<FormatId, ExportFormat>> = {
  bibtex,
  ris,
  'csl-json': cslJson,
  markdown,
  html,
  text: plainText,
  csv,
  annotations,
  mail,
};
