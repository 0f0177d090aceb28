import type { WindowBridge } from '../shared/bridge.ts';

declare global {
  interface Window {
    readonly bridge: WindowBridge;
  }
}

/** The way to the main process. This module alone reads `window.bridge`; everyone else imports it. */
export const bridge: WindowBridge = window.bridge;
