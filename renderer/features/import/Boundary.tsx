import { useState, type KeyboardEvent } from 'react';
import { titleLines } from '../../../shared/digest/likes.ts';
import type { LineRole, ParsedPaper } from '../../../shared/digest/report.ts';
import { displayTitle } from '../../../shared/display.ts';
import { t } from '../../../shared/strings/index.ts';
import styles from './Corrections.module.css';
import { alwaysIgnore, correctLines } from './commands.ts';
import { shownLine, useSome } from './use-some.tsx';

interface BoundaryProps {
  readonly id: string;
  readonly record: ParsedPaper;
  readonly roles: Readonly<Record<number, LineRole>>;
  /** Lines inside this entry that were set aside. */
  readonly ignored: ReadonlySet<number>;
  readonly isFirst: boolean;
}

/** An entry as it was read beside the lines that it came from. What a line is can be corrected; the file is then read again. */
export function Boundary({ id, record, roles, ignored, isFirst }: BoundaryProps) {
  const { title, abstract, authors, raw } = record;
  return (
    <div className={styles['boundary']}>
      <div>
        <h2>{t.importing.asRead}</h2>
        <strong dir="auto">{title === null ? t.importing.untitled : displayTitle(title)}</strong>
        {authors.length > 0 && (
          <p dir="auto">
            {authors
              .slice(0, 12)
              .map(({ name }) => name)
              .join(', ')}
          </p>
        )}
        <p dir="auto">{abstract === undefined ? t.importing.noAbstract : shownLine(abstract)}</p>
      </div>
      <div>
        <h2>{t.importing.source}</h2>
        {raw.format === 'text' && raw.lineFrom !== undefined ? (
          <Lines
            id={id}
            record={record}
            from={raw.lineFrom}
            roles={roles}
            ignored={ignored}
            isFirst={isFirst}
          />
        ) : (
          <pre dir="auto" tabIndex={0} aria-label={t.importing.source}>
            {shownLine(raw.text)}
          </pre>
        )}
      </div>
    </div>
  );
}

interface LinesProps extends BoundaryProps {
  readonly from: number;
}

/** One list to walk with the arrow keys, and one row of actions for the line that is chosen in it. */
function Lines({ id, record, from, roles, ignored, isFirst }: LinesProps) {
  const lines = record.raw.text
    .split('\n')
    .flatMap((text, n) => (text.trim() === '' ? [] : [{ line: from + n, text }]));
  const titles = new Set(titleLines(record));
  const { some, more } = useSome(lines);
  const [chosen, choose] = useState(from);
  const at = Math.max(
    0,
    some.findIndex(({ line }) => line === chosen),
  );
  const current = some[at];
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: some.length - 1 }[event.key];
    const next = to === undefined ? undefined : some[to];
    if (to === undefined) return;
    event.preventDefault();
    if (next === undefined) return;
    choose(next.line);
    document.getElementById(`${id}-${next.line}`)?.scrollIntoView({ block: 'nearest' });
  };
  const tag = (line: number): string => {
    const role = roles[line];
    if (role !== undefined) return t.importing.role[role];
    return t.importing.readAs[ignored.has(line) ? 'ignored' : titles.has(line) ? 'title' : 'used'];
  };
  return (
    <>
      {current !== undefined && (
        <Actions
          line={current.line}
          text={current.text}
          record={record}
          titles={[...titles]}
          role={roles[current.line]}
          isFirst={isFirst}
        />
      )}
      <div
        role="listbox"
        tabIndex={0}
        aria-label={t.importing.source}
        aria-description={t.importing.linesHint}
        aria-activedescendant={current && `${id}-${current.line}`}
        className={styles['lines']}
        onKeyDown={onKeyDown}
      >
        {some.map(({ line, text }) => (
          <div
            key={line}
            id={`${id}-${line}`}
            role="option"
            aria-selected={line === current?.line}
            data-ignored={ignored.has(line)}
            onClick={() => choose(line)}
          >
            <span>{line}</span>
            <code dir="auto" data-title={titles.has(line)}>
              {shownLine(text)}
            </code>
            <em>{tag(line)}</em>
          </div>
        ))}
      </div>
      {more}
    </>
  );
}

interface ActionsProps {
  readonly line: number;
  readonly text: string;
  readonly record: ParsedPaper;
  readonly titles: readonly number[];
  readonly role: LineRole | undefined;
  readonly isFirst: boolean;
}

function Actions({ line, text, record, titles, role, isFirst }: ActionsProps) {
  const set = (next: LineRole | null) => () => void correctLines([line], next);
  const first = record.raw.lineFrom ?? line;
  const canSwap = titles.length > 0 && record.abstract !== undefined;
  const actions: readonly (readonly [string, () => void, boolean])[] = [
    [t.importing.splitHere, set('start'), line !== first],
    [t.importing.thisIsATitle, set('title'), true],
    [t.importing.toAbstract, set('abstract'), true],
    [t.importing.toAuthors, set('authors'), true],
    [t.importing.ignoreLine, set('ignored'), true],
    [t.importing.alwaysIgnore, () => void alwaysIgnore(text), true],
    [
      t.importing.mergeWithPrevious,
      () => void correctLines(titles.length > 0 ? titles : [first], 'abstract'),
      !isFirst,
    ],
    [t.importing.swap, () => void correctLines(titles, 'swapped'), canSwap],
    [t.importing.asFound, set(null), role !== undefined],
  ];
  return (
    <div role="group" aria-label={t.importing.correctLine(line)} className={styles['actions']}>
      {actions.map(([label, act, shown]) =>
        shown ? (
          <button type="button" key={label} onClick={act}>
            {label}
          </button>
        ) : null,
      )}
    </div>
  );
}
