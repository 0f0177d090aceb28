import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { LineRole, ParsedPaper } from '../../../shared/digest/report.ts';
import { t } from '../../../shared/strings/index.ts';
import { IconButton } from '../../ui/Button.tsx';
import type { PlanEntry } from '../../workers/ingest-api.ts';
import { SURE, type Decision } from './choices.ts';
import { correctLines } from './commands.ts';
import styles from './ImportScreen.module.css';

interface EntryRowProps {
  readonly entry: PlanEntry;
  readonly record: ParsedPaper;
  readonly ticked: boolean;
  readonly decision: Decision;
  readonly roles: Readonly<Record<number, LineRole>>;
  readonly onToggle: () => void;
  readonly onDecide: (decision: Decision) => void;
}

const DECISIONS: readonly { readonly decision: Decision; readonly label: string }[] = [
  { decision: 'both', label: t.importing.keepBoth },
  { decision: 'merge', label: t.importing.merge },
  { decision: 'skip', label: t.importing.skipNew },
];

/** One entry that was found: ticked or not, what it looks like, and on demand the lines it came from, each correctable. */
export function EntryRow({ entry, record, ticked, decision, roles, onToggle, onDecide }: EntryRowProps) {
  const [open, setOpen] = useState(false);
  const title = record.title ?? t.shell.untitledPaper;
  return (
    <div className={styles['entry']} data-unsure={record.confidence < SURE}>
      <input type="checkbox" checked={ticked} aria-label={t.importing.include(title)} onChange={onToggle} />
      <div className={styles['text']}>
        <strong dir="auto">{title}</strong>
        <p dir="auto">{record.abstract?.slice(0, 260)}</p>
        {entry.other && (
          <p className={styles['other']} dir="auto">
            {entry.status === 'here'
              ? t.importing.joins(entry.other.title)
              : t.importing.like(entry.other.title)}
          </p>
        )}
        {entry.status === 'possible' && (
          <div className={styles['decide']} role="group" aria-label={t.importing.decision}>
            {DECISIONS.map((each) => (
              <button
                type="button"
                key={each.decision}
                aria-pressed={decision === each.decision}
                onClick={() => onDecide(each.decision)}
              >
                {each.label}
              </button>
            ))}
          </div>
        )}
        {record.confidence < SURE && <p className={styles['warn']}>{t.importing.check}</p>}
        {open && <SourceLines record={record} roles={roles} />}
      </div>
      <IconButton
        label={t.importing.show}
        pressed={open}
        icon={<ChevronRight size={16} style={{ rotate: open ? '90deg' : undefined }} />}
        onClick={() => setOpen(!open)}
      />
    </div>
  );
}

function SourceLines({
  record,
  roles,
}: {
  readonly record: ParsedPaper;
  readonly roles: Readonly<Record<number, LineRole>>;
}) {
  const from = record.raw.lineFrom ?? 1;
  return (
    <ol className={styles['lines']}>
      {record.raw.text.split('\n').map((text, n) =>
        text.trim() === '' ? null : (
          // oxlint-disable-next-line react/no-array-index-key -- a line is its number
          <li key={n}>
            <span>{from + n}</span>
            <RoleSelect line={from + n} role={roles[from + n]} />
            <code dir="auto">{text}</code>
          </li>
        ),
      )}
    </ol>
  );
}

function RoleSelect({ line, role }: { readonly line: number; readonly role: LineRole | undefined }) {
  return (
    <select
      aria-label={t.importing.roleOf(line)}
      value={role ?? ''}
      onChange={(event) => {
        const chosen = (['title', 'abstract', 'authors', 'ignored'] as const).find(
          (each) => each === event.target.value,
        );
        if (chosen) void correctLines({ [line]: chosen });
      }}
    >
      <option value="">{t.importing.role.auto}</option>
      {(['title', 'abstract', 'authors', 'ignored'] as const).map((each) => (
        <option key={each} value={each}>
          {t.importing.role[each]}
        </option>
      ))}
    </select>
  );
}
