import type { Problem } from './problem.ts';

/** Whether everything that a reader wrote is in the journal on the disk. */
export type Saving =
  { readonly state: 'saved' | 'saving' } | { readonly state: 'failing'; readonly problem: Problem };
