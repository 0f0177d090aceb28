import { languageFor, speak, type Language } from '../../../shared/strings/index.ts';
import { bridge } from '../../bridge.ts';
import { useSettings } from '../../stores/settings.ts';
import { speakInWorkers } from '../../workers/index.ts';

const TAGS = { en: 'en', zh: 'zh-Hans' } as const satisfies Record<Language, string>;

/**
 * Speaks the language of the settings from now on, everywhere: here, in the workers and in the menu. `draw` draws the window
 * again, from its root: nothing is mounted anew, so what is typed and what has the focus stay. Answers a function that stops it.
 */
export function followLanguage(draw: () => void): () => void {
  let spoken: Language | null = null;
  const turn = (): void => {
    const { language: chosen } = useSettings.getState();
    const language = chosen === 'system' ? languageFor(navigator.languages) : chosen;
    if (language === spoken) return;
    spoken = language;
    speak(language);
    document.documentElement.lang = TAGS[language];
    void bridge.setLanguage(language);
    speakInWorkers(language);
    draw();
  };
  turn();
  addEventListener('languagechange', turn);
  const stop = useSettings.subscribe(turn);
  return () => {
    removeEventListener('languagechange', turn);
    stop();
  };
}
