import { useEffect, useState } from 'react';
import { Refused } from '../../storage/library.ts';
import { announceProblem } from '../../stores/activity.ts';
import { useLibrary } from '../../stores/library.ts';

/** A field that saves itself. */
export interface Field {
  /** One for each text, in the whole window. */
  readonly key: string;
  /** Writes a text that was edited from another. */
  readonly save: (text: string, from: string) => Promise<unknown>;
  /** Saves while typing pauses, or only when the field is left. */
  readonly when: 'pausing' | 'leaving';
}

const AFTER_LAST_KEY_MS = 400;
const AT_LEAST_EVERY_MS = 2000;

interface Draft {
  readonly field: Field;
  text: string;
  /** What the field showed before, then what was last written of it. */
  from: string;
  /** Writes of one field wait for one another. */
  writing: Promise<boolean>;
  since: number;
  timer: number;
}

const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());

/** Keeps what was typed until it is written. `shown` is what the field held before. */
export function typeText(field: Field, text: string, shown: string): void {
  const draft = drafts.get(field.key) ?? {
    field,
    text,
    from: shown,
    writing: Promise.resolve(true),
    since: Date.now(),
    timer: 0,
  };
  draft.text = text;
  drafts.set(field.key, draft);
  if (field.when === 'pausing') {
    clearTimeout(draft.timer);
    const wait = Math.max(0, Math.min(AFTER_LAST_KEY_MS, draft.since + AT_LEAST_EVERY_MS - Date.now()));
    draft.timer = window.setTimeout(() => void flushText(field.key), wait);
  }
  tell();
}

/** Writes what was typed into one field. Answers whether nothing of it is only on the screen, after it. */
export function flushText(key: string): Promise<boolean> {
  const draft = drafts.get(key);
  if (!draft) return Promise.resolve(true);
  clearTimeout(draft.timer);
  draft.writing = draft.writing.then(() => writeNow(key, draft));
  return draft.writing;
}

/** Writes everything that was typed into such fields. What could not be written stays. */
export async function flushTexts(): Promise<boolean> {
  return (await Promise.all([...drafts.keys()].map(flushText))).every(Boolean);
}

async function writeNow(key: string, draft: Draft): Promise<boolean> {
  if (drafts.get(key) !== draft) return true;
  const { field, text } = draft;
  draft.since = Date.now();
  try {
    await field.save(text, draft.from);
    draft.from = text;
    if (draft.text === text) drafts.delete(key);
  } catch (error) {
    // While saving fails, a banner says so.
    if (!(error instanceof Refused)) announceProblem({ code: 'not-saved', detail: String(error) });
  }
  tell();
  return !drafts.has(key);
}

useLibrary.subscribe((now, before) => {
  if (before.saving.state === 'failing' && now.saving.state !== 'failing') void flushTexts();
});

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void flushTexts();
});

/** A text as the reader sees it: what was typed, else what is stored. */
export function useText(key: string, stored: string): string {
  const [, again] = useState(0);
  useEffect(() => {
    const listener = (): void => again((n) => n + 1);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return drafts.get(key)?.text ?? stored;
}
