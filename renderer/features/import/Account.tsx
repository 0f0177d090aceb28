import { t } from '../../../shared/strings/index.ts';
import type { ImportPreview } from '../../workers/ingest-api.ts';
import { ledgerOf, type Filter } from './choices.ts';
import styles from './ImportScreen.module.css';

interface AccountProps {
  readonly preview: ImportPreview;
  readonly filter: Filter;
  readonly onShow: (filter: Filter) => void;
}

/** Where every line of the file went: numbers that add up, each a way to what it counts. */
export function Account({ preview, filter, onShow }: AccountProps) {
  const { total, used, trimmed, ignored, lost, unit } = ledgerOf(preview.report);
  const parts: readonly (readonly [Filter, string, number])[] = [
    ['all', t.importing.used(used, preview.plan.length), 1],
    ['trimmed', t.importing.cut(trimmed), trimmed],
    ['ignored', t.importing.aside(ignored), 1],
  ];
  return (
    <div role="group" aria-label={t.importing.account} className={styles['account']}>
      <span>{t.importing.ledger(total, unit)}</span>
      {parts.map(([to, text, n], at) =>
        n === 0 ? null : (
          <span key={to}>
            <i aria-hidden>{at === 0 ? '=' : '+'}</i>
            <button
              type="button"
              aria-pressed={filter === to}
              disabled={to === 'ignored' && ignored === 0}
              onClick={() => onShow(to)}
            >
              {text}
            </button>
          </span>
        ),
      )}
      {lost > 0 && <strong>{t.importing.lost(lost, unit)}</strong>}
    </div>
  );
}
