import type { WatchedFolder, WatchedState } from '../../../shared/watched.ts';
import { bridge } from '../../bridge.ts';
import { setDesk } from '../../stores/desk.ts';
import { importOffer } from '../import/index.ts';

const keep = (watched: WatchedState): void => setDesk({ watched });

/** Opens the digests that wait, one after another. */
export const lookThrough = async (): Promise<void> => importOffer(await bridge.takeWatched());

/** Puts away what waits: it is not offered again. */
export const putAway = async (): Promise<void> => keep(await bridge.dismissWatched());

/** Asks for a folder and watches it. */
export const addFolder = async (): Promise<void> => keep(await bridge.addWatchedFolder());

/** Changes how a folder is watched. */
export const changeFolder = async (
  { id, mode, polling }: WatchedFolder,
  part: Partial<Pick<WatchedFolder, 'mode' | 'polling'>>,
): Promise<void> => keep(await bridge.changeWatchedFolder({ id, mode, polling, ...part }));

/** Watches a folder no longer. Nothing in it or of it is deleted. */
export const forgetFolder = async (id: string): Promise<void> => keep(await bridge.forgetWatchedFolder(id));

/** Offers what was in a folder before it was watched. */
export const offerOlder = async (id: string): Promise<void> => keep(await bridge.offerOlder(id));
