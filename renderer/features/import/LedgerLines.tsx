import type { LedgerLine, ParseReport } from '../../../shared/digest/report.ts';
import { t } from '../../../shared/strings/index.ts';
import { correctLine, keepPrefix } from './commands.ts';
import { shownLine, useSome } from './use-some.tsx';
import styles from './ImportScreen.module.css';

interface LedgerLinesProps {
  readonly report: ParseReport;
  readonly kind: 'ignored' | 'trimmed';
}

/** Lines, or beginnings of lines, that did not become papers: verbatim, by reason, each with its way back. */
export function LedgerLines({ report, kind }: LedgerLinesProps) {
  const groups = [...Map.groupBy(report[kind], (line) => line.reason)];
  return (
    <div className={styles['ledger']}>
      {groups.map(([reason, lines]) => (
        <Group key={reason} reason={reason} lines={lines} report={report} kind={kind} />
      ))}
    </div>
  );
}

interface GroupProps extends LedgerLinesProps {
  readonly reason: string;
  readonly lines: readonly LedgerLine[];
}

function Group({ reason, lines, report, kind }: GroupProps) {
  const { some, more } = useSome(lines);
  return (
    <section aria-label={reason}>
      <h2>
        {reason} <span>{lines.length.toLocaleString('en')}</span>
      </h2>
      <ul>
        {some.map((line) => (
          <li key={`${line.line} ${line.reason}`}>
            <span className={styles['number']}>{t.importing.line(line.line)}</span>
            {kind === 'trimmed' ? (
              <Trimmed line={line} rest={restOf(report, line)} />
            ) : (
              <Ignored line={line} />
            )}
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

function Ignored({ line: { line, text } }: { readonly line: LedgerLine }) {
  return (
    <>
      <code dir="auto">{shownLine(text)}</code>
      <button type="button" onClick={() => void correctLine(line, 'title')}>
        {t.importing.thisIsATitle}
      </button>
      <button type="button" onClick={() => void correctLine(line, 'abstract')}>
        {t.importing.belongsAbove}
      </button>
    </>
  );
}

function Trimmed({ line: { line, text }, rest }: { readonly line: LedgerLine; readonly rest: string }) {
  return (
    <>
      <code dir="auto">
        <del>{text}</del>
        {rest}
      </code>
      <button type="button" onClick={() => void keepPrefix(line)}>
        {t.importing.keepPrefix}
      </button>
    </>
  );
}

/** What is left of a line after its trimmed beginning. */
function restOf({ records }: ParseReport, { line, text }: LedgerLine): string {
  for (const { raw } of records) {
    if (raw.lineFrom === undefined || line < raw.lineFrom || line > (raw.lineTo ?? raw.lineFrom)) continue;
    const whole = raw.text.split('\n')[line - raw.lineFrom] ?? '';
    const at = whole.indexOf(text);
    return at < 0 ? '' : whole.slice(at + text.length);
  }
  return '';
}
