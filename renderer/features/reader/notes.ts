import { useEffect, useState } from 'react';
import type { Saving } from '../../../shared/saving.ts';
import { Refused, setNote } from '../../storage/library.ts';
import { announceProblem } from '../../stores/activity.ts';
import { useLibrary } from '../../stores/library.ts';

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
  /** The text that `text` was edited from: what the field showed, then what was last written of it. */
  from: string;
  /** Writes of one note wait for one another, so that each is edited from the one before. */
  writing: Promise<boolean>;
  since: number;
  timer: number;
}

const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();
const keyOf = (owner: NoteOwner): string => owner.highlightId ?? owner.paperId;
const tell = (): void => listeners.forEach((listener) => listener());

/** Keeps what was typed, and writes it 400 ms after the last key, every 2 s while typing goes on. `shown` is what the field held before. */
export function typeNote(owner: NoteOwner, text: string, shown: string): void {
  const key = keyOf(owner);
  const draft = drafts.get(key) ?? {
    owner,
    text,
    from: shown,
    writing: Promise.resolve(true),
    since: Date.now(),
    timer: 0,
  };
  draft.text = text;
  clearTimeout(draft.timer);
  const wait = Math.max(0, Math.min(AFTER_LAST_KEY_MS, draft.since + AT_LEAST_EVERY_MS - Date.now()));
  draft.timer = window.setTimeout(() => void write(key), wait);
  drafts.set(key, draft);
  tell();
}

function write(key: string): Promise<boolean> {
  const draft = drafts.get(key);
  if (!draft) return Promise.resolve(true);
  clearTimeout(draft.timer);
  draft.writing = draft.writing.then(() => writeNow(key, draft));
  return draft.writing;
}

/** Answers whether nothing of it is only on the screen any more. What could not be written stays. */
async function writeNow(key: string, draft: Draft): Promise<boolean> {
  if (drafts.get(key) !== draft) return true;
  const { owner, text } = draft;
  draft.since = Date.now();
  try {
    await setNote(owner, text, draft.from);
    draft.from = text;
    if (draft.text === text) drafts.delete(key);
  } catch (error) {
    // While saving fails, a banner says so.
    if (!(error instanceof Refused)) announceProblem({ code: 'not-saved', detail: String(error) });
  }
  tell();
  return !drafts.has(key);
}

/** Writes everything that is still only on the screen. Answers whether nothing is, after it. */
export async function flushNotes(): Promise<boolean> {
  const written = await Promise.all([...drafts.keys()].map(write));
  return written.every(Boolean);
}

useLibrary.subscribe((now, before) => {
  if (before.saving.state === 'failing' && now.saving.state !== 'failing') void flushNotes();
});

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void flushNotes();
});

/** A note as the reader sees it: what was typed, else what is stored; and whether it is on the disk. */
export function useNote(
  owner: NoteOwner,
  stored: string,
): { readonly text: string; readonly state: Saving['state'] } {
  const state = useLibrary((library) => library.saving.state);
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
  return { text: draft?.text ?? stored, state: draft !== undefined && state === 'saved' ? 'saving' : state };
}
