import type { LedgerLine, ParseReport } from '../../../shared/digest/report.ts';
import { t } from '../../../shared/strings/index.ts';
import { isText } from './choices.ts';
import { correctLines, keepPrefix } from './commands.ts';
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
    <section aria-label={t.importing.said(reason)}>
      <h2>
        {t.importing.said(reason)} <span>{t.common.number(lines.length)}</span>
      </h2>
      <ul>
        {some.map((line) => (
          <li key={`${line.line} ${line.reason}`}>
            <span className={styles['number']}>
              {t.importing.line(line.line, report.lines.unit ?? 'line')}
            </span>
            {kind === 'trimmed' ? (
              <Trimmed line={line} rest={restOf(report, line)} />
            ) : (
              <Ignored
                line={hasParts(report) ? { ...line, text: t.importing.place(line.text) } : line}
                correctable={isText(report)}
              />
            )}
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

interface IgnoredProps {
  readonly line: LedgerLine;
  /** Whether lines of this file can be given a role. */
  readonly correctable: boolean;
}

function Ignored({ line: { line, text }, correctable }: IgnoredProps) {
  return (
    <>
      <code dir="auto">{shownLine(text)}</code>
      {correctable && (
        <>
          <button type="button" onClick={() => void correctLines([line], 'title')}>
            {t.importing.thisIsAPaper}
          </button>
          <button type="button" onClick={() => void correctLines([line], 'abstract')}>
            {t.importing.belongsAbove}
          </button>
        </>
      )}
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
      <button type="button" onClick={() => void keepPrefix(line, text)}>
        {t.importing.keepPrefix}
      </button>
    </>
  );
}

/** Whether what was left out may be a whole message or file: its text is then where that was. */
const hasParts = (report: ParseReport): boolean => report.messages !== undefined || !isText(report);

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
