import { t } from '../../../shared/strings/index.ts';
import { setSettings, THEMES, useSettings } from '../../stores/settings.ts';
import styles from './ThemePicker.module.css';

/** Four words, one of them chosen. */
export function ThemePicker() {
  const theme = useSettings((state) => state.theme);
  return (
    <label className={styles['picker']}>
      <span className="visually-hidden">{t.shell.theme}</span>
      <select
        value={theme}
        onChange={(event) => {
          const chosen = THEMES.find((each) => each === event.target.value);
          if (chosen) setSettings({ theme: chosen });
        }}
      >
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {t.shell.themes[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
