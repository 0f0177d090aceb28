import { Coffee, Contrast, Monitor, Moon, Sun } from 'lucide-react';
import { t } from '../../../shared/strings/index.ts';
import { setSettings, THEMES, useSettings } from '../../stores/settings.ts';
import { ChoiceMenu } from '../../ui/Menu.tsx';
import styles from './ThemePicker.module.css';

const ICONS = { system: Monitor, light: Sun, sepia: Coffee, dark: Moon, contrast: Contrast } as const;

/** Which theme the window wears; opens those there are. In the rail it is its icon alone. */
export function ThemePicker() {
  const theme = useSettings((state) => state.theme);
  const Icon = ICONS[theme];
  const names = t.settings.options.theme;
  return (
    <ChoiceMenu
      label={t.shell.themeIs(names[theme])}
      className={styles['picker']}
      trigger={
        <>
          <Icon size={16} strokeWidth={1.75} aria-hidden />
          <span>{names[theme]}</span>
        </>
      }
      options={THEMES.map((value) => ({ value, label: names[value] }))}
      chosen={theme}
      onChoose={(chosen) => setSettings({ theme: chosen })}
    />
  );
}
