/**
 * What was typed and is not in the library yet. It is written 400 ms after the last key, and every 2 s while typing goes on. Where
 * the stored text moved on meanwhile, the library merges both; what was typed since is then carried over onto what came out, so
 * that field and library meet again and no key is lost.
 */
import { useLayoutEffect, useState } from 'react';
import { mergeText } from '../../../shared/merge-text.ts';
import { Refused } from '../../storage/library.ts';
import { announceProblem } from '../../stores/activity.ts';
import { useLibrary } from '../../stores/library.ts';

/** A field that saves itself. */
export interface Field {
  /** One for each text, in the whole window. */
  readonly key: string;
  /** Writes a text that was edited from another. */
  readonly save: (text: string, from: string) => Promise<unknown>;
  /** Reads what is stored now. Absent where that is what was written. */
  readonly stored?: () => Promise<string>;
  /** Keeps in a second place what is not written yet; null once it is. */
  readonly keep?: (draft: { readonly text: string; readonly from: string } | null) => void;
  /** Saves while typing pauses, or only when the field is left. */
  readonly when: 'pausing' | 'leaving';
}

const AFTER_LAST_KEY_MS = 400;
const AT_LEAST_EVERY_MS = 2000;

interface Draft {
  readonly field: Field;
  text: string;
  /** The text that `text` was edited from: what the field showed, then what was last stored of it. */
  from: string;
  /** Writes of one field wait for one another, so that each is edited from the one before. */
  writing: Promise<boolean>;
  since: number;
  timer: number;
  /** It could not be written, though nothing says that saving fails. */
  failed: boolean;
}

const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();
/** How often anything of these changed. */
let version = 0;
const tell = (): void => {
  version += 1;
  listeners.forEach((listener) => listener());
};

/** Keeps what was typed, and writes it when it is time. `shown` is what the field held before. */
export function typeText(field: Field, text: string, shown: string): void {
  const draft = drafts.get(field.key) ?? {
    field,
    text,
    from: shown,
    writing: Promise.resolve(true),
    since: Date.now(),
    timer: 0,
    failed: false,
  };
  draft.text = text;
  drafts.set(field.key, draft);
  field.keep?.({ text, from: draft.from });
  if (field.when === 'pausing') writeLater(draft);
  tell();
}

function writeLater(draft: Draft): void {
  clearTimeout(draft.timer);
  const wait = Math.max(0, Math.min(AFTER_LAST_KEY_MS, draft.since + AT_LEAST_EVERY_MS - Date.now()));
  draft.timer = window.setTimeout(() => void flushText(draft.field.key), wait);
}

/** Writes what was typed into one field. Answers whether nothing of it is only on the screen, after it. */
export function flushText(key: string): Promise<boolean> {
  const draft = drafts.get(key);
  if (!draft) return Promise.resolve(true);
  clearTimeout(draft.timer);
  draft.writing = draft.writing.then(() => writeNow(draft));
  return draft.writing;
}

/** Writes everything that was typed into such fields. Answers whether nothing is only on the screen, after it. */
export async function flushTexts(): Promise<boolean> {
  return (await Promise.all([...drafts.keys()].map(flushText))).every(Boolean);
}

/** What could not be written stays. */
async function writeNow(draft: Draft): Promise<boolean> {
  const { field, text } = draft;
  const { key } = field;
  if (drafts.get(key) !== draft) return true;
  draft.since = Date.now();
  try {
    await field.save(text, draft.from);
    const stored = field.stored === undefined ? text : await field.stored();
    draft.failed = false;
    draft.from = stored;
    if (draft.text === text) {
      drafts.delete(key);
      field.keep?.(null);
    } else {
      draft.text = mergeText(text, draft.text, stored);
      field.keep?.({ text: draft.text, from: stored });
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

useLibrary.subscribe((now, before) => {
  if (before.saving.state === 'failing' && now.saving.state !== 'failing') void flushTexts();
});

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void flushTexts();
});

/** What was typed and is not written yet. `failed` where it could not be. */
export type Unwritten = Readonly<Pick<Draft, 'text' | 'failed'>>;

/** What was typed into a field and is not written yet; undefined for nothing. */
export const unwritten = (key: string): Unwritten | undefined => drafts.get(key);

/** The same, again whenever it changes. */
export function useUnwritten(key: string): Unwritten | undefined {
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
  return unwritten(key);
}

/** A text as the reader sees it: what was typed, else what is stored. */
export const useText = (key: string, stored: string): string => useUnwritten(key)?.text ?? stored;
