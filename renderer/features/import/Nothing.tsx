import { t } from '../../../shared/strings/index.ts';
import { Button } from '../../ui/Button.tsx';
import type { ImportPreview } from '../../workers/ingest-api.ts';
import styles from './ImportScreen.module.css';

interface NothingProps {
  readonly preview: ImportPreview;
  readonly onChooseOther: () => void;
}

/** Instead of papers, where none were found: why that may be, and what to do. */
export function Nothing({ preview: { report }, onChooseOther }: NothingProps) {
  const { nothing } = t.importing;
  const { format, messages, lines, ignored, encoding } = report;
  const isContainer = messages !== undefined || format === 'zip' || format === 'mbox' || format === 'mail';
  const why =
    format === 'text' && lines.unit !== 'entry'
      ? nothing.lines(ignored.length)
      : isContainer
        ? nothing.parts(messages)
        : nothing.entries;
  return (
    <div className={styles['nothing']}>
      <p>{why}</p>
      {encoding.confidence < 1 && <p>{nothing.encoding}</p>}
      <Button onClick={onChooseOther}>{nothing.other}</Button>
    </div>
  );
}
