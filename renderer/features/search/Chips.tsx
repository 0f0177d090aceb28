import { X } from 'lucide-react';
import { formatPart, formatQuery, withoutPart, type Part } from '../../../shared/search/query/index.ts';
import { t } from '../../../shared/strings/index.ts';
import styles from './Chips.module.css';

interface ChipsProps {
  readonly parts: readonly Part[];
  /** Takes the query that a chip makes. */
  readonly onChange: (query: string) => void;
}

/** How a query was understood: a chip for each operator, phrase and exclusion, to take away; and what looks misspelt, to put right. */
export function Chips({ parts, onChange }: ChipsProps) {
  const shown = parts.flatMap((part, n) => (isPlain(part) ? [] : [{ part, n }]));
  if (shown.length === 0) return null;
  return (
    <ul className={styles['chips']} aria-label={t.search.understood}>
      {shown.map(({ part, n }) =>
        part.kind === 'word' && part.hint ? (
          <li key={n} className={styles['hint']}>
            <HintChip part={part} onUse={(text) => onChange(replaced(parts, n, text))} />
          </li>
        ) : (
          <li key={n}>
            <button
              type="button"
              className={styles['chip']}
              aria-label={t.search.removePart(formatPart(part))}
              data-negated={part.negated}
              onClick={() => onChange(withoutPart(parts, n))}
            >
              <span dir="auto">{described(part)}</span>
              <X size={13} strokeWidth={2} aria-hidden />
            </button>
          </li>
        ),
      )}
    </ul>
  );
}

const isPlain = (part: Part): boolean => part.kind === 'word' && !part.negated && part.hint === undefined;

function HintChip({
  part,
  onUse,
}: {
  readonly part: Extract<Part, { kind: 'word' }>;
  readonly onUse: (text: string) => void;
}) {
  const { hint } = part;
  if (!hint) return null;
  const value = part.text.slice(part.text.indexOf(':') + 1);
  const fixed =
    hint.suggestion === null
      ? null
      : hint.kind === 'operator'
        ? `${hint.suggestion}:${value}`
        : `${hint.operator}:${hint.suggestion}`;
  return (
    <>
      {hint.kind === 'operator'
        ? t.search.unknownOperator(hint.name)
        : t.search.unknownValue(hint.operator, hint.value)}
      {fixed !== null && (
        <button type="button" onClick={() => onUse(`${part.negated ? '-' : ''}${fixed}`)}>
          {t.search.meant(fixed)}
        </button>
      )}
    </>
  );
}

const replaced = (parts: readonly Part[], n: number, text: string): string =>
  [formatQuery(parts.slice(0, n)), text, formatQuery(parts.slice(n + 1))]
    .filter((each) => each !== '')
    .join(' ');

/** A part in plain words. */
function described(part: Part): string {
  const text =
    part.kind === 'filter' ? t.search.parts[part.operator](part.value) : t.search.parts[part.kind](part.text);
  return part.negated ? t.search.not(text) : text;
}
