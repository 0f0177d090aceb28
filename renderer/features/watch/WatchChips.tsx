import { displayTitle } from '../../../shared/display.ts';
import { t } from '../../../shared/strings/index.ts';
import type { WatchMatch } from '../../../shared/watch/index.ts';
import styles from './WatchChips.module.css';

/** Why a paper is marked, highlighted or sunk: the watch words that it has, each with its sign. */
export function WatchChips({ matches }: { readonly matches: readonly WatchMatch[] }) {
  if (matches.length === 0) return null;
  return (
    <span className={styles['chips']}>
      {matches.map(({ word }) => (
        <span key={word.id} data-effect={word.effect} title={t.watch.reason(word)} dir="auto">
          {t.watch.signs[word.effect]} {displayTitle(word.text)}
        </span>
      ))}
    </span>
  );
}

/** The reasons in words, for a description. */
export const watchReasons = (matches: readonly WatchMatch[]): string =>
  matches.map(({ word }) => t.watch.reason({ ...word, text: displayTitle(word.text) })).join(', ');
