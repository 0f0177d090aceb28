/** The ids that the list pane shows now, in order: what *next*, *previous* and *all* mean. Set by the pane, read by commands. */
let shown: readonly string[] = [];

export const setShownIds = (ids: readonly string[]): void => {
  shown = ids;
};

export const shownIds = (): readonly string[] => shown;
