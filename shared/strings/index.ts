import { en } from './en/index.ts';

/** The shape every language fills. */
export type Strings = typeof en;

/** The interface strings of the current language. English until a second language comes. */
export const t: Strings = en;
