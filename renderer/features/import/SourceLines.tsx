import type { LineRole, RawEntry } from '../../../shared/digest/report.ts';
import { t } from '../../../shared/strings/index.ts';
import { correctLine } from './commands.ts';
import { shownLine, useSome } from './use-some.tsx';
import styles from './ImportScreen.module.css';

const ROLES = ['title', 'abstract', 'authors', 'ignored'] as const satisfies readonly LineRole[];

interface SourceLinesProps {
  readonly raw: RawEntry;
  readonly roles: Readonly<Record<number, LineRole>>;
}

/** The lines that an entry came from, verbatim and numbered. What a line is can be corrected; the file is then read again. */
export function SourceLines({ raw, roles }: SourceLinesProps) {
  const from = raw.lineFrom;
  const lines = raw.text.split('\n').flatMap((text, n) => (text.trim() === '' ? [] : [{ n, text }]));
  const { some, more } = useSome(lines);
  return (
    <>
      <ol className={styles['lines']} aria-label={t.importing.source}>
        {some.map(({ n, text }) => {
          const line = from === undefined ? null : from + n;
          return (
            <li key={n}>
              <span>{line ?? ''}</span>
              {line === null ? <span /> : <RoleSelect line={line} role={roles[line]} />}
              <code dir="auto">{shownLine(text)}</code>
            </li>
          );
        })}
      </ol>
      {more}
    </>
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
