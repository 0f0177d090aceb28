import { Coffee, Monitor, Moon, Sun } from 'lucide-react';
import { t } from '../../../shared/strings/index.ts';
import { setSettings, THEMES, useSettings } from '../../stores/settings.ts';
import { ChoiceMenu } from '../../ui/Menu.tsx';
import styles from './ThemePicker.module.css';

const ICONS = { system: Monitor, light: Sun, sepia: Coffee, dark: Moon } as const;
const OPTIONS = THEMES.map((value) => ({ value, label: t.shell.themes[value] }));

/** Which theme the window wears; opens the four there are. In the rail it is its icon alone. */
export function ThemePicker() {
  const theme = useSettings((state) => state.theme);
  const Icon = ICONS[theme];
  return (
    <ChoiceMenu
      label={t.shell.themeIs(t.shell.themes[theme])}
      className={styles['picker']}
      trigger={
        <>
          <Icon size={16} strokeWidth={1.75} aria-hidden />
          <span>{t.shell.themes[theme]}</span>
        </>
      }
      options={OPTIONS}
      chosen={theme}
      onChoose={(chosen) => setSettings({ theme: chosen })}
    />
  );
}
