import { useSyncExternalStore } from 'react';
import { importState, subscribe, type ImportState } from './import-state.ts';

/** The running import. */
export const useImport = (): ImportState => useSyncExternalStore(subscribe, importState);
