/**
 * What was typed and is not in the library yet. It is written 400 ms after the last key, and every 2 s while typing goes on. Where
 * the stored text moved on meanwhile, the library merges both; what was typed since is then carried over onto what came out, so
 * that field and library meet again and no key is lost.
 */
import { useLayoutEffect, useState } from 'react';
import { mergeText } from '../../../shared/merge-text.ts';
import type { Saving } from '../../../shared/saving.ts';
import {
  Refused,
  setNote,
  storedText,
  textId,
  type StoredText,
  type TextOwner,
} from '../../storage/library.ts';
import { announceProblem } from '../../stores/activity.ts';
import { useLibrary } from '../../stores/library.ts';
import { forgetDraft, keepDraft } from './kept-drafts.ts';

const AFTER_LAST_KEY_MS = 400;
const AT_LEAST_EVERY_MS = 2000;

interface Draft {
  readonly owner: TextOwner;
  text: string;
  /** The text that `text` was edited from: what the field showed, then what was last stored of it. */
  from: string;
  /** Writes of one note wait for one another, so that each is edited from the one before. */
  writing: Promise<boolean>;
  since: number;
  timer: number;
  /** It could not be written, though nothing says that saving fails. */
  failed: boolean;
}

const drafts = new Map<string, Draft>();
/** Texts as they were stored by this window: what the window is shown of them may be older. */
const written = new Map<string, StoredText>();
const listeners = new Set<() => void>();
/** How often anything of these changed. */
let version = 0;
const tell = (): void => {
  version += 1;
  listeners.forEach((listener) => listener());
};

/** Keeps what was typed, and writes it when it is time. `shown` is what the field held before. */
export function typeNote(owner: TextOwner, text: string, shown: string): void {
  const key = textId(owner);
  const draft = drafts.get(key) ?? {
    owner,
    text,
    from: shown,
    writing: Promise.resolve(true),
    since: Date.now(),
    timer: 0,
    failed: false,
  };
  draft.text = text;
  drafts.set(key, draft);
  keepDraft(key, { owner, text, from: draft.from });
  writeLater(key, draft);
  tell();
}

function writeLater(key: string, draft: Draft): void {
  clearTimeout(draft.timer);
  const wait = Math.max(0, Math.min(AFTER_LAST_KEY_MS, draft.since + AT_LEAST_EVERY_MS - Date.now()));
  draft.timer = window.setTimeout(() => void write(key), wait);
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
    const stored = await storedText(owner);
    written.set(key, stored);
    draft.failed = false;
    draft.from = stored.text;
    if (draft.text === text) {
      drafts.delete(key);
      forgetDraft(key);
    } else {
      draft.text = mergeText(text, draft.text, stored.text);
      keepDraft(key, { owner, text: draft.text, from: draft.from });
    }
  } catch (error) {
    // While saving fails, a banner says so.
    if (!(error instanceof Refused)) {
      draft.failed = true;
      announceProblem({ code: 'not-saved', detail: String(error) });
    }
  }
  tell();
  return !drafts.has(key);
}

/** Writes everything that is still only on the screen. Answers whether nothing is, after it. */
export async function flushNotes(): Promise<boolean> {
  const done = await Promise.all([...drafts.keys()].map(write));
  return done.every(Boolean);
}

useLibrary.subscribe((now, before) => {
  if (before.saving.state === 'failing' && now.saving.state !== 'failing') void flushNotes();
});

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void flushNotes();
});

/** A text as the reader sees it at this moment: what was typed, else the later of what this window stored and what it is shown as stored. */
export function noteText(owner: TextOwner, stored: StoredText): string {
  const key = textId(owner);
  const own = written.get(key);
  return drafts.get(key)?.text ?? (own !== undefined && own.rev > stored.rev ? own.text : stored.text);
}

/** The text of a field, and whether it is on the disk. */
export interface NoteNow {
  readonly text: string;
  readonly state: Saving['state'];
}

/** A text as the reader sees it, again whenever that changes. */
export function useNote(owner: TextOwner, stored: StoredText): NoteNow {
  const state = useLibrary((library) => library.saving.state);
  const [, show] = useState(version);
  // Listens before anything else can happen: a field that is not drawn again for a key takes the letter back.
  useLayoutEffect(() => {
    const listener = (): void => show(version);
    listeners.add(listener);
    listener();
    return () => {
      listeners.delete(listener);
    };
  }, []);
  const draft = drafts.get(textId(owner));
  const unsaved = draft?.failed ? 'failing' : 'saving';
  return {
    text: noteText(owner, stored),
    state: draft !== undefined && state === 'saved' ? unsaved : state,
  };
}
