/** A codec between values and JSON text. */
export interface Codec {
  readonly enc: (value: unknown) => string;
  readonly dec: (text: string) => unknown;
}

/**
 * JSON text for the part of structured clone that Electron's IPC carries. Self-contained: it runs in Node and, as its own
 * source text, in the page. What structured clone refuses, and cycles, throw.
 */
export function codec(): Codec {
  type Tagged = Record<string, unknown>;
  const refuse = (why: string): never => {
    throw new Error(`An object could not be cloned: ${why}`);
  };
  const number = (value: number): unknown =>
    Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { $: 'n', v: Object.is(value, -0) ? '-0' : String(value) };
  const bytes = (name: string, value: Uint8Array): Tagged => ({ $: 't', c: name, v: Array.from(value) });

  const fold = (value: unknown, parents: readonly unknown[]): unknown => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (value === undefined) return { $: 'u' };
    if (typeof value === 'number') return number(value);
    if (typeof value === 'bigint') return { $: 'b', v: String(value) };
    if (typeof value !== 'object') return refuse(typeof value);
    if (parents.includes(value)) return refuse('cyclic');
    const inside = [...parents, value];
    const each = (list: Iterable<unknown>): unknown[] => Array.from(list, (one) => fold(one, inside));
    if (Array.isArray(value)) return each(value);
    if (value instanceof Date) return { $: 'd', v: value.getTime() };
    if (value instanceof Map) return { $: 'm', v: each(value) };
    if (value instanceof Set) return { $: 's', v: each(value) };
    if (value instanceof Error) return { $: 'e', v: [value.name, value.message] };
    if (value instanceof ArrayBuffer) return bytes('ArrayBuffer', new Uint8Array(value));
    if (ArrayBuffer.isView(value)) {
      return bytes('Uint8Array', new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    }
    if (typeof Blob !== 'undefined' && value instanceof Blob) return refuse('Blob');
    const fields = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fold(one, inside)]));
    return '$' in value ? { $: 'o', v: fields } : fields;
  };

  const fields = (value: object): Tagged =>
    Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unfold(one)]));

  const unfold = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(unfold);
    const { $: tag, v, c } = value as { $?: string; v?: never; c?: string };
    switch (tag) {
      case undefined:
        return fields(value);
      case 'o':
        return fields(v as unknown as object);
      case 'u':
        return undefined;
      case 'n':
        return v === '-0' ? -0 : Number(v);
      case 'b':
        return BigInt(v as unknown as string);
      case 'd':
        return new Date(v as unknown as number);
      case 'm':
        return new Map((v as unknown as unknown[]).map(unfold) as [unknown, unknown][]);
      case 's':
        return new Set((v as unknown as unknown[]).map(unfold));
      case 'e':
        return Object.assign(new Error(v?.[1]), { name: v?.[0] });
      case 't': {
        const array = Uint8Array.from(v as unknown as number[]);
        return c === 'ArrayBuffer' ? array.buffer : array;
      }
      default:
        throw new Error(`unknown tag ${tag}`);
    }
  };

  return {
    enc: (value) => JSON.stringify(fold(value, [])),
    dec: (text) => unfold(JSON.parse(text)),
  };
}
