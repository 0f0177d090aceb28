import type { LineRole, RawEntry } from '../../../shared/digest/report.ts';
import { t } from '../../../shared/strings/index.ts';
import { correctLine } from './commands.ts';
import styles from './ImportScreen.module.css';

const ROLES = ['title', 'abstract', 'authors', 'ignored'] as const satisfies readonly LineRole[];

interface SourceLinesProps {
  readonly raw: RawEntry;
  readonly roles: Readonly<Record<number, LineRole>>;
}

/** The lines that an entry came from, verbatim and numbered. What a line is can be corrected; the file is then read again. */
export function SourceLines({ raw, roles }: SourceLinesProps) {
  const from = raw.lineFrom;
  return (
    <ol className={styles['lines']} aria-label={t.importing.source}>
      {raw.text.split('\n').map((text, n) => {
        const line = from === undefined ? null : from + n;
        if (text.trim() === '') return null;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a line is its number
          <li key={n}>
            <span>{line ?? ''}</span>
            {line === null ? <span /> : <RoleSelect line={line} role={roles[line]} />}
            <code dir="auto">{text}</code>
          </li>
        );
      })}
    </ol>
  );
}

function RoleSelect({ line, role }: { readonly line: number; readonly role: LineRole | undefined }) {
  return (
    <select
      aria-label={t.importing.roleOf(line)}
      value={role ?? ''}
      onChange={(event) => void correctLine(line, ROLES.find((each) => each === event.target.value) ?? null)}
    >
      <option value="">{t.importing.role.auto}</option>
      {ROLES.map((each) => (
        <option key={each} value={each}>
          {t.importing.role[each]}
        </option>
      ))}
    </select>
  );
}
