/** Which part of a file that is too large to be read at once. */
export interface DigestPart {
  /** The same for all parts of one opened file, and no other's. */
  readonly of: string;
  /** From 1. */
  readonly number: number;
  readonly count: number;
  /** Where it begins in the file, in bytes. */
  readonly from: number;
}

/**
 * A digest file that main holds open for the window: a capability, never a path. `sha256` is lower-case hex of the whole file.
 * A part of a file is a digest like any other: `size`, `sha256` and what is streamed are those of the part, the header that
 * is repeated in front of it included.
 */
export interface IncomingDigest {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly modifiedAt: string;
  readonly sha256: string;
  readonly part?: DigestPart;
}
