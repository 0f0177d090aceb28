import type { CommandId } from '../../../shared/commands.ts';
import { setView } from '../../stores/view.ts';

/** Opens the watch words, with what is selected in a text as the next one. */
function edit(): void {
  const selection = getSelection();
  const text = selection?.anchorNode?.parentElement?.closest('[data-abstract], main h1');
  setView({ overlay: 'watch', watchText: text ? String(selection) : '' });
}

/** What the commands of watch words run. */
export const watchCommands = { 'watch.edit': edit } satisfies Partial<Record<CommandId, () => void>>;
