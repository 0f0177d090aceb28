import { useEffect, useRef } from 'react';
import { t } from '../../../shared/strings/index.ts';
import { Button } from '../../ui/Button.tsx';
import { problemText } from '../../ui/problems.ts';
import type { ImportDone } from '../../workers/ingest-api.ts';
import { importAllParts, skipPart } from './commands.ts';
import type { ImportState } from './import-state.ts';
import styles from './Parts.module.css';
import type { SkippedPart } from './part-run.ts';

/** So many skipped parts are named, the others counted. */
const NAMED = 100;

interface PartBarProps {
  readonly state: Extract<ImportState, { phase: 'ready' }>;
}

/** Which part of a large file is being looked through, and the ways on; nothing for a file that is whole. */
export function PartBar({ state: { part, name, remaining, aside } }: PartBarProps) {
  if (part === null) return null;
  return (
    <section className={styles['bar']} aria-label={t.importing.parts.which(part.number, part.count, name)}>
      <div>
        <strong dir="auto">{t.importing.parts.which(part.number, part.count, name)}</strong>
        <p>
          {t.importing.parts.hint}
          {aside > 0 && ` ${t.importing.parts.aside(aside)}`}
        </p>
      </div>
      <Button onClick={skipPart}>{t.importing.parts.skip}</Button>
      <Button onClick={() => void importAllParts()}>{t.importing.parts.all(remaining)}</Button>
    </section>
  );
}

interface PartsBusyProps {
  readonly state: Extract<ImportState, { phase: 'parts' }>;
  readonly onCancel: () => void;
}

/** Parts on their way in, under one bar. */
export function PartsBusy({ state, onCancel }: PartsBusyProps) {
  const { name, number, count, fraction, done, stopping } = state;
  const title = t.importing.parts.adding(number, count, name);
  return (
    <div className={styles['middle']} aria-busy>
      <h1 dir="auto">{title}</h1>
      <progress value={fraction} max={1} aria-label={title} />
      <p>{stopping ? t.importing.parts.stopping : t.importing.parts.soFar(done.added, done.joined)}</p>
      <p>{t.importing.parts.stays}</p>
      <Button autoFocus onClick={onCancel}>
        {t.common.cancel}
      </Button>
    </div>
  );
}

interface PartsSummaryProps {
  readonly state: Extract<ImportState, { phase: 'parts-done' }>;
  readonly onClose: () => void;
  readonly onImported: (done: ImportDone) => void;
}

/** What became of the parts. */
export function PartsSummary({ state, onClose, onImported }: PartsSummaryProps) {
  const { name, of, done, stopped } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const close = (): void => {
    onClose();
    if (done.last !== null) onImported(done.last);
  };
  return (
    <div className={styles['middle']}>
      <h1 ref={heading} tabIndex={-1} dir="auto">
        {t.importing.parts.done(done.imported, of, name)}
      </h1>
      <p role="status">{t.importing.parts.sum(done.added, done.joined, done.skipped.length)}</p>
      {stopped !== null && (
        <p role="alert">
          {stopped.code === 'import-cancelled' ? t.importing.parts.cancelled : problemText(stopped).title}
        </p>
      )}
      {done.imported > 0 && <p>{t.importing.parts.undo}</p>}
      {done.skipped.length > 0 && (
        <ul className={styles['skipped']} tabIndex={0} aria-label={t.importing.parts.skipped}>
          {done.skipped.slice(0, NAMED).map((part) => (
            <li key={part.number}>
              {t.importing.parts.part(part.number)} <span dir="auto">{reason(part, name)}</span>
            </li>
          ))}
          {done.skipped.length > NAMED && <li>{t.importing.parts.more(done.skipped.length - NAMED)}</li>}
        </ul>
      )}
      <Button variant="primary" onClick={close}>
        {t.common.close}
      </Button>
    </div>
  );
}

function reason({ problem, size, from }: SkippedPart, name: string): string {
  const { title } = problemText({ ...problem, detail: problem.detail ?? name });
  return size === undefined ? title : `${title} ${t.importing.parts.place(size, from)}`;
}
