import type { Why } from '../../../shared/learnt/index.ts';
import { displayTitle } from '../../../shared/display.ts';
import { t } from '../../../shared/strings/index.ts';
import styles from './WhyLine.module.css';
import { useWhy } from './use-why.ts';

interface WhyProps {
  readonly paperId: string;
}

/** The score of a row as a small bar, and what made it. Nothing while the learnt order is off. Its words are `whyText`. */
export function WhyLine({ paperId }: WhyProps) {
  const why = useWhy(paperId);
  if (why === null) return null;
  return (
    <div className={styles['why']} aria-hidden>
      <Score why={why} />
      <span className={styles['reasons']} dir="auto">
        <Reasons why={why} />
      </span>
    </div>
  );
}

/** The same in the reader, with its words. */
export function WhySection({ paperId }: WhyProps) {
  const why = useWhy(paperId);
  if (why === null) return null;
  return (
    <p className={styles['section']}>
      <Score why={why} />
      <span>
        {t.learnt.because(percentOf(why))} <Reasons why={why} />
        {why.reasons.length === 0 && t.learnt.unknown}
      </span>
    </p>
  );
}

/** The score and its reasons in words, for who cannot see the bar. Empty for none. */
export const whyText = (why: Why | null): string =>
  why === null ? '' : [t.learnt.score(percentOf(why)), ...reasonsOf(why)].join(', ');

function Score({ why }: { readonly why: Why }) {
  return (
    <span className={styles['score']} title={t.learnt.score(percentOf(why))} aria-hidden>
      <i style={{ width: `${percentOf(why)}%` }} />
    </span>
  );
}

function Reasons({ why }: { readonly why: Why }) {
  return why.reasons.map(({ text, weight }, n) => (
    <span key={text} data-for={weight > 0}>
      {t.learnt.reason(displayTitle(text), weight > 0)}
      {n < why.reasons.length - 1 && ', '}
    </span>
  ));
}

const percentOf = ({ score }: Why): number => Math.round(score * 100);
const reasonsOf = ({ reasons }: Why): readonly string[] =>
  reasons.map(({ text, weight }) => t.learnt.reason(displayTitle(text), weight > 0));
