/** Where digests come from, as the import knows them: files that main holds open, their parts, and pasted text. */
import { DIGEST_STREAM_PATH, type DigestPart } from '../../../shared/bridge.ts';
import { MAX_TEXT_BYTES } from '../../../shared/digest/limits.ts';
import type { OriginalSource } from '../../../shared/library-files.ts';
import { t } from '../../../shared/strings/index.ts';
import { bridge } from '../../bridge.ts';
import type { IngestSource, Keep, PastedAs } from '../../workers/ingest-api.ts';
import type { PartSource } from './part-run.ts';

type FileSource = Extract<IngestSource, { kind: 'file' }>;

/** The id by which main knows an open file. */
const fileId = ({ url }: FileSource): string => url.slice(DIGEST_STREAM_PATH.length);

/** Which part of a large file a source is; null for one that is whole. */
export const partOf = (source: IngestSource | null): DigestPart | null =>
  (source?.kind === 'file' ? source.part : null) ?? null;

/** Whether a source is a part of this file. */
export const isPartOf = (source: IngestSource, of: string): source is PartSource => partOf(source)?.of === of;

/** A part is called by its number: no two digests of a file have the same name. */
export function named<T extends { readonly name: string }>(source: IngestSource, digest: T): T {
  const part = partOf(source);
  return part === null
    ? digest
    : { ...digest, name: t.importing.parts.name(source.name, part.number, part.count) };
}

/** Known from the size alone, so that a text of a gigabyte is not even handed to the worker. */
export const isTooLarge = (source: IngestSource): boolean =>
  (source.kind === 'file' ? source.size : source.text.length) > MAX_TEXT_BYTES;

/** Hands the steps of keeping a digest to main, which has the file open already; text goes along. */
export function keepOf(source: IngestSource | null, as: PastedAs | null): Keep {
  if (source === null) throw new Error('nothing is being imported');
  const original: OriginalSource =
    source.kind === 'file'
      ? { kind: 'file', id: fileId(source) }
      : {
          kind: 'text',
          text: as === 'html' || source.text.trim() === '' ? (source.html ?? '') : source.text,
        };
  return (step) => {
    const { digestId } = step;
    if (step.kind === 'begin') return bridge.keepDigest({ digestId, original });
    if (step.kind === 'lines') return bridge.keepEntries({ digestId, lines: step.lines });
    return bridge.endDigest({ digestId, keep: step.keep });
  };
}

/** Main may forget the file; text needs nothing. */
export function release(source: IngestSource): void {
  if (source.kind === 'file') void bridge.releaseDigest(fileId(source));
}
