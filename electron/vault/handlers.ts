/** The mirror's methods of the contract: main chooses, keeps and watches the folder; the window says what its files should hold. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { dialog, shell, type BrowserWindow } from 'electron';
import { text, record } from '../arguments.ts';
import { guarded } from '../library/disk-problem.ts';
import { disk } from '../library/disk.ts';
import type { Log } from '../log.ts';
import { ok, type Result } from '../../shared/problem.ts';
import { t } from '../../shared/strings/index.ts';
import type { VaultBridge, VaultStatus } from '../../shared/vault/contract.ts';
import { documents, settled, vaultWish } from './arguments.ts';
import { openBases } from './bases.ts';
import { openFolder } from './folder.ts';
import { createMirror, type Mirror } from './mirror.ts';
import { NO_VAULT, readVaultSettings, writeVaultSettings, type VaultSettings } from './settings-file.ts';
import { watchFolder } from './watch.ts';

/** Taking what a stranger might send. */
export type VaultHandlers = {
  readonly [M in keyof VaultBridge]: (argument: unknown) => ReturnType<VaultBridge[M]>;
};

export interface VaultHost {
  readonly userData: string;
  readonly window: () => BrowserWindow | null;
  /** Something in the folder changed, or which folder it is. */
  readonly changed: () => void;
  readonly log: Log;
}

const SHOWN_ISSUES = 200;

/** The mirror of a user's data; nothing is touched before the first call. */
export function createVault({ userData, window, changed, log }: VaultHost): VaultHandlers {
  const at = join(userData, 'vault');
  const settingsFile = join(at, 'vault.json');
  /** Each folder has bases of its own: they are of use again when it is chosen again. */
  const basesOf = (folder: string): string =>
    join(at, `bases-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.jsonl`);
  let settings: Promise<VaultSettings> | null = null;
  let mirror: Promise<Mirror> | null = null;
  let stopWatching: (() => void) | null = null;
  let isGone = false;
  let last: Promise<unknown> = Promise.resolve();

  const known = (): Promise<VaultSettings> => (settings ??= readVaultSettings(settingsFile));
  const change = async (part: Partial<VaultSettings>): Promise<void> => {
    const next = { ...(await known()), ...part };
    await writeVaultSettings(settingsFile, next);
    settings = Promise.resolve(next);
  };
  const opened = async (folder: string): Promise<Mirror> => {
    stopWatching ??= watchFolder(folder, changed);
    mirror ??= openBases(basesOf(folder)).then((bases) => createMirror(openFolder(folder), bases));
    return mirror;
  };
  const close = (): void => {
    stopWatching?.();
    stopWatching = null;
    mirror = null;
    isGone = false;
  };
  /** One call after another: each reads what the one before it wrote. */
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const next = last.then(run, run);
    last = next.catch(() => undefined);
    return next;
  };
  const status = async (): Promise<VaultStatus> => {
    const { folder, paused, scope, cursor } = await known();
    const now = folder === null || mirror === null ? null : await mirror;
    const issues = now?.issues() ?? [];
    return {
      name: folder === null ? null : basename(folder),
      state: folder === null ? 'off' : paused ? 'paused' : isGone ? 'gone' : 'on',
      scope,
      files: now?.files() ?? 0,
      issues: issues.slice(0, SHOWN_ISSUES),
      moreIssues: Math.max(0, issues.length - SHOWN_ISSUES),
      writtenAt: now?.touched.writtenAt ?? null,
      readAt: now?.touched.readAt ?? null,
      cursor,
    };
  };
  /** Runs a step on the mirror; what fails in it is a value, and so is that there is none. */
  const on = <T>(none: T, run: (opened: Mirror) => Promise<T>): Promise<Result<T>> =>
    inTurn(async () => {
      const { folder, paused } = await known();
      if (folder === null || paused) return ok(none);
      return guarded(disk, folder, async () => ok(await run(await opened(folder))));
    });

  return {
    vaultStatus: () => inTurn(status),
    chooseVault: () =>
      inTurn(async () => {
        const owner = window();
        if (!owner) return ok(null);
        const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
          title: t.desktop.chooseVault,
          properties: ['openDirectory', 'createDirectory'],
        });
        const [folder] = filePaths;
        if (canceled || folder === undefined) return ok(null);
        return guarded(disk, folder, async () => {
          close();
          await disk.makeFolder(at);
          await change({ ...NO_VAULT, scope: (await known()).scope, folder });
          await opened(folder);
          changed();
          return ok(await status());
        });
      }),
    setVault: (wish) =>
      inTurn(async () => {
        const { paused, scope } = vaultWish(wish);
        // Other papers: all are looked at.
        const isOther = scope !== (await known()).scope;
        await change({ paused, scope, ...(isOther ? { cursor: null } : {}) });
        if (paused) close();
        changed();
        return status();
      }),
    stopVault: () =>
      inTurn(async () => {
        close();
        await change(NO_VAULT);
        return status();
      }),
    async scanVault() {
      const scanned = await on<readonly string[]>([], async (now) => {
        const found = await now.scan();
        isGone = found === null;
        // A watch ends with its folder.
        if (isGone) {
          stopWatching?.();
          stopWatching = null;
        }
        return found ?? [];
      });
      if (!scanned.ok) return scanned;
      return ok({ status: await inTurn(status), changed: scanned.value });
    },
    exchangeVault(wish) {
      const given = documents(record(wish)['documents']);
      return on([], async (now) => (isGone ? [] : now.exchange(given)));
    },
    settleVault(wish) {
      const given = settled(record(wish)['settled']);
      return on(null, async (now) => {
        await now.settle(given);
        return null;
      });
    },
    followedVault: (cursor) =>
      inTurn(async () => {
        const given = text(cursor);
        const { folder, paused } = await known();
        if (folder !== null && !paused && !isGone) await change({ cursor: given });
        return status();
      }),
    rewriteVault: () => on<readonly string[]>([], (now) => now.rewrite()),
    async openVaultFolder() {
      const { folder } = await known();
      const failure = folder === null ? '' : await shell.openPath(folder);
      if (failure !== '') log.error(`the folder of the mirror could not be opened: ${failure}`);
    },
  };
}
