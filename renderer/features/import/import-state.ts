/** Where the import stands, for the screen that shows it and the commands that move it. */
import type { DigestPart } from '../../../shared/bridge.ts';
import type { Correction } from '../../../shared/digest/likes.ts';
import type { ParseOptions } from '../../../shared/digest/report.ts';
import type { Problem } from '../../../shared/problem.ts';
import { bridge } from '../../bridge.ts';
import type { ImportPreview } from '../../workers/ingest-api.ts';
import type { PartsDone } from './part-run.ts';

/** Where an import stands. `fraction` is 0 to 1. */
export type ImportState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading'; readonly name: string; readonly fraction: number }
  | {
      readonly phase: 'ready';
      readonly name: string;
      readonly preview: ImportPreview;
      readonly options: ParseOptions;
      /** The options before each correction, the oldest first. */
      readonly history: readonly ParseOptions[];
      /** The correction that `preview.corrected` is about. */
      readonly made: Correction | null;
      /** Whether a correction is still being read; what is shown is older. */
      readonly busy: boolean;
      /** Sources that wait for their turn. */
      readonly waiting: number;
      /** Which part of a large file it is; null for one that is whole. */
      readonly part: DigestPart | null;
      /** Parts of that file that can still be imported, this one included. */
      readonly remaining: number;
      /** Parts of that file that are too large by themselves. */
      readonly aside: number;
    }
  | { readonly phase: 'adding'; readonly done: number; readonly of: number }
  | {
      readonly phase: 'parts';
      readonly name: string;
      /** The part that is being added, from 1. */
      readonly number: number;
      readonly count: number;
      readonly fraction: number;
      readonly done: PartsDone;
      readonly stopping: boolean;
    }
  | {
      readonly phase: 'parts-done';
      readonly name: string;
      /** How many parts were to be imported, those that are too large included. */
      readonly of: number;
      readonly done: PartsDone;
      readonly stopped: Problem | null;
    }
  | { readonly phase: 'failed'; readonly name: string; readonly problem: Problem };

/** Set by `set` alone. */
export let state: ImportState = { phase: 'idle' };
const listeners = new Set<() => void>();

export const importState = (): ImportState => state;

/** Calls back at every change of `importState`. Answers a function that stops it. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Moves the import on, and tells the dock and the screen. */
export function set(next: ImportState): void {
  state = next;
  void bridge.setProgress(fractionOf(next));
  listeners.forEach((listener) => listener());
}

function fractionOf(of: ImportState): number | null {
  if (of.phase === 'reading' || of.phase === 'parts') return of.fraction;
  return of.phase === 'adding' ? of.done / Math.max(1, of.of) : null;
}
