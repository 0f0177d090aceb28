const LF = 10;
const CR = 13;
const QUOTE = 34;
/** Comma, semicolon, tab and bar. */
const DELIMITERS: ReadonlySet<number> = new Set([44, 59, 9, 124]);

/**
 * Finds where the rows of a table end, as its bytes arrive in any chunks. A quote opens a cell only where one begins
 * (RFC 4180, 2.5), so that an inch sign in the middle of a cell opens nothing; a line break between quotes ends no row.
 */
export class Rows {
  #quoted = false;
  #before = LF;

  /** The end of the row that goes on at `from`, behind its line break; -1 when it does not end in these bytes. Each byte is shown once, in order. */
  end(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      if (this.#quoted) {
        const close = bytes.indexOf(QUOTE, at);
        if (close < 0) {
          this.#before = 0;
          return -1;
        }
        this.#quoted = false;
        this.#before = QUOTE;
        at = close;
        continue;
      }
      const byte = bytes[at] ?? 0;
      // A quote behind a closing one is half of a doubled one: the cell goes on.
      if (byte === QUOTE) this.#quoted = this.#before === QUOTE || this.#startsCell();
      // A byte order mark is no part of the first cell.
      if (byte !== 0xef && byte !== 0xbb && byte !== 0xbf) this.#before = byte === QUOTE ? 0 : byte;
      if (byte === LF) return at + 1;
    }
    return -1;
  }

  /** A quote that nothing closes would make one row of all the rest: the row ends at the next line break. */
  giveUp(): void {
    this.#quoted = false;
    this.#before = 0;
  }

  #startsCell(): boolean {
    return this.#before === LF || this.#before === CR || DELIMITERS.has(this.#before);
  }
}
