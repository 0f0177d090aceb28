import { useEffect } from 'react';
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { nameLabel } from '../../storage/library.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { announceDone } from '../../stores/activity.ts';
import { Dot } from '../../ui/Lane.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { flushText, flushTexts, typeText, useText, type Field } from '../writing/index.ts';
import styles from './LabelsSheet.module.css';

const fields = new Map(
  HIGHLIGHT_COLORS.map((color): [HighlightColor, Field] => [
    color,
    {
      key: `label:${color}`,
      when: 'leaving',
      save: async (name) => {
        const done = await nameLabel(color, name);
        if (done) announceDone(done.label);
      },
    },
  ]),
);

/** *Name the colours*: what each of the five means to the reader. Saves itself when a name is left. */
export function LabelsSheet({ onClose }: { readonly onClose: () => void }) {
  // Escape leaves the name too.
  useEffect(() => () => void flushTexts(), []);
  return (
    <Sheet title={t.highlights.nameColors} width={420} onClose={onClose}>
      <p className={styles['hint']}>{t.highlights.nameHint}</p>
      <ul className={styles['rows']}>
        {HIGHLIGHT_COLORS.map((color, n) => (
          <Row key={color} color={color} n={n + 1} onEnter={onClose} />
        ))}
      </ul>
    </Sheet>
  );
}

interface RowProps {
  readonly color: HighlightColor;
  readonly n: number;
  readonly onEnter: () => void;
}

function Row({ color, n, onEnter }: RowProps) {
  const field = fields.get(color);
  const key = `label:${color}`;
  const stored = useLabels()[color];
  const text = useText(key, stored);
  return (
    <li>
      <Dot color={color} />
      <input
        aria-label={t.highlights.nameOf(t.common.colors[color], n)}
        value={text}
        placeholder={t.common.colors[color]}
        maxLength={40}
        dir="auto"
        autoFocus={n === 1}
        onFocus={(event) => event.target.select()}
        onChange={(event) => field && typeText(field, event.target.value, stored)}
        onBlur={() => void flushText(key)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          // The focus goes back within this press, which must not press what gets it.
          event.preventDefault();
          onEnter();
        }}
      />
      <Kbd>{String(n)}</Kbd>
    </li>
  );
}
