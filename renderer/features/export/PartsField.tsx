import type { Part } from '../../../shared/export/index.ts';
import { t } from '../../../shared/strings/index.ts';
import styles from './ExportSheet.module.css';

interface PartsFieldProps {
  readonly shown: readonly Part[];
  readonly chosen: ReadonlySet<Part>;
  readonly onChoose: (parts: ReadonlySet<Part>) => void;
}

/** What of the papers goes along. */
export function PartsField({ shown, chosen, onChoose }: PartsFieldProps) {
  return (
    <fieldset className={styles['parts']}>
      <legend>{t.exports.include}</legend>
      {shown.map((part) => (
        <label key={part}>
          <input
            type="checkbox"
            checked={chosen.has(part)}
            onChange={() => onChoose(chosen.symmetricDifference(new Set([part])))}
          />
          {t.exports.parts[part]}
        </label>
      ))}
    </fieldset>
  );
}
