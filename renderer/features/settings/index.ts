export { findSettings, optionNames, settingLabel } from './find.ts';
export { followLanguage } from './language.ts';
export { followLooks, nextTheme } from './paint.ts';
export { SettingsSheet } from './SettingsSheet.tsx';
