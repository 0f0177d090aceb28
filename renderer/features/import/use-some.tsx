import { useState, type ReactNode } from 'react';
import { t } from '../../../shared/strings/index.ts';
import { Button } from '../../ui/Button.tsx';

const STEP = 200;
const LONGEST_LINE = 2_000;

/** The first of many lines, and a button for the next ones: a hostile file has a million. */
export function useSome<T>(lines: readonly T[]): { readonly some: readonly T[]; readonly more: ReactNode } {
  const [shown, setShown] = useState(STEP);
  const left = Math.min(STEP, lines.length - shown);
  return {
    some: lines.slice(0, shown),
    more: left > 0 && <Button onClick={() => setShown(shown + STEP)}>{t.importing.more(left)}</Button>,
  };
}

/** A line as it is shown: the beginning of a giant one, with its length. */
export function shownLine(text: string): string {
  return text.length > LONGEST_LINE
    ? `${text.slice(0, LONGEST_LINE).toWellFormed()}${t.importing.longLine(text.length)}`
    : text;
}
