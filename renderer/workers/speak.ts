import { speak, type Language } from '../../shared/strings/index.ts';

/** What every worker understands: the language of the labels that it writes. A worker has a catalogue of its own. */
export interface SpeakApi {
  speak(language: Language): Promise<void>;
}

export const speakApi: SpeakApi = { speak: async (language) => speak(language) };
