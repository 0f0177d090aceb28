import { useId, useSyncExternalStore } from 'react';
import type { Highlight } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { plainText } from '../../../shared/tex/index.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { Button } from '../../ui/Button.tsx';
import { attachMark } from './commands.ts';
import { onSelection, selectedSpan } from './dom.ts';
import styles from './Reader.module.css';

const isSelected = (): boolean => selectedSpan() !== null;

/** The highlights that are not found in the abstract any more, each with its quote and a way to put it on what is selected there. */
export function LostMarks({ marks }: { readonly marks: readonly Highlight[] }) {
  const labels = useLabels();
  const selected = useSyncExternalStore(onSelection, isSelected);
  const hint = useId();
  return (
    <section className={styles['lost']} aria-labelledby={hint}>
      <p id={hint}>
        {t.reader.lost} {!selected && t.reader.attachHint}
      </p>
      <ul>
        {marks.map((mark) => (
          <li key={mark.id} data-color={mark.color}>
            <blockquote dir="auto" lang="">
              {plainText(mark.target.exact)}
            </blockquote>
            {mark.note !== '' && (
              <p dir="auto" lang="">
                {mark.note}
              </p>
            )}
            {/* A press leaves what is selected as it is. */}
            <span onMouseDown={(event) => event.preventDefault()}>
              <Button
                label={t.reader.attachThis(labels[mark.color], mark.target.exact)}
                disabled={!selected}
                onClick={() => void attachMark(mark.id)}
              >
                {t.reader.attach}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
