/**
 * The record format of LevelDB's log and MANIFEST files (google/leveldb, doc/log_format.md): blocks of 32 KiB, in them records of a
 * masked CRC-32C, a length, a type and a payload; a logical record is one full record, or a first, middles and a last.
 * The last bytes of a block that are too few for a header are padding.
 */
import { CRC32C, createCrc } from '../../shared/crc.ts';

const BLOCK = 32 * 1024;
const HEADER = 7;
const LENGTH_AT = 4;
const TYPE_AT = 6;
const TYPE = { full: 1, first: 2, middle: 3, last: 4 } as const;
const MASK = 0xa282ead8;

const crc32c = createCrc(CRC32C);

/** LevelDB stores checksums rotated and moved, so that a checksum of checksums stays one. */
const masked = (check: number): number => (((check >>> 15) | (check << 17)) + MASK) >>> 0;

/**
 * The length of the longest beginning of a log that is nothing but complete logical records. Less than all of it is there
 * when a process died between the header and the payload of its last record (or left zeros behind), and also when a byte in the
 * middle went bad: LevelDB reads no further than there either, but would write on behind it.
 */
export function wholeLength(log: Uint8Array): number {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength);
  let whole = 0;
  let inside = false;
  for (let at = 0; ;) {
    const room = BLOCK - (at % BLOCK);
    if (room < HEADER) {
      at += room;
      continue;
    }
    if (at + HEADER > log.length) return whole;
    const length = view.getUint16(at + LENGTH_AT, true);
    const type = view.getUint8(at + TYPE_AT);
    const end = at + HEADER + length;
    if (HEADER + length > room || end > log.length) return whole;
    if (view.getUint32(at, true) !== masked(crc32c(log.subarray(at + TYPE_AT, end)))) return whole;
    const begins = type === TYPE.full || type === TYPE.first;
    const continues = type === TYPE.middle || type === TYPE.last;
    if (inside ? !continues : !begins) return whole;
    inside = type === TYPE.first || type === TYPE.middle;
    if (!inside) whole = end;
    at = end;
  }
}
