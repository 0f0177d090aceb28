export { EmptyLibrary } from './EmptyLibrary.tsx';
export { isTyping, listenToKeys } from './keys.ts';
export { focusList, focusPane, focusReader, focusSoon } from './panes.ts';
export { ThemePicker } from './ThemePicker.tsx';
export { useLayout } from './use-layout.ts';
export { listenToDrops } from './drops.ts';
