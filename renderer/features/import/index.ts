export { cancelImport, importOffer, importPasted, importSample } from './commands.ts';
export { ImportScreen } from './ImportScreen.tsx';
export { useImport } from './use-import.ts';
