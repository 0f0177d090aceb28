import { t } from '../../../shared/strings/index.ts';
import { setLibrary, useLibrary } from '../../stores/library.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from './HealthSheet.module.css';

const close = (): void => setLibrary({ report: [] });

/** What the start had to mend, plainly. Nothing when there was nothing. */
export function ReportSheet() {
  const report = useLibrary((state) => state.report);
  if (report.length === 0) return null;
  return (
    <Sheet title={t.library.report.title} width={560} onClose={close}>
      <div className={styles['body']}>
        <ul className={styles['findings']}>
          {report.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div className={styles['actions']}>
          <Button variant="primary" onClick={close} autoFocus>
            {t.common.close}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
