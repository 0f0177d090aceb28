/**
 * A second place for what was typed a moment ago, and is not in the library yet: local storage, which takes it within the key
 * press and outlives a reload and a crash of the window. Each window has drafts of its own and holds a lock for as long as it
 * lives; whoever waits for that lock gets it when the window is gone, and writes what it left.
 */
import { setNote, type TextOwner } from '../../storage/library.ts';

interface KeptDraft {
  readonly owner: TextOwner;
  readonly text: string;
  /** The text that it was edited from. */
  readonly from: string;
}

const PREFIX = 'lectern.writing.';
const self = crypto.randomUUID();
const lockOf = (writer: string): string => `lectern:writing:${writer}`;
const keyOf = (key: string): string => `${PREFIX}${self}.${key}`;

let holding = false;

/** Keeps what was typed until it is in the library. */
export function keepDraft(key: string, draft: KeptDraft): void {
  if (!holding) {
    holding = true;
    void navigator.locks.request(lockOf(self), () => new Promise(() => undefined));
  }
  try {
    localStorage.setItem(keyOf(key), JSON.stringify(draft));
  } catch {
    // Full: the library gets it within two seconds all the same.
  }
}

/** It is in the library now. */
export const forgetDraft = (key: string): void => localStorage.removeItem(keyOf(key));

/** Writes what other windows left behind, each as soon as it is gone. The library must be open. */
export function recoverDrafts(): void {
  const writers = new Set(
    Object.keys(localStorage).flatMap((name) =>
      name.startsWith(PREFIX) ? (name.slice(PREFIX.length).split('.')[0] ?? []) : [],
    ),
  );
  writers.delete(self);
  for (const writer of writers)
    void navigator.locks.request(lockOf(writer), async () => {
      for (const name of Object.keys(localStorage).filter((each) => each.startsWith(`${PREFIX}${writer}.`))) {
        const draft = read(name);
        // While saving fails it is refused, and stays for the next start.
        if (draft !== null) await setNote(draft.owner, draft.text, draft.from);
        localStorage.removeItem(name);
      }
    });
}

function read(name: string): KeptDraft | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as KeptDraft | null;
  } catch {
    return null;
  }
}
