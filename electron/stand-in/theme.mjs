// `nativeTheme`.
import { EventEmitter } from 'node:events';
import { browser } from './browser.mjs';
import { only } from './room.mjs';

let source = 'system';

class NativeTheme extends EventEmitter {
  get themeSource() {
    return source;
  }
  set themeSource(value) {
    source = value;
    for (const window of browser.windows) void window._page?.emulateMedia({ colorScheme: colorScheme() });
    this.emit('updated');
  }
  get shouldUseDarkColors() {
    return source === 'dark';
  }
}

/** What pages see; null leaves the system's own choice. */
export function colorScheme() {
  return source === 'system' ? null : source;
}

/** `nativeTheme` as the app sees it. */
export const nativeTheme = only('nativeTheme', new NativeTheme());
