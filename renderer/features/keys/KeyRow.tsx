import { ChevronDown, X } from 'lucide-react';
import { formatKey, type CommandId } from '../../../shared/commands.ts';
import { clash } from '../../../shared/keys/chord.ts';
import { presetKeys, type Clash } from '../../../shared/keys/key-map.ts';
import { t } from '../../../shared/strings/index.ts';
import { useKeys } from '../../stores/keys.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { resetCommand, removeKey } from './commands.ts';
import styles from './KeysSheet.module.css';
import { Recorder } from './Recorder.tsx';

interface KeyRowProps {
  readonly id: CommandId;
  readonly mac: boolean;
  readonly open: boolean;
  /** Where its keys are another command's too. */
  readonly clashes: readonly Clash[];
  readonly onOpen: () => void;
}

/** One command with its keys; opened, what can be done with them. */
export function KeyRow({ id, mac, open, clashes, onOpen }: KeyRowProps) {
  const { own, map } = useKeys();
  const mine = own.keys[id];
  const preset = presetKeys(own.preset, id);
  const label = (key: string): string => formatKey(key, mac);
  const keys = mine ?? map[id];
  const given = mine === undefined && preset.some((key) => !map[id].includes(key)) && own.single;
  return (
    <div className={styles['row']}>
      <button type="button" className={styles['head']} aria-expanded={open} onClick={onOpen}>
        <span>{t.commands[id]}</span>
        {mine !== undefined && <small>{t.keys.changed}</small>}
        {map[id].length === 0 && <small>{t.keys.none}</small>}
        {map[id].map((key) => (
          <Kbd key={key}>{label(key)}</Kbd>
        ))}
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
      </button>
      {clashes.map((each) => {
        const other = each.id === id ? each.with : each.id;
        return (
          <p key={`${each.key} ${other}`} className={styles['clash']}>
            {t.keys.clash(t.commands[other], label(each.key))}
          </p>
        );
      })}
      {open && (
        <div className={styles['edit']}>
          {keys.map((key) => (
            <button
              type="button"
              key={key}
              className={styles['remove']}
              aria-label={t.keys.remove(label(key))}
              title={t.keys.remove(label(key))}
              onClick={() => void removeKey(id, key)}
            >
              <Kbd>{label(key)}</Kbd>
              <X size={13} strokeWidth={1.75} aria-hidden />
            </button>
          ))}
          <Recorder id={id} mac={mac} />
          {mine !== undefined && (
            <Button variant="quiet" onClick={() => void resetCommand(id)}>
              {t.keys.reset(preset.map(label).join(', '))}
            </Button>
          )}
          {given && <small>{t.keys.gaveWay(gaveWayTo(id, preset, own.keys))}</small>}
        </div>
      )}
    </div>
  );
}

/** The command to which the reader gave a key of this one. */
function gaveWayTo(
  id: CommandId,
  preset: readonly string[],
  keys: Readonly<Partial<Record<CommandId, readonly string[]>>>,
): string {
  const found = (Object.entries(keys) as [CommandId, readonly string[]][]).find(
    ([other, own]) => other !== id && own.some((key) => preset.some((each) => clash(key, each))),
  );
  return found === undefined ? '' : t.commands[found[0]];
}
