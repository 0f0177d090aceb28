import './math.css';
import styles from './Formula.module.css';
import { mathReady, renderMath } from './render.ts';

/** A formula as an element of its own, for where React does not draw; null where it cannot be set, and its source says it. */
export async function formulaElement(tex: string, display: boolean): Promise<HTMLElement | null> {
  await mathReady();
  const nodes = renderMath({ tex, display });
  if (!nodes) return null;
  const element = document.createElement('span');
  element.className = (display ? styles['display'] : styles['inline']) ?? '';
  element.replaceChildren(...nodes);
  return element;
}
