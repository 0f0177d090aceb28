import { useEffect, useState } from 'react';
import { exportText, FORMATS, type FormatId, type Part } from '../../../shared/export/index.ts';
import * as library from '../../storage/library.ts';
import { optionsFor } from './commands.ts';

const PAPERS = 3;
const LINES = 60;
const CHARACTERS = 6_000;

interface Previewed {
  readonly ids: readonly string[];
  readonly format: FormatId;
  readonly title: string;
  readonly parts: ReadonlySet<Part>;
  /** What decides about papers beside their own words: preview again when it changes. */
  readonly stamp: string;
}

/** The first lines of a file of these papers; null until they are known. */
export function usePreview({ ids, format, title, parts, stamp }: Previewed): string | null {
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    let stopped = false;
    void (async () => {
      const papers = await library.exportedPapers(ids.slice(0, PAPERS));
      const options = await optionsFor(title, ids.length, parts);
      const text = papers.length === 0 ? '' : exportText(FORMATS[format], options, papers);
      const lines = text.replace(/^\uFEFF/, '').split('\n', LINES);
      if (!stopped) setShown(lines.join('\n').slice(0, CHARACTERS).toWellFormed());
    })();
    return () => {
      stopped = true;
    };
  }, [ids, format, title, parts, stamp]);
  return shown;
}
