// `dialog` and `shell`. With a screen: Chromium's own chooser and message boxes, the system's own browser. Without: nothing happens.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';
import { theApp } from './app.mjs';
import { headed, only } from './room.mjs';

const OPENERS = { darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'], linux: ['xdg-open'] };

/** `dialog` as the app sees it. */
export const dialog = only('dialog', {
  showOpenDialog: (window, options) =>
    headed ? choose(window, options) : Promise.resolve({ canceled: true, filePaths: [] }),
  showSaveDialog: (window, options) =>
    headed ? save(window, options) : Promise.resolve({ canceled: true, filePath: '' }),
  async showMessageBox(window, { message, detail = '', buttons = ['OK'], cancelId = 0 }) {
    if (!headed) return { response: cancelId, checkboxChecked: false };
    const text = `${message}\n\n${detail}\n\n${buttons[1 - cancelId] ?? buttons[0]}?`;
    const { result } = await window._cdp.send('Runtime.evaluate', {
      expression: `confirm(${JSON.stringify(text)})`,
      returnByValue: true,
    });
    return { response: result.value ? 1 - cancelId : cancelId, checkboxChecked: false };
  },
  showErrorBox: (title, content) => console.error(`${title}: ${content}`),
});

/** `shell` as the app sees it. */
export const shell = only('shell', {
  async openExternal(url) {
    if (headed) await systemOpens(url);
  },
  openPath: (path) =>
    headed
      ? systemOpens(path).then(
          () => '',
          (error) => error.message,
        )
      : Promise.resolve(''),
});

function systemOpens(target) {
  const [command, ...args] = OPENERS[process.platform] ?? OPENERS.linux;
  return new Promise((done, failed) => {
    const child = spawn(command, [...args, target], { stdio: 'ignore', detached: true });
    child.once('error', failed);
    child.once('spawn', done);
    child.unref();
  });
}

/** Chromium tells no page where it saves: a name in the downloads folder that is not taken, if the reader agrees. */
async function save(window, { defaultPath = 'file' }) {
  const folder = theApp.getPath('downloads');
  const { name, ext } = parse(basename(defaultPath));
  mkdirSync(folder, { recursive: true });
  let filePath = join(folder, `${name}${ext}`);
  for (let n = 2; existsSync(filePath); n++) filePath = join(folder, `${name} ${n}${ext}`);
  const { result } = await window._cdp.send('Runtime.evaluate', {
    expression: `confirm(${JSON.stringify(filePath)})`,
    returnByValue: true,
  });
  return result.value ? { canceled: false, filePath } : { canceled: true, filePath: '' };
}

/** Chromium's file chooser, opened by a click of ours in the preload world; its File objects become paths again. */
async function choose(window, { properties = [], filters = [] }) {
  const extensions = filters.some((filter) => filter.extensions.includes('*'))
    ? ''
    : filters.flatMap((filter) => filter.extensions.map((one) => `.${one}`)).join();
  const wantsFolder = properties.includes('openDirectory');
  const contextId = window._channel.world();
  const held = `${window._channel.names.file}_chosen`;
  const evaluate = async (expression, more = {}) =>
    (await window._cdp.send('Runtime.evaluate', { expression, contextId, ...more })).result;
  const count = await evaluate(
    `new Promise((done) => {
      const input = document.createElement('input');
      Object.assign(input, { type: 'file', multiple: ${properties.includes('multiSelections')}, webkitdirectory: ${wantsFolder}, accept: '${extensions}' });
      input.onchange = () => { globalThis.${held} = [...input.files]; done(input.files.length); };
      input.oncancel = () => done(0);
      input.click();
    })`,
    { userGesture: true, awaitPromise: true, returnByValue: true },
  );
  // Chromium's chooser of folders names the files in one; of an empty one nothing comes back.
  if (wantsFolder && count.value > 0) {
    const { objectId } = await evaluate(`${held}[0]`);
    const { path } = await window._cdp.send('DOM.getFileInfo', { objectId });
    const inside = (await evaluate(`${held}[0].webkitRelativePath`)).value.split('/').length - 1;
    const folder = Array.from({ length: inside }).reduce(dirname, path);
    return { canceled: false, filePaths: [folder] };
  }
  const filePaths = [];
  for (let index = 0; index < count.value; index++) {
    const { objectId } = await evaluate(`${held}[${index}]`);
    filePaths.push((await window._cdp.send('DOM.getFileInfo', { objectId })).path);
  }
  return { canceled: filePaths.length === 0, filePaths };
}
