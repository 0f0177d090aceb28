import { useLayoutEffect, useRef } from 'react';
import type { Formula as Tex } from '../../../shared/tex/index.ts';
import './math.css';
import styles from './Formula.module.css';
import { renderMath, useMath } from './render.ts';

interface FormulaProps {
  readonly math: Tex;
  /** Shown until the formula can be set, and where it never can. */
  readonly source: string;
}

/** A formula, set in MathML. It has its own accessible form, and no text that a copy would take for the source. */
export function Formula({ math, source }: FormulaProps) {
  const ready = useMath();
  const holder = useRef<HTMLSpanElement>(null);
  const { tex, display } = math;
  const set = ready && renderMath({ tex, display }) !== null;
  useLayoutEffect(() => {
    if (set) holder.current?.replaceChildren(...(renderMath({ tex, display }) ?? []));
  }, [set, tex, display]);
  if (!set) return source;
  return <span ref={holder} className={display ? styles['display'] : styles['inline']} />;
}
