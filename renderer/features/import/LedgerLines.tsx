import type { LedgerLine } from '../../../shared/digest/report.ts';
import { t } from '../../../shared/strings/index.ts';
import { correctLines } from './commands.ts';
import styles from './ImportScreen.module.css';

/** Lines that did not become papers, verbatim, each with its reason and the way back. */
export function LedgerLines({
  lines,
  kind,
}: {
  readonly lines: readonly LedgerLine[];
  readonly kind: 'ignored' | 'trimmed';
}) {
  return (
    <ol className={styles['ledger']}>
      {lines.map((line) => (
        <li key={`${line.line} ${line.text}`}>
          <span>{t.importing.line(line.line)}</span>
          <code dir="auto" data-struck={kind === 'trimmed'}>
            {line.text}
          </code>
          <em>{line.reason}</em>
          <button
            type="button"
            onClick={() =>
              void (kind === 'ignored'
                ? correctLines({ [line.line]: 'title' })
                : correctLines({}, [line.line]))
            }
          >
            {kind === 'ignored' ? t.importing.thisIsATitle : t.importing.keepPrefix}
          </button>
        </li>
      ))}
    </ol>
  );
}
