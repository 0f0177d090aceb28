import type { Ref } from 'react';
import { t } from '../../../shared/strings/index.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Corrections.module.css';
import { applyRule, undoCorrection } from './commands.ts';
import type { ImportState } from './import-state.ts';
import { correctedText, offerText } from './words.ts';

interface CorrectionBarProps {
  readonly state: Extract<ImportState, { phase: 'ready' }>;
  readonly ref: Ref<HTMLDivElement>;
}

/** What the last correction did, what more of the file is like it, and the way back. Empty before the first one. */
export function CorrectionBar({ state, ref }: CorrectionBarProps) {
  const { made, history, busy, preview } = state;
  const { corrected } = preview;
  const offer = corrected?.offer ?? null;
  return (
    <div ref={ref} tabIndex={-1} role="group" aria-label={t.importing.corrections} className={styles['bar']}>
      <p role="status">
        {made !== null && corrected !== null && !busy && (
          <>
            {correctedText(made, corrected)} {offer !== null && offerText(offer.rule, offer.count)}
          </>
        )}
      </p>
      {offer !== null && !busy && (
        <Button onClick={() => void applyRule(offer.rule)}>{t.importing.applyToAll(offer.count)}</Button>
      )}
      {history.length > 0 && (
        <Button variant="quiet" onClick={() => void undoCorrection()}>
          {t.importing.undoCorrection}
        </Button>
      )}
    </div>
  );
}
