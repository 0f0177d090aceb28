/** Between commands and the library: nothing more is written while what was written cannot reach the disk. */
import type { Problem } from '../../shared/problem.ts';

let inTheWay: Problem | null = null;
const listeners = new Set<() => void>();

/** A command that would have edited, refused. Whatever the reader typed stays where it is. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'Refused';
    this.problem = problem;
  }
}

/** Closes the gate with the problem that stands in the way, or opens it (null). */
export function setGate(problem: Problem | null): void {
  inTheWay = problem;
}

/** Throws `Refused` while the gate is closed. */
export function refuseWhileFailing(): void {
  if (inTheWay !== null) throw new Refused(inTheWay);
}

/** Calls back after every change that this window wrote, at once. Answers a function that stops it. */
export function onCommitted(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells that something was written. */
export const committed = (): void => listeners.forEach((listener) => listener());
