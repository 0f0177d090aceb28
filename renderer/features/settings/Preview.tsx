import { t } from '../../../shared/strings/index.ts';
import styles from './SettingsSheet.module.css';

/** A row of the list and a paper as the settings have them now. */
export function Preview() {
  return (
    <section className={styles['preview']} aria-label={t.settings.preview}>
      <div className={styles['sample']}>
        <strong>{t.settings.previewRow}</strong>
        <span>{t.settings.previewSnippet}</span>
      </div>
      <div className={styles['paper']}>
        <strong>{t.settings.previewTitle}</strong>
        <p>{t.settings.previewText}</p>
      </div>
    </section>
  );
}
