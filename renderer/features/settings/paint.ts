import { bridge } from '../../bridge.ts';
import { setSettings, THEMES, useSettings, type Settings, type Theme } from '../../stores/settings.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** What each theme is called in `tokens.css`, by day and by night. */
const PAINTED: Readonly<Record<Theme, readonly [day: string, night: string]>> = {
  system: ['light', 'dark'],
  light: ['light', 'light'],
  sepia: ['sepia', 'sepia'],
  dark: ['dark', 'dark'],
  contrast: ['contrast-light', 'contrast-dark'],
};

/** What main is told, for what the system draws: menus, scroll bars, the frame of the window. */
const TOLD = { system: 'system', light: 'light', sepia: 'light', dark: 'dark', contrast: 'system' } as const;

/** The name in `tokens.css` of what a theme looks like now. */
export const paintedAs = (theme: Theme): string => PAINTED[theme][dark.matches ? 1 : 0];

/** Gives the window the looks of the settings as they change, and follows the system where they say so. Answers a function that stops it. */
export function followLooks(): () => void {
  const paint = (): void => wear(useSettings.getState());
  const tell = (theme: Theme): void => void bridge.setTheme(TOLD[theme]);
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

function wear(settings: Settings): void {
  const { dataset, style } = document.documentElement;
  dataset['theme'] = paintedAs(settings.theme);
  dataset['readerFont'] = settings.readerFont;
  dataset['motion'] = settings.motion;
  style.setProperty('--reading-size', `${settings.fontSize}px`);
  style.setProperty('--reading-line', String(settings.lineHeight));
  style.setProperty('--measure', String(settings.measure));
  style.setProperty('--list-size', `${settings.listSize}px`);
}

/** The next theme, and round again. */
export function nextTheme(): void {
  const at = THEMES.indexOf(useSettings.getState().theme);
  setSettings({ theme: THEMES[(at + 1) % THEMES.length] ?? 'system' });
}
