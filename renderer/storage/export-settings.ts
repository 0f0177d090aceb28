/** What the reader set for everything that leaves the library: cells of one row of the settings, so that every device has them. */
import type { Cell, Json } from '../../shared/change.ts';
import { DEFAULT_PATTERN } from '../../shared/export/citation-key.ts';
import { commit } from './commit.ts';
import { asText, db } from './db.ts';
import type { Done } from './done.ts';
import { t } from '../../shared/strings/index.ts';

const ROW = 'export';
const cell = (field: string, value: Json): Cell => ({ table: 'settings', id: ROW, field, value });

/** The pattern of citation keys. */
export const citationPattern = async (): Promise<string> =>
  asText((await db.rows('settings').get(ROW))?.['pattern']) || DEFAULT_PATTERN;

/** The reader's own template of a paper in Markdown; empty for the usual one. */
export const markdownTemplate = async (): Promise<string> =>
  asText((await db.rows('settings').get(ROW))?.['template']);

/** Has papers written in Markdown by another template; by the usual one where it is empty. */
export const setMarkdownTemplate = (template: string): Promise<Done> =>
  commit(t.exports.did.template, [cell('template', template.trim() === '' ? null : template)]);

/** Has citation keys made after another pattern; the usual one where it is empty. */
export const setCitationPattern = (pattern: string): Promise<Done> =>
  commit(t.exports.did.pattern, [
    cell('pattern', pattern.trim() === DEFAULT_PATTERN ? null : pattern.trim()),
  ]);
