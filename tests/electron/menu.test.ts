import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { template, type MenuHost } from '../../electron/menu.ts';
import { COMMANDS, type Command } from '../../shared/commands.ts';
import { speak } from '../../shared/strings/index.ts';

vi.mock('electron', () => ({ Menu: {} }));

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
const none = { undo: null, redo: null, keys: {} };
const nothing = () => undefined;
const host = (part: Partial<MenuHost>): MenuHost => ({
  state: none,
  recents: [],
  run: nothing,
  openRecent: nothing,
  clearRecents: nothing,
  ...part,
});

describe('template', () => {
  it.each([true, false])('has every command that names a menu, once (macOS: %s)', (mac) => {
    const ids = flat(template(host({}), mac)).map(({ id }) => id);
    for (const { id, menu } of COMMANDS as readonly Command[]) {
      expect(ids.filter((one) => one === id)).toHaveLength(menu ? 1 : 0);
    }
  });

  it('leaves the keys to the page, and shows no bare letter on macOS', () => {
    const items = flat(template(host({}), true)).filter(({ accelerator }) => accelerator);
    expect(items.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true);
    expect(items.filter(({ accelerator }) => !/^(CmdOrCtrl\+|F\d)/.test(String(accelerator)))).toEqual([]);
  });

  it('says what undo and redo would do, and runs the command', () => {
    const ran: string[] = [];
    const items = flat(
      template(host({ state: { ...none, undo: 'Star' }, run: (id) => ran.push(id) }), false),
    );
    const undo = items.find(({ id }) => id === 'undo');
    expect(undo?.label).toBe('Undo Star');
    expect(items.find(({ id }) => id === 'redo')?.label).toBe('Redo');
    undo?.click?.({} as never, undefined, {} as never);
    expect(ran).toEqual(['undo']);
  });

  it('is in the language that is spoken when it is built', () => {
    speak('zh');
    const labels = flat(template(host({ state: { ...none, undo: '添加了高亮' } }), false)).map(
      ({ label }) => label,
    );
    speak('en');
    expect(labels).toEqual(expect.arrayContaining(['文件', '设置…', '撤销：添加了高亮']));
  });

  it('opens a recent file by its id, shows its name as it is, and clears the list', () => {
    const done: string[] = [];
    const items = flat(
      template(
        host({
          recents: [{ id: 'a', name: 'R&D.eml' }],
          openRecent: (id) => done.push(id),
          clearRecents: () => done.push('cleared'),
        }),
        false,
      ),
    );
    const recent = items.find(({ id }) => id === 'recent.a');
    expect(recent?.label).toBe('R&&D.eml');
    for (const id of ['recent.a', 'recent.clear'])
      items.find((each) => each.id === id)?.click?.({} as never, undefined, {} as never);
    expect(done).toEqual(['a', 'cleared']);
    expect(flat(template(host({}), false)).map(({ id }) => id)).not.toContain('recent.clear');
  });

  it('shares the open paper on macOS, and nothing where none is open', () => {
    const shared = (mac: boolean, share: string | null) =>
      flat(template(host({ state: { ...none, share } }), mac)).filter(({ role }) => role === 'shareMenu');
    expect(shared(true, 'A title, https://doi.org/10.1000/182')).toMatchObject([
      { sharingItem: { texts: ['A title, https://doi.org/10.1000/182'] } },
    ]);
    expect([...shared(true, null), ...shared(false, 'A title')]).toEqual([]);
  });
});
