type Numbers =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>;

/** A copy of an array with room for `least` and for as much again. */
export function grown<T extends Numbers>(array: T, least: number): T {
  const Same = array.constructor as new (length: number) => T;
  const copy = new Same(Math.max(least, array.length * 2));
  copy.set(array as never);
  return copy;
}
