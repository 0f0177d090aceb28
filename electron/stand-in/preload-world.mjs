/**
 * The isolated world in which the preload runs; its source text runs in the page. `config` names what crosses to Node.
 * Only what a sandboxed preload may have is there; everything else throws by name.
 */
export function preloadWorld(config, codec, contextBridge) {
  if (
    window.top !== window ||
    location.protocol === 'about:' ||
    location.hostname === 'boot.standin.localhost'
  )
    return;
  const { enc, dec } = codec();
  const binding = globalThis[config.binding];
  const send = (message) => binding(enc(message));
  const listeners = new Map();
  const pending = new Map();
  const files = [];
  let last = 0;

  const reply = ({ id, ok, v }) => {
    const waiting = pending.get(id);
    pending.delete(id);
    if (ok) waiting.resolve(v);
    else waiting.reject(new Error(`Error invoking remote method '${waiting.channel}': ${v}`));
  };
  globalThis[config.deliver] = (text) => {
    const message = dec(text);
    if (message.k === 'reply') reply(message);
    else for (const listener of listeners.get(message.ch) ?? []) listener({ ports: [] }, ...message.args);
  };
  globalThis[config.file] = (index) => files[index];

  const ipcRenderer = {
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        pending.set(id, { resolve, reject, channel });
        try {
          send({ k: 'invoke', id, ch: channel, args });
        } catch (error) {
          pending.delete(id);
          reject(error);
        }
      }),
    send: (channel, ...args) => send({ k: 'send', ch: channel, args }),
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off: (channel, listener) => {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((one) => one !== listener),
      );
      return ipcRenderer;
    },
  };
  const refusing = (name, target) =>
    new Proxy(target, {
      get(object, key) {
        if (key in object) return object[key];
        throw new Error(`stand-in: ${name}.${String(key)} is not available in a sandboxed preload`);
      },
    });
  const webUtils = {
    getPathForFile: (file) => {
      if (!(file instanceof File)) throw new TypeError('getPathForFile: not a File');
      return `${config.fileToken}${files.push(file) - 1}`;
    },
  };
  const { expose } = contextBridge(config.toIsolated, config.toMain);
  const electron = refusing('electron', {
    ipcRenderer: refusing('ipcRenderer', ipcRenderer),
    webUtils: refusing('webUtils', webUtils),
    contextBridge: refusing('contextBridge', { exposeInMainWorld: expose }),
  });
  const require = (id) => {
    if (id === 'electron' || id === 'electron/renderer') return electron;
    throw new Error(`module not found: ${id} (sandboxed preload)`);
  };
  const { platform, versions } = config;
  const process = {
    type: 'renderer',
    platform,
    sandboxed: true,
    contextIsolated: true,
    versions,
    env: {},
    argv: [],
  };

  send({ k: 'hello' });
  try {
    config.run(require, process, { exports: {} });
  } catch (error) {
    send({ k: 'preload-error', m: String(error?.stack ?? error) });
  }
}
