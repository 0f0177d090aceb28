import { command, type CommandId } from '../../../shared/commands.ts';
import { chordOf, isSafeWhileTyping } from '../../../shared/keys/chord.ts';
import { byKey, type KeyMap } from '../../../shared/keys/key-map.ts';
import { isOfMark, LIST_KEYS } from '../../../shared/keys/scopes.ts';
import { useKeys } from '../../stores/keys.ts';

/** The browser's own event carries what is pasted. */
const ELSEWHERE = new Set(['Mod+V']);
/** Space presses these. */
const CONTROLS = 'button, a, summary, [role="button"], [role="separator"]';
const SEQUENCE_MS = 1200;

/** True where keys write text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"]') !== null
  );
}

interface Lookup {
  readonly map: KeyMap;
  readonly commands: ReadonlyMap<string, readonly CommandId[]>;
  /** What longer keys begin with. */
  readonly beginnings: ReadonlySet<string>;
}

let known: Lookup | null = null;

function lookup(): Lookup {
  const { map } = useKeys.getState();
  if (known?.map === map) return known;
  const commands = byKey(map);
  const beginnings = [...commands.keys()].flatMap((key) => {
    const chords = key.split(' ');
    return chords.slice(1).map((_, n) => chords.slice(0, n + 1).join(' '));
  });
  known = { map, commands, beginnings: new Set(beginnings) };
  return known;
}

/** Listens to keys and runs commands. Never while typing or composing, and never under a dialog. Answers a function that stops it. */
export function listenToKeys(mac: boolean, run: (id: CommandId) => boolean): () => void {
  let begun: string | null = null;
  let timer = 0;
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    const chord = chordOf(event, mac);
    if (chord === null) return;
    const { commands, beginnings } = lookup();
    const sequence = begun === null ? chord : `${begun} ${chord}`;
    begun = null;
    const attempt = (key: string): boolean =>
      (commands.get(key) ?? []).some((id) => isAllowed(id, key, event.target) && run(id));
    if (attempt(sequence) || (sequence !== chord && attempt(chord))) return event.preventDefault();
    const next = [sequence, chord].find((key) => beginnings.has(key));
    if (next === undefined || !isFree(event.target)) return;
    begun = next;
    clearTimeout(timer);
    timer = window.setTimeout(() => (begun = null), SEQUENCE_MS);
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

const elementOf = (target: EventTarget | null): HTMLElement =>
  target instanceof HTMLElement ? target : document.body;

/** Neither a text nor anything over the panes has the focus. */
const isFree = (target: EventTarget | null): boolean =>
  !isTyping(target) && elementOf(target).closest('[role="dialog"], [role="menu"]') === null;

function isAllowed(id: CommandId, key: string, target: EventTarget | null): boolean {
  if (ELSEWHERE.has(key)) return false;
  if (!isFree(target)) return command(id).whileTyping === true && isSafeWhileTyping(key);
  const element = elementOf(target);
  if (isOfMark(id)) return element.hasAttribute('data-mark-button');
  if (/^(Shift\+)?Space$/.test(key)) return element.closest(CONTROLS) === null;
  if (!LIST_KEYS.has(key)) return true;
  return (
    element === document.body ||
    (element.closest('[data-pane="list"], [data-pane="reader"]') !== null &&
      (key === 'Escape' || element.closest('[data-pane="list"]') !== null))
  );
}
