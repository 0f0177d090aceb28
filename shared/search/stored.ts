/**
 * An index as bytes, to be had again without parsing: a segment is its arrays one after another, each on a multiple of eight
 * bytes, and is read by laying typed arrays over them. A segment's bytes never change; its deletions are in the list of segments.
 * Numbers are in the machine's order: what was stored by another kind of machine does not load, and is built anew.
 */
import { bury, segmentOf, STORED, type Segment, type Stored } from './segment.ts';

/** Changes whenever the same texts would give other bytes: an index stored by another version does not load. */
export const VERSION = 3;

const MAGIC = 0x5845_444c;
const NAMES = Object.keys(STORED) as readonly (keyof typeof STORED)[];
/** Magic, version, checksum, letters of the name, then how long each array is. */
const HEAD = 4 + NAMES.length;
const ALIGNED = 8;

/** What a list of stored segments says of one: its name, and which of its documents are deleted. */
export interface Listing {
  readonly name: string;
  readonly dead: readonly number[];
}

/** How a segment is listed as it is now. Its bytes, where they are made for this, must be of the same moment or an earlier one. */
export const listed = ({ name, dead }: Segment): Listing => ({
  name,
  dead: [...dead.keys()].filter((doc) => dead[doc] === 1),
});

/** A segment as bytes. */
export function encodeSegment(segment: Segment): Uint8Array<ArrayBuffer> {
  const places = placesOf(
    segment.name.length,
    NAMES.map((name) => segment[name].length),
  );
  const bytes = new Uint8Array(places.size);
  const head = new Uint32Array(bytes.buffer, 0, HEAD);
  head.set([MAGIC, VERSION, 0, segment.name.length, ...NAMES.map((name) => segment[name].length)]);
  const name = new Uint16Array(bytes.buffer, places.name, segment.name.length);
  for (let n = 0; n < name.length; n += 1) name[n] = segment.name.charCodeAt(n);
  NAMES.forEach((part, n) => {
    const { buffer, byteOffset, byteLength } = segment[part];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), places.parts[n]);
  });
  head[2] = checksum(bytes);
  return bytes;
}

/** The segment that these bytes are, over them and not copied; null where they are damaged or another version's. */
export function decodeSegment(bytes: Uint8Array, dead: readonly number[]): Segment | null {
  const aligned = bytes.byteOffset % ALIGNED === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset, byteLength } = aligned;
  if (byteLength < HEAD * 4) return null;
  const head = new Uint32Array(buffer, byteOffset, HEAD);
  if (head[0] !== MAGIC || head[1] !== VERSION) return null;
  const lengths = [...head.subarray(4)];
  const places = placesOf(head[3] as number, lengths);
  if (places.size !== byteLength || head[2] !== checksum(aligned)) return null;
  const parts = Object.fromEntries(
    NAMES.map((name, n) => {
      const from = byteOffset + (places.parts[n] as number);
      return [name, new STORED[name](buffer as ArrayBuffer, from, lengths[n])];
    }),
  ) as unknown as Omit<Stored, 'name'>;
  const name = String.fromCharCode(...new Uint16Array(buffer, byteOffset + places.name, head[3]));
  const segment = segmentOf({ name, ...parts });
  if (dead.some((doc) => doc >= segment.size)) return null;
  if (dead.length > 0) {
    // Deletions that were made before the bytes were have left their postings at nothing already.
    recount(segment);
    bury(segment, dead);
  }
  return segment;
}

function recount({ postings, postingAt, frequency }: Segment): void {
  for (let term = 0; term < frequency.length; term += 1) {
    let count = 0;
    for (let n = postingAt[term] as number; n < (postingAt[term + 1] as number); n += 1)
      if (((postings[n] as number) & 255) > 0) count += 1;
    frequency[term] = count;
  }
}

function placesOf(nameLength: number, lengths: readonly number[]) {
  const name = HEAD * 4;
  let at = aligned(name + nameLength * 2);
  const parts = NAMES.map((part, n) => {
    const from = at;
    at = aligned(from + (lengths[n] ?? 0) * STORED[part].BYTES_PER_ELEMENT);
    return from;
  });
  return { name, parts, size: at };
}

const aligned = (at: number): number => Math.ceil(at / ALIGNED) * ALIGNED;

/**
 * Of all but the checksum itself. Each step can be undone, so that no change of one word goes unseen; four chains at once, since
 * a step of one must wait for the step before it.
 */
function checksum({ buffer, byteOffset, byteLength }: Uint8Array): number {
  const words = new Uint32Array(buffer, byteOffset, byteLength >>> 2);
  const head = step(step(step(byteLength, words[0] as number), words[1] as number), words[3] as number);
  let [a, b, c, d] = [head, 1, 2, 3];
  let n = 4;
  for (; n + 3 < words.length; n += 4) {
    a = step(a, words[n] as number);
    b = step(b, words[n + 1] as number);
    c = step(c, words[n + 2] as number);
    d = step(d, words[n + 3] as number);
  }
  for (; n < words.length; n += 1) a = step(a, words[n] as number);
  return step(step(step(a, b), c), d) >>> 0;
}

function step(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x01000193);
  return mixed ^ (mixed >>> 15);
}
