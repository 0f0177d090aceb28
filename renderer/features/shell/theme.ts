import { bridge } from '../../bridge.ts';
import { setSettings, THEMES, useSettings, type Theme } from '../../stores/settings.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Paints the theme of the settings, follows the system where it is *system*, and tells main. Answers a function that stops it. */
export function followTheme(): () => void {
  const paint = (): void => {
    const { theme } = useSettings.getState();
    document.documentElement.dataset['theme'] =
      theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  const tell = (theme: Theme): void => void bridge.setTheme(theme === 'sepia' ? 'light' : theme);
  paint();
  tell(useSettings.getState().theme);
  dark.addEventListener('change', paint);
  const stop = useSettings.subscribe((now, before) => {
    paint();
    if (now.theme !== before.theme) tell(now.theme);
  });
  return () => {
    dark.removeEventListener('change', paint);
    stop();
  };
}

/** System, light, sepia, dark, and round again. */
export function nextTheme(): void {
  const at = THEMES.indexOf(useSettings.getState().theme);
  setSettings({ theme: THEMES[(at + 1) % THEMES.length] ?? 'system' });
}
