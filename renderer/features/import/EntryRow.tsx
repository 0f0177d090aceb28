import { ChevronRight, GitFork } from 'lucide-react';
import type { LedgerLine, LineRole, ParsedPaper } from '../../../shared/digest/report.ts';
import { displayTitle } from '../../../shared/display.ts';
import { t } from '../../../shared/strings/index.ts';
import { IconButton } from '../../ui/Button.tsx';
import type { PlanEntry } from '../../workers/ingest-api.ts';
import { Boundary } from './Boundary.tsx';
import { keepPrefix } from './commands.ts';
import { SURE, type Decision } from './choices.ts';
import styles from './ImportScreen.module.css';
import { noteOf, reasonOf } from './words.ts';

interface EntryRowProps {
  readonly entry: PlanEntry;
  readonly record: ParsedPaper;
  readonly ticked: boolean;
  readonly decision: Decision;
  readonly roles: Readonly<Record<number, LineRole>>;
  readonly ignored: ReadonlySet<number>;
  /** What was cut from its title. */
  readonly trimmed: LedgerLine | undefined;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onDecide: (decision: Decision) => void;
  readonly onOpen: () => void;
}

const decisions = (): readonly { readonly decision: Decision; readonly label: string }[] => [
  { decision: 'both', label: t.importing.keepBoth },
  { decision: 'merge', label: t.importing.merge },
  { decision: 'skip', label: t.importing.skipNew },
];

/** One entry that was found: ticked or not, what it looks like, and on demand the lines it came from. */
export function EntryRow({
  entry,
  record,
  ticked,
  decision,
  roles,
  ignored,
  trimmed,
  open,
  onToggle,
  onDecide,
  onOpen,
}: EntryRowProps) {
  const title = record.title === null ? t.importing.untitled : displayTitle(record.title);
  const unsure = record.confidence < SURE;
  const note = noteOf(entry);
  const reason = reasonOf(entry);
  return (
    <article className={styles['entry']} data-unsure={unsure}>
      <input type="checkbox" checked={ticked} aria-label={t.importing.include(title)} onChange={onToggle} />
      <div className={styles['text']}>
        {beside(entry) ? (
          <Pair
            entry={entry}
            title={title}
            abstract={record.abstract ?? ''}
            decision={decision}
            onDecide={onDecide}
          />
        ) : (
          <>
            <strong dir="auto" lang="">
              {trimmed !== undefined && (
                <del aria-label={t.importing.trimmedFrom(trimmed.text)}>{trimmed.text}</del>
              )}
              {title}
            </strong>
            {trimmed !== undefined && (
              <button type="button" onClick={() => void keepPrefix(trimmed.line, trimmed.text)}>
                {t.importing.keepTrimmed(trimmed.text)}
              </button>
            )}
            {record.abstract !== undefined && (
              <p dir="auto" lang="">
                {record.abstract.slice(0, 300)}
              </p>
            )}
          </>
        )}
        {note !== null && (
          <p className={styles['other']} dir="auto" lang="">
            {note}
            {reason !== null && ` · ${reason}`}
          </p>
        )}
        {unsure && <p className={styles['warn']}>{t.importing.check}</p>}
        {record.warnings.map((warning) => (
          <p key={warning} className={styles['warn']}>
            {t.importing.said(warning)}
          </p>
        ))}
        {open && (
          <Boundary
            id={`entry-${entry.ordinal}`}
            record={record}
            roles={roles}
            ignored={ignored}
            isFirst={entry.ordinal === 0}
          />
        )}
      </div>
      <IconButton
        label={t.importing.show(title)}
        pressed={open}
        icon={
          <ChevronRight
            size={16}
            strokeWidth={1.75}
            style={open ? { rotate: '90deg' } : undefined}
            aria-hidden
          />
        }
        onClick={onOpen}
      />
    </article>
  );
}

/** Entries that look like another are shown next to it. */
const beside = ({ status, other }: PlanEntry): boolean =>
  other !== undefined && (status === 'possible' || status === 'related');

interface PairProps {
  readonly entry: PlanEntry;
  readonly title: string;
  readonly abstract: string;
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
}

/** An entry and what it looks like, side by side; over a possible duplicate stands the decision. */
function Pair({ entry, title, abstract, decision, onDecide }: PairProps) {
  const { other } = entry;
  if (!other) return null;
  const otherTitle = displayTitle(other.title);
  return (
    <div className={styles['pair']}>
      <div className={styles['decide']}>
        <GitFork size={16} strokeWidth={1.75} aria-hidden />
        <span>{reasonOf(entry)}</span>
        {entry.status === 'possible' && (
          <div role="group" aria-label={t.importing.decision(title)}>
            {decisions().map((each) => (
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
      </div>
      <div>
        <span>{t.importing.tiles.new}</span>
        <strong dir="auto" lang="">
          {title}
        </strong>
        <p dir="auto" lang="">
          {abstract.slice(0, 400)}
        </p>
      </div>
      <div>
        <span>{other.inThisFile ? t.importing.inThisFile : t.importing.inLibrary}</span>
        <strong dir="auto" lang="">
          {otherTitle}
        </strong>
        <p dir="auto" lang="">
          {other.abstract.slice(0, 400)}
        </p>
      </div>
    </div>
  );
}
