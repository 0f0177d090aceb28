/**
 * Which command is at work, so that every step can say by what it was made without being told by each caller. There is one
 * place where commands run, and most of what they write they begin before they first wait; whatever goes on later says so again.
 */
import type { CommandId } from '../../shared/commands.ts';

let acting: CommandId | null = null;

/** Runs `act` as a command: what it begins to write before it first waits is told to be by that. */
export function asCommand<T>(id: CommandId, act: () => T): T {
  const before = acting;
  acting = id;
  try {
    return act();
  } finally {
    acting = before;
  }
}

/** The command at work at this moment; null for what was done by hand, or by itself. */
export const actingCommand = (): CommandId | null => acting;
