/** The way of a digest into the library: read, looked through, added. */
export {
  cancelImport,
  importOffer,
  importOpening,
  importPasted,
  importSample,
  startImport,
} from './commands.ts';
export { importArrived } from './unattended.ts';
export { ImportScreen } from './ImportScreen.tsx';
export { useImport } from './use-import.ts';
