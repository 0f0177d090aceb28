import { WidgetType, type EditorView } from '@codemirror/view';
import { t } from '../../../shared/strings/index.ts';
import styles from './editor.module.css';
import { toggleTask } from './markdown.ts';

/** Sets a formula; null where that cannot be done, and its source stays. */
export type RenderFormula = (tex: string, display: boolean) => Promise<HTMLElement | null>;

/** The dot of a list item, in the place of its mark. */
export class BulletWidget extends WidgetType {
  override eq(): boolean {
    return true;
  }
  override toDOM(): HTMLElement {
    const dot = document.createElement('span');
    dot.className = styles['bullet'] ?? '';
    dot.textContent = '•';
    return dot;
  }
}

/** The box of a task. A real one: Tab reaches it, Space ticks it. */
export class TaskWidget extends WidgetType {
  readonly done: boolean;
  readonly label: string;
  constructor({ done, label }: { readonly done: boolean; readonly label: string }) {
    super();
    this.done = done;
    this.label = label;
  }
  override eq(other: TaskWidget): boolean {
    return other.done === this.done && other.label === this.label;
  }
  override toDOM(view: EditorView): HTMLElement {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.className = styles['task'] ?? '';
    box.title = t.notes.tick;
    this.fill(box);
    box.addEventListener('change', () => toggleTask(view.posAtDOM(box))(view));
    return box;
  }
  override updateDOM(dom: HTMLElement): boolean {
    if (dom instanceof HTMLInputElement) this.fill(dom);
    return dom instanceof HTMLInputElement;
  }
  override ignoreEvent(): boolean {
    return true;
  }
  private fill(box: HTMLInputElement): void {
    box.checked = this.done;
    box.setAttribute('aria-label', this.label);
  }
}

/** A formula as it is read. Until it is set, and where it cannot be, its source. */
export class FormulaWidget extends WidgetType {
  readonly formula: { readonly source: string; readonly tex: string; readonly display: boolean };
  readonly render: RenderFormula;
  constructor(formula: FormulaWidget['formula'], render: RenderFormula) {
    super();
    this.formula = formula;
    this.render = render;
  }
  override eq(other: FormulaWidget): boolean {
    return other.formula.source === this.formula.source;
  }
  override toDOM(view: EditorView): HTMLElement {
    const { source, tex, display } = this.formula;
    const box = document.createElement('span');
    box.className = styles[display ? 'display' : 'formula'] ?? '';
    box.textContent = source;
    void this.render(tex, display).then((set) => {
      if (set === null) return;
      box.replaceChildren(set);
      view.requestMeasure();
    });
    return box;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}
