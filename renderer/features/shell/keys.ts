import { COMMANDS, type Command, type CommandId } from '../../../shared/commands.ts';

/** Keys that mean something of their own in a control or while scrolling: they run commands only from the list. */
const LIST_ONLY = new Set([
  'ArrowDown',
  'ArrowUp',
  'Shift+ArrowDown',
  'Shift+ArrowUp',
  'Mod+Shift+ArrowDown',
  'Mod+Shift+ArrowUp',
  'Enter',
  'Delete',
  'Mod+A',
  'Escape',
]);
const READER_ONLY = new Set(['Backspace']);
/** Elsewhere these extend what is selected. */
const MARK_ONLY = new Set([
  'Shift+ArrowRight',
  'Shift+ArrowLeft',
  'Alt+Shift+ArrowRight',
  'Alt+Shift+ArrowLeft',
]);
/** The browser's own event carries what is pasted. */
const ELSEWHERE = new Set(['Mod+V']);
const SEQUENCE_MS = 1200;

const byKey = new Map<string, Command>();
for (const command of COMMANDS) for (const key of command.keys) byKey.set(key, command);

/** The chord of a key event as the table of commands writes it ("Mod+Shift+Z", "?", "J"). */
export function chordOf(event: KeyboardEvent, mac: boolean): string {
  const letter = event.key.length === 1;
  const key = letter ? event.key.toUpperCase() : event.key;
  const mod = mac ? event.metaKey : event.ctrlKey;
  const isLetter = /^\p{L}$/u.test(key);
  const shift = event.shiftKey && (!letter || isLetter);
  return `${mod ? 'Mod+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

/** True where keys write text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"]') !== null
  );
}

/** Listens to keys and runs commands. Never while typing or composing, and never under a dialog. Answers a function that stops it. */
export function listenToKeys(mac: boolean, run: (id: CommandId) => boolean): () => void {
  let prefix: string | null = null;
  let timer = 0;
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    const chord = chordOf(event, mac);
    const sequence = prefix === null ? chord : `${prefix} ${chord}`;
    prefix = null;
    const found = byKey.get(sequence) ?? byKey.get(chord);
    if (!found && chord === 'G' && !isTyping(event.target)) {
      prefix = 'G';
      clearTimeout(timer);
      timer = window.setTimeout(() => (prefix = null), SEQUENCE_MS);
      return;
    }
    if (!found || !allowed(found, sequence, event.target)) return;
    if (run(found.id)) event.preventDefault();
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

function allowed(command: Command, key: string, target: EventTarget | null): boolean {
  if (ELSEWHERE.has(key)) return false;
  if (isTyping(target)) return command.whileTyping === true;
  const element = target instanceof HTMLElement ? target : document.body;
  if (element.closest('[role="dialog"], [role="menu"]')) return command.whileTyping === true;
  if (LIST_ONLY.has(key))
    return (
      element === document.body ||
      (element.closest('[data-pane="list"], [data-pane="reader"]') !== null &&
        (key === 'Escape' || element.closest('[data-pane="list"]') !== null))
    );
  if (MARK_ONLY.has(key)) return element.hasAttribute('data-mark-button');
  if (READER_ONLY.has(key)) return element.closest('main') !== null;
  return true;
}
