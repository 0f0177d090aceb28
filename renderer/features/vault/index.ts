export { openVault, vaultCommands } from './commands.ts';
export { followVault } from './runner.ts';
export { matchesVault, VaultSetting } from './VaultSetting.tsx';
export { VaultSheet } from './VaultSheet.tsx';
