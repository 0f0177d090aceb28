import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { template } from '../../electron/menu.ts';
import { COMMANDS, type Command } from '../../shared/commands.ts';
import { speak } from '../../shared/strings/index.ts';

vi.mock('electron', () => ({ Menu: {} }));

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
const none = { undo: null, redo: null, keys: {} };

describe('template', () => {
  it.each([true, false])('has every command that names a menu, once (macOS: %s)', (mac) => {
    const ids = flat(template(none, () => undefined, mac)).map(({ id }) => id);
    for (const { id, menu } of COMMANDS as readonly Command[]) {
      expect(ids.filter((one) => one === id)).toHaveLength(menu ? 1 : 0);
    }
  });

  it('leaves the keys to the page, and shows no bare letter on macOS', () => {
    const items = flat(template(none, () => undefined, true)).filter(({ accelerator }) => accelerator);
    expect(items.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true);
    expect(items.filter(({ accelerator }) => !/^(CmdOrCtrl\+|F\d)/.test(String(accelerator)))).toEqual([]);
  });

  it('says what undo and redo would do, and runs the command', () => {
    const ran: string[] = [];
    const items = flat(template({ undo: 'Star', redo: null, keys: {} }, (id) => ran.push(id), false));
    const undo = items.find(({ id }) => id === 'undo');
    expect(undo?.label).toBe('Undo Star');
    expect(items.find(({ id }) => id === 'redo')?.label).toBe('Redo');
    undo?.click?.({} as never, undefined, {} as never);
    expect(ran).toEqual(['undo']);
  });

  it('is in the language that is spoken when it is built', () => {
    speak('zh');
    const labels = flat(template({ undo: '添加了高亮', redo: null, keys: {} }, () => undefined, false)).map(
      ({ label }) => label,
    );
    speak('en');
    expect(labels).toEqual(expect.arrayContaining(['文件', '设置…', '撤销：添加了高亮']));
  });
});
