import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { CommandId } from '../../shared/commands.ts';

interface RecentCommands {
  /** What was run from the palette, the latest first, each once. */
  readonly ids: readonly CommandId[];
}

const MOST = 12;

/** The commands run last, in local storage beside the settings of the window: a habit, nothing that the reader wrote. */
export const useRecentCommands = create<RecentCommands>()(
  persist((): RecentCommands => ({ ids: [] }), { name: 'lectern.commands', version: 1 }),
);

/** Remembers that a command was run from the palette. */
export function rememberCommand(id: CommandId): void {
  useRecentCommands.setState(({ ids }) => ({
    ids: [id, ...ids.filter((each) => each !== id)].slice(0, MOST),
  }));
}
