import { COMMANDS, formatKey, type Command, type CommandGroup } from '../../../shared/commands.ts';
import { t } from '../../../shared/strings/index.ts';
import { useKeys } from '../../stores/keys.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from './HelpSheet.module.css';

const GROUPS = [
  'anywhere',
  'triage',
  'list',
  'reader',
  'highlights',
] as const satisfies readonly CommandGroup[];

/** Every command that has a key, from the one table of commands. */
export function HelpSheet({
  mac,
  onEdit,
  onClose,
}: {
  readonly mac: boolean;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}) {
  const { map, own } = useKeys();
  const commands: readonly Command[] = COMMANDS;
  return (
    <Sheet title={t.shell.keyboard} width={1064} onClose={onClose}>
      <div className={styles['hint']}>
        <p>{own.single ? t.shell.keyboardHint : t.keys.did.singleOff}</p>
        <Button onClick={onEdit}>{t.keys.change}</Button>
      </div>
      <div className={styles['groups']}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h2>{t.shell.groups[group]}</h2>
            <dl>
              {commands
                .filter((command) => command.group === group && !command.quiet && map[command.id].length > 0)
                .map((command) => (
                  <div key={command.id}>
                    <dt>{t.commands[command.id]}</dt>
                    <dd>
                      {map[command.id].slice(0, 2).map((key) => (
                        <Kbd key={key}>{formatKey(key, mac)}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  );
}
