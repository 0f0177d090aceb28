import { useEffect, useState } from 'react';
import { setNote } from '../../storage/library.ts';
import { announceProblem } from '../../stores/activity.ts';

/** What a note is on. */
export interface NoteOwner {
  readonly paperId: string;
  readonly highlightId?: string;
}

const AFTER_LAST_KEY_MS = 400;
const AT_LEAST_EVERY_MS = 2000;

interface Draft {
  readonly owner: NoteOwner;
  text: string;
  since: number;
  timer: number;
}

const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();
const keyOf = (owner: NoteOwner): string => owner.highlightId ?? owner.paperId;
const tell = (): void => listeners.forEach((listener) => listener());

/** Keeps what was typed, and writes it 400 ms after the last key, every 2 s while typing goes on. */
export function typeNote(owner: NoteOwner, text: string): void {
  const key = keyOf(owner);
  const draft = drafts.get(key) ?? { owner, text, since: Date.now(), timer: 0 };
  draft.text = text;
  clearTimeout(draft.timer);
  const wait = Math.max(0, Math.min(AFTER_LAST_KEY_MS, draft.since + AT_LEAST_EVERY_MS - Date.now()));
  draft.timer = window.setTimeout(() => void write(key), wait);
  drafts.set(key, draft);
  tell();
}

async function write(key: string): Promise<void> {
  const draft = drafts.get(key);
  if (!draft) return;
  clearTimeout(draft.timer);
  const { owner, text } = draft;
  draft.since = Date.now();
  try {
    await setNote(owner, text);
    if (draft.text === text) drafts.delete(key);
  } catch (error) {
    announceProblem({ code: 'not-saved', detail: String(error) });
  }
  tell();
}

/** Writes everything that is still only on the screen. Awaited at quit. */
export async function flushNotes(): Promise<void> {
  await Promise.all([...drafts.keys()].map(write));
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void flushNotes();
});

/** A note as the reader sees it: what was typed, else what is stored; and whether it is written. */
export function useNote(
  owner: NoteOwner,
  stored: string,
): { readonly text: string; readonly saved: boolean } {
  const key = keyOf(owner);
  const [, again] = useState(0);
  useEffect(() => {
    const listener = (): void => again((n) => n + 1);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  const draft = drafts.get(key);
  return { text: draft?.text ?? stored, saved: draft === undefined };
}
