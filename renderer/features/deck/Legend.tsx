import { COMMANDS, type Command, type CommandId } from '../../../shared/commands.ts';
import type { Paper } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { useKeyLabel } from '../../stores/keys.ts';
import { Key } from '../../ui/Kbd.tsx';
import styles from './Deck.module.css';

const all: readonly Command[] = COMMANDS;
const VERDICTS = all.filter(({ group, keys: [key] }) => group === 'triage' && key?.length === 1);

interface LegendProps {
  readonly paper: Paper;
  readonly run: (id: CommandId) => void;
}

/** The verdicts with their keys, to be read and to be pressed. */
export function Legend({ paper, run }: LegendProps) {
  const shown = VERDICTS.filter(({ id }) => id !== 'paper.inbox' || paper.verdict !== 'inbox');
  return (
    <footer className={styles['legend']}>
      <div role="group" aria-label={t.deck.verdicts}>
        {shown.map(({ id }) => (
          <KeyButton key={id} id={id} label={labelOf(id, paper)} run={run} />
        ))}
      </div>
      <div role="group" aria-label={t.deck.moves}>
        <KeyButton id="list.next" label={t.deck.pass} run={run} />
        <KeyButton id="undo" label={t.common.undo} run={run} />
      </div>
    </footer>
  );
}

interface KeyButtonProps {
  readonly id: CommandId;
  readonly label: string;
  readonly run: (id: CommandId) => void;
}

function KeyButton({ id, label, run }: KeyButtonProps) {
  const keyLabel = useKeyLabel();
  return (
    <button type="button" onClick={() => run(id)}>
      <Key of={keyLabel(id)} /> {label}
    </button>
  );
}

/** What a verdict does to this paper, in a word. */
function labelOf(id: CommandId, paper: Paper): string {
  if (id === 'paper.out') return isTouched(paper) ? t.commands[id] : t.deck.skip;
  if (id === 'paper.star') return paper.starred ? t.deck.unstar : t.commands[id];
  if (id === 'paper.list') return t.shell.footerList;
  if (id === 'paper.read') return paper.read ? t.deck.markUnread : t.deck.markRead;
  return t.commands[id];
}

/** Then `E` is *Done*, not *Skip*. */
const isTouched = ({ verdict, starred, hasNote, gist, highlights, listNames }: Paper): boolean =>
  verdict !== 'inbox' || starred || hasNote || gist !== '' || highlights.length > 0 || listNames.length > 0;
