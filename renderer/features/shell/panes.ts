/** Moves the focus from pane to pane, in the order of the window. */
const PANES = [
  '[data-pane="sidebar"] button',
  '[data-pane="list"]',
  'main [tabindex="0"], main button',
  '[data-outline]',
  '[data-pane="outline"] button',
  '[data-pane="toast"] button',
];

/** Focuses the next (1) or previous (-1) pane that is there. */
export function focusPane(by: 1 | -1): void {
  const found = PANES.map((selector) => document.querySelector<HTMLElement>(selector)).filter(
    (pane) => pane?.checkVisibility({ visibilityProperty: true }) === true,
  );
  const panes = found.filter((pane, n) => found.findIndex((each) => paneOf(each) === paneOf(pane)) === n);
  const here = panes.findIndex((pane) => paneOf(pane) === paneOf(document.activeElement));
  panes.at((here + by + panes.length) % panes.length)?.focus();
}

const paneOf = (element: Element | null): Element | null =>
  element?.closest('nav, section, main, aside, [data-pane="toast"]') ?? null;

const PATIENCE_FRAMES = 60;

/** Focuses the list; where it is still being filled, as soon as it is there, unless the focus has gone elsewhere by then. */
export const focusList = (): void => focusWhenThere('[data-pane="list"]');

/** Focuses the text of the paper, likewise; where it has none, the first button of the page. */
export const focusReader = (): void => focusWhenThere('main [data-abstract]', 'main article button');

/** The first of the selectors that finds something decides. */
function focusWhenThere(...selectors: readonly string[]): void {
  const before = document.activeElement;
  const attempt = (frames: number): void => {
    const [pane] = selectors.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []);
    const now = document.activeElement;
    if (pane) pane.focus();
    else if (frames > 0 && (now === before || now === document.body))
      requestAnimationFrame(() => attempt(frames - 1));
  };
  attempt(PATIENCE_FRAMES);
}

/** Moves the focus once the window is drawn anew, unless it has gone elsewhere by then: what is typed next belongs there. */
export function focusSoon(focus: () => void): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const now = document.activeElement;
    if (now === before || now === null || now === document.body) focus();
  });
}
