// `ipcMain`, and the channel between it and the preload world of one page.
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { codec } from './codec.ts';
import { contextBridge } from './context-bridge.mjs';
import { preloadWorld } from './preload-world.mjs';
import { event } from './room.mjs';
import { fromHttp } from './scheme.mjs';

const { enc, dec } = codec();

class IpcMain extends EventEmitter {
  handlers = new Map();
  handle(channel, handler) {
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
  removeHandler(channel) {
    this.handlers.delete(channel);
  }
}

/** `ipcMain` as the app sees it. */
export const ipcMain = new IpcMain();

/** The channel of a window: `attach` once its page is there; what is delivered before the preload runs waits. */
export function openChannel(window, preload) {
  const key = window._key;
  const names = {
    binding: `${key}_b`,
    deliver: `${key}_d`,
    file: `${key}_f`,
    fileToken: `${key}:file:`,
    toIsolated: `${key}_i`,
    toMain: `${key}_m`,
    platform: process.platform,
    versions: { electron: process.versions.electron, node: process.versions.node },
  };
  const tokens = new RegExp(`"${names.fileToken}(\\d+)"`, 'g');
  let world = null;
  let waiting = [];

  const put = (text) => {
    const expression = `${names.deliver}(${JSON.stringify(text)})`;
    window._cdp.send('Runtime.evaluate', { expression, contextId: world }).then(
      ({ exceptionDetails: thrown }) => {
        if (thrown)
          console.error('stand-in: an ipc listener threw', thrown.exception?.description ?? thrown.text);
      },
      () => {}, // the page went
    );
  };
  const deliver = (message) => {
    const text = enc(message);
    if (world === null) waiting.push(text);
    else put(text);
  };

  /** webUtils tokens become the paths that Chromium itself holds. */
  const withPaths = async (payload, contextId) => {
    const paths = new Map();
    for (const [, index] of payload.matchAll(tokens)) {
      const expression = `${names.file}(${index})`;
      const { result } = await window._cdp.send('Runtime.evaluate', { expression, contextId });
      const { path } = await window._cdp.send('DOM.getFileInfo', { objectId: result.objectId });
      paths.set(index, path);
    }
    return payload.replace(tokens, (_token, index) => JSON.stringify(paths.get(index) ?? ''));
  };

  const receive = async ({ payload, executionContextId }) => {
    const message = dec(await withPaths(payload, executionContextId));
    if (message.k === 'hello') {
      world = executionContextId;
      const texts = waiting;
      waiting = [];
      texts.forEach(put);
    } else if (executionContextId !== world) {
      return; // a page that is no longer there
    } else if (message.k === 'preload-error') {
      console.error(`stand-in: the preload threw ${message.m}`);
      window.webContents.emit('preload-error', event(), preload, new Error(message.m));
    } else if (message.k === 'send') {
      ipcMain.emit(message.ch, ipcEvent(window), ...message.args);
    } else if (message.k === 'invoke') {
      deliver({ k: 'reply', id: message.id, ...(await invoke(window, message)) });
    }
  };

  return {
    deliver,
    pause: () => (world = null),
    world: () => world,
    names,
    async attach() {
      if (!preload) return;
      const cdp = window._cdp;
      const source = await readFile(preload, 'utf8');
      const { binding, toMain, toIsolated } = names;
      cdp.on('Runtime.bindingCalled', (call) => {
        if (call.name === binding) void receive(call).catch((error) => console.error('stand-in: ipc', error));
      });
      await cdp.send('Runtime.addBinding', { name: binding, executionContextName: binding });
      await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
        source: `if (window.top === window) (${contextBridge.toString()})(${JSON.stringify(toMain)}, ${JSON.stringify(toIsolated)});`,
      });
      await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
        worldName: binding,
        source: `{
          const names = ${JSON.stringify(names)};
          const run = function (require, process, module) { const exports = module.exports; ${source}\n};
          (${preloadWorld.toString()})({ ...names, run }, ${codec.toString()}, ${contextBridge.toString()});
        }`,
      });
    },
  };
}

async function invoke(window, { ch, args }) {
  const handler = ipcMain.handlers.get(ch);
  try {
    if (!handler) throw new Error(`No handler registered for '${ch}'`);
    return { ok: true, v: await handler(ipcEvent(window), ...args) };
  } catch (error) {
    return { ok: false, v: String(error) };
  }
}

function ipcEvent(window) {
  const url = fromHttp(window._page.url());
  const senderFrame = { url, parent: null, isDestroyed: () => false };
  return { sender: window.webContents, senderFrame, processId: 1, frameId: 1, ports: [] };
}
