/**
 * The few globals that browsers, workers and Node have in common and that `shared/` may use.
 * Declared by hand: `shared/` is compiled without DOM and without Node types, so that nothing else slips in.
 */

interface TextDecoderOptions {
  readonly fatal?: boolean;
  readonly ignoreBOM?: boolean;
}

declare class TextDecoder {
  constructor(label?: string, options?: TextDecoderOptions);
  readonly encoding: string;
  decode(input?: Uint8Array): string;
}

declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

/** Vite gathers a folder's modules at build time. */
interface ImportMeta {
  glob<T>(
    patterns: readonly string[],
    options: { readonly eager: true; readonly import: string },
  ): Record<string, T>;
}
