import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { formatKey, type CommandId } from '../../../shared/commands.ts';
import { chordOf, isKey, isSingle, LONGEST_SEQUENCE } from '../../../shared/keys/chord.ts';
import { problemWith } from '../../../shared/keys/key-map.ts';
import { t } from '../../../shared/strings/index.ts';
import { useKeys } from '../../stores/keys.ts';
import { Button } from '../../ui/Button.tsx';
import { giveKey } from './commands.ts';
import styles from './KeysSheet.module.css';

/** How long a key waits for one that follows it. */
const NEXT_MS = 1000;

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'recording'; readonly chords: readonly string[] }
  | { readonly kind: 'asking'; readonly key: string };

/** Press it, then press a key: the command has it, unless something stands in the way; then it says what, and what can be done. */
export function Recorder({ id, mac }: { readonly id: CommandId; readonly mac: boolean }) {
  const map = useKeys((state) => state.map);
  const [state, setState] = useState<State>({ kind: 'idle' });
  const button = useRef<HTMLButtonElement>(null);
  const label = (key: string): string => formatKey(key, mac);
  const take = (key: string): void => {
    setState({ kind: 'idle' });
    button.current?.focus();
    void giveKey(id, key);
  };
  const settle = useEffectEvent((chords: readonly string[]): void => {
    const key = chords.join(' ');
    if (problemWith(map, id, key) === null) take(key);
    else setState({ kind: 'asking', key });
  });
  const chords = state.kind === 'recording' ? state.chords : null;
  useEffect(() => {
    if (chords === null || chords.length === 0) return;
    // Only after a bare key another one can follow.
    const wait = isSingle(chords.join(' ')) && chords.length < LONGEST_SEQUENCE ? NEXT_MS : 0;
    const timer = setTimeout(() => settle(chords), wait);
    return () => clearTimeout(timer);
  }, [chords]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (chords === null || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setState({ kind: 'idle' });
    const chord = event.nativeEvent.isComposing ? null : chordOf(event, mac);
    if (chord === null || event.repeat || !isKey(chord)) return;
    setState({ kind: 'recording', chords: [...chords, chord] });
  };
  const problem = state.kind === 'asking' ? problemWith(map, id, state.key) : null;
  return (
    <div className={styles['recorder']}>
      <button
        type="button"
        ref={button}
        className={styles['record']}
        data-recording={state.kind === 'recording'}
        onClick={() => setState({ kind: 'recording', chords: [] })}
        onKeyDown={onKeyDown}
        onBlur={() => setState((last) => (last.kind === 'recording' ? { kind: 'idle' } : last))}
      >
        {chords === null
          ? t.keys.record
          : chords.length === 0
            ? t.keys.recording
            : t.keys.recorded(label(chords.join(' ')))}
      </button>
      <p role="status" className={problem === null ? 'visually-hidden' : styles['clash']}>
        {state.kind === 'recording' && chords?.length === 0 && t.keys.recording}
        {state.kind === 'asking' &&
          problem !== null &&
          (problem.kind === 'reserved'
            ? t.keys.reserved(label(state.key))
            : t.keys.taken(
                label(state.key),
                problem.clashes.map((each) => t.keys.takenBy(t.commands[each.with], label(each.withKey))),
              ))}
      </p>
      {state.kind === 'asking' && problem !== null && (
        <span className={styles['answers']}>
          {problem.kind === 'taken' && (
            <Button variant="primary" autoFocus onClick={() => take(state.key)}>
              {t.keys.take}
            </Button>
          )}
          <Button
            autoFocus={problem.kind === 'reserved'}
            onClick={() => {
              setState({ kind: 'idle' });
              button.current?.focus();
            }}
          >
            {t.common.cancel}
          </Button>
        </span>
      )}
    </div>
  );
}
