import { dirname } from 'node:path';
import { disk, once, replaceFile } from '../library/disk.ts';
import { VAULT_SCOPES, type VaultScope } from '../../shared/vault/contract.ts';

/** What this machine knows of its mirror. The folder's path never leaves main. */
export interface VaultSettings {
  readonly folder: string | null;
  readonly paused: boolean;
  readonly scope: VaultScope;
  /** Up to which commit the files follow the library. */
  readonly cursor: string | null;
}

export const NO_VAULT: VaultSettings = { folder: null, paused: false, scope: 'touched', cursor: null };

/** Reads the settings of a file; none where it is not there or does not read. */
export async function readVaultSettings(path: string): Promise<VaultSettings> {
  if ((await disk.size(path)) === null) return NO_VAULT;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(await disk.read(path)));
    if (typeof value !== 'object' || value === null) return NO_VAULT;
    const { folder, paused, scope, cursor } = value as Readonly<Record<keyof VaultSettings, unknown>>;
    return {
      folder: typeof folder === 'string' ? folder : null,
      paused: paused === true,
      scope: VAULT_SCOPES.find((each) => each === scope) ?? NO_VAULT.scope,
      cursor: typeof cursor === 'string' ? cursor : null,
    };
  } catch {
    return NO_VAULT;
  }
}

/** Puts the settings in their file. */
export async function writeVaultSettings(path: string, settings: VaultSettings): Promise<void> {
  await disk.makeFolder(dirname(path));
  await replaceFile(disk, path, once(JSON.stringify(settings)));
}
