/** What a command of the command line is, and what it says. */
import type { Hearer, OutsideReply, OutsideRequest } from '../../shared/outside.ts';
import type { Problem, Result } from '../../shared/problem.ts';

/** One command. Its words are in `t.cli.pages`, by its name. */
export interface Command {
  /** What follows its name. */
  readonly synopsis: string;
  /** The fields of `--json` beside `ok` and `command`. */
  readonly json: string;
  readonly examples: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Throws a `UsageError` for a command that is not one. */
  readonly run: (asked: Asked, scene: Scene) => Promise<Said>;
}

export interface Option {
  readonly type: 'string' | 'boolean';
  /** What stands for its value in the help. */
  readonly value?: string;
  readonly short?: string;
}

/** What was typed after a command's name. */
export interface Asked {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** What a command works with. */
export interface Scene {
  /** The library: the running app's, or its files. A folder without one will do for what makes one. */
  readonly desk: (without: 'missing' | 'made') => Promise<Desk>;
  readonly progress: Hearer['progress'];
  readonly json: boolean;
  /** A path as typed, from the folder where it was typed. */
  readonly path: (typed: string) => string;
}

/** Whoever has the library. */
export interface Desk {
  /** Whether an app runs on it. */
  readonly mode: 'beside' | 'alone';
  run<R extends OutsideRequest>(
    request: R,
    hear: Hearer,
  ): Promise<Result<Extract<OutsideReply, { kind: R['kind'] }>>>;
  close(): Promise<void>;
}

/** What a command comes to: words for a reader and the fields of `--json`, or a problem (`about` names what it is about). */
export type Said =
  | { readonly ok: true; readonly value: Spoken | typeof PRINTED }
  | { readonly ok: false; readonly problem: Problem; readonly about?: string };

export interface Spoken {
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  /** Some of it failed, which the words say. */
  readonly failed?: boolean;
}

/** It has written its own output. */
export const PRINTED = 'printed';

/** A command that cannot be run as it was typed. The message names what is missing or wrong. */
export class UsageError extends Error {}

/** A problem on its way out of a command. */
export class Stopped extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
