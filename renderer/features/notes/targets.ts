import { StateEffect, StateField } from '@codemirror/state';

/** The papers that links of the open note lead to, by the ids in the links: where each is now; null for one that is not in the library. Ids that nobody looked up are absent. */
export type Targets = ReadonlyMap<string, { readonly paperId: string; readonly title: string } | null>;

/** Tells the editor where links lead. */
export const setTargets = StateEffect.define<Targets>();

/** Where links lead, as last told. */
export const targets = StateField.define<Targets>({
  create: () => new Map(),
  update: (now, { effects }) => effects.findLast((effect) => effect.is(setTargets))?.value ?? now,
});
