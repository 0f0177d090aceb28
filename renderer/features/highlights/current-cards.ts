import type { CardRef } from '../../../shared/cards.ts';

/** The cards that the view shows now, in order: what *next*, *previous* and *all* mean. Set by the view, read by commands. */
let shown: readonly CardRef[] = [];

export const setShownCards = (refs: readonly CardRef[]): void => {
  shown = refs;
};

export const shownCards = (): readonly CardRef[] => shown;
