import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { BRIDGE_EVENTS, BRIDGE_METHODS } from '../shared/bridge.ts';

/** Of a list only real files cross, as paths that Chromium vouches for: a page cannot name one. */
const pathsOf = (list: readonly unknown[]) =>
  list.flatMap((file) => (file instanceof File ? webUtils.getPathForFile(file) || [] : []));

const invoke =
  (method: string) =>
  (argument: unknown): Promise<unknown> =>
    ipcRenderer.invoke(`bridge:${method}`, Array.isArray(argument) ? pathsOf(argument) : argument);

const on = (event: string, listener: (payload: unknown) => void): (() => void) => {
  if (!Object.hasOwn(BRIDGE_EVENTS, event)) throw new TypeError(`bridge: no event ${event}`);
  const heard = (_event: unknown, payload: unknown): void => listener(payload);
  ipcRenderer.on(`bridge-event:${event}`, heard);
  return () => void ipcRenderer.off(`bridge-event:${event}`, heard);
};

const methods = Object.keys(BRIDGE_METHODS).map((method) => [method, invoke(method)]);
contextBridge.exposeInMainWorld('bridge', { ...Object.fromEntries(methods), on });
