// What the rooms share: events as Electron shapes them, the refusal of what is not there, and the record of what left the app.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of the app that runs, and its package.json. */
export const root = resolve(process.env['STANDIN_APP'] ?? '.');
export const pkg = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Whether the window shows on a screen. */
export const headed = process.env['STANDIN_HEADED'] === '1';

/** The same object, except that reading a member which the stand-in does not have throws with its name. */
export function only(what, target) {
  return new Proxy(target, {
    get(object, key) {
      if (!(key in object) && typeof key !== 'symbol' && key !== 'then' && key !== 'toJSON') {
        throw new Error(`stand-in: electron ${what}.${key} is not implemented`);
      }
      const value = Reflect.get(object, key, object);
      return typeof value === 'function' && what !== 'electron' ? value.bind(object) : value;
    },
  });
}

/** An event that can be prevented. */
export function event(fields = {}) {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
    ...fields,
  };
}
