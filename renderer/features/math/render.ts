import { useSyncExternalStore } from 'react';
import type TemmlModule from 'temml';
import type { Formula } from '../../../shared/tex/index.ts';

/**
 * Formulas to MathML. Temml is loaded when the first formula is met; everything that it may not do is refused here, in one place:
 * no addresses, pictures or markup of its own (`trust`), no definitions, bounded sizes and depth. It makes nodes, never markup, and
 * sets styles by the style object, which the policy of the page allows where it refuses style attributes.
 */
type Temml = typeof TemmlModule;

let temml: Temml | null = null;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** Loads what sets formulas. */
export function mathReady(): Promise<void> {
  loading ??= import('temml').then((loaded) => {
    temml = loaded.default;
    listeners.forEach((listener) => listener());
  });
  return loading;
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  void mathReady();
  return () => listeners.delete(listener);
};

/** Whether formulas can be set by now; a component that asks is drawn again when they can. The first to ask starts the loading. */
export const useMath = (): boolean => useSyncExternalStore(subscribe, () => temml !== null);

const DEFINES = /\\(?:[egx]?def|(?:re)?newcommand|providecommand|let|futurelet|global|long)(?![A-Za-z])/;
const OPTIONS = {
  throwOnError: true,
  trust: false,
  strict: false,
  annotate: false,
  maxExpand: 1000,
} as const;
/** In em and in points: no rule or space of an abstract is larger. */
const MOST_SPACE = [20, 200] as [number, number];
/** Deeper trees take Chromium long to lay out. */
const DEEPEST = 40;
const MOST_KEPT = 500;

const kept = new Map<string, Element | null>();

/** The MathML of a formula, new on every call; null when it cannot be set, or nothing is loaded yet: its source is shown then. */
export function renderMath(formula: Formula): readonly Node[] | null {
  if (!temml) return null;
  const key = `${formula.display ? 'd' : 'i'}${formula.tex}`;
  let made = kept.get(key);
  if (made === undefined) {
    made = build(temml, formula);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, made);
  }
  return made && [...made.childNodes].map((node) => node.cloneNode(true));
}

/** The same as markup, for a document of its own. Load with `mathReady` first. */
export function mathMarkup(formula: Formula): string | null {
  const nodes = renderMath(formula);
  if (!nodes) return null;
  const holder = document.createElement('span');
  holder.append(...nodes);
  return holder.innerHTML;
}

function build(engine: Temml, { tex, display }: Formula): Element | null {
  if (DEFINES.test(tex)) return null;
  const holder = document.createElement('span');
  try {
    engine.render(tex, holder, { ...OPTIONS, maxSize: MOST_SPACE, displayMode: display });
  } catch {
    // Not a formula that Temml knows, or nested so deep that its parser gave up: the source says it.
    return null;
  }
  if (holder.childElementCount === 0 || depthOf(holder) > DEEPEST) return null;
  // Labels would give elements of the page names that a digest chose.
  for (const named of holder.querySelectorAll('[id], [href]')) {
    named.removeAttribute('id');
    named.removeAttribute('href');
  }
  return holder;
}

function depthOf(root: Element): number {
  let deepest = 0;
  let level: readonly Element[] = [root];
  for (; level.length > 0 && deepest <= DEEPEST; deepest += 1)
    level = level.flatMap((each) => [...each.children]);
  return deepest;
}
