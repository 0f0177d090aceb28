/** Papers that the reader added by hand: of no digest, so their ids say when. */

const BY_HAND = /^hand:([0-9a-z]+)-/;

/** The id of a paper that is added at this second since 1970. `unique` tells it from others of that second. */
export const handId = (second: number, unique: string): string => `hand:${second.toString(36)}-${unique}`;

/** Whether a paper was added by hand. */
export const isByHand = (paperId: string): boolean => BY_HAND.test(paperId);

/** Where a paper that was added by hand stands among the digests: before those of that second, as theirs do; 0 for other papers. */
export function handOrder(paperId: string): number {
  const second = BY_HAND.exec(paperId)?.[1];
  return second === undefined ? 0 : -parseInt(second, 36) * 1e6;
}
