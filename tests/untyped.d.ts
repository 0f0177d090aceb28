/** Libraries that tests hold ours against, and that have no types. */
declare module '@citation-js/core' {
  interface CitationItem {
    readonly id: string;
    readonly title?: string;
    readonly abstract?: string;
    readonly DOI?: string;
    readonly author?: readonly {
      readonly family?: string;
      readonly given?: string;
      readonly literal?: string;
      readonly name?: string;
    }[];
    readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
    readonly 'container-title'?: string;
  }
  export class Cite {
    constructor(data: unknown, options?: object);
    readonly data: readonly CitationItem[];
    format(type: 'bibliography', options: { readonly template: string; readonly lang: string }): string;
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-ris';
declare module 'jsonld' {
  const jsonld: {
    expand(
      document: unknown,
      options: { readonly documentLoader: (url: string) => Promise<unknown>; readonly safe: boolean },
    ): Promise<readonly Record<string, unknown>[]>;
  };
  export default jsonld;
}
