import { createCrc, CRC32C } from '../../../shared/crc.ts';

const BLOCK = 32 * 1024;
const crc32c = createCrc(CRC32C);

/** A LevelDB log of these payloads, written by the format's description, and where each logical record ends. */
export function levelLog(payloads: readonly Uint8Array[]): { bytes: Uint8Array; ends: readonly number[] } {
  const parts: Uint8Array[] = [];
  const ends: number[] = [];
  let length = 0;
  const put = (bytes: Uint8Array): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  for (const payload of payloads) {
    let done = 0;
    for (let first = true; ; first = false) {
      const left = BLOCK - (length % BLOCK);
      if (left < 7) put(new Uint8Array(left));
      const room = BLOCK - (length % BLOCK) - 7;
      const piece = payload.subarray(done, done + room);
      done += piece.length;
      const last = done === payload.length;
      put(record(first ? (last ? 1 : 2) : last ? 4 : 3, piece));
      if (last) break;
    }
    ends.push(length);
  }
  return { bytes: Buffer.concat(parts), ends };
}

function record(type: number, piece: Uint8Array): Uint8Array {
  const bytes = Buffer.concat([new Uint8Array(6), Uint8Array.of(type), piece]);
  const check = crc32c(bytes.subarray(6));
  bytes.writeUInt32LE((((check >>> 15) | (check << 17)) + 0xa282ead8) >>> 0, 0);
  bytes.writeUInt16LE(piece.length, 4);
  return bytes;
}
