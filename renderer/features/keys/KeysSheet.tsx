import { useState } from 'react';
import { COMMANDS, formatKey, type CommandGroup, type CommandId } from '../../../shared/commands.ts';
import { clashesIn } from '../../../shared/keys/key-map.ts';
import { PRESETS } from '../../../shared/keys/presets.ts';
import { byName } from '../../../shared/search/by-name.ts';
import { t } from '../../../shared/strings/index.ts';
import { useKeys } from '../../stores/keys.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { choosePreset, resetAll, switchSingle } from './commands.ts';
import { KeyRow } from './KeyRow.tsx';
import styles from './KeysSheet.module.css';

/** *Change keys*: a preset to begin with, and every command with its keys; press one to give it another. */
export function KeysSheet({ mac, onClose }: { readonly mac: boolean; readonly onClose: () => void }) {
  const { own, map } = useKeys();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<CommandId | null>(null);
  const shown = found(typed, (id) => map[id].map((key) => formatKey(key, mac)));
  const clashes = clashesIn(map);
  const groups = Object.keys(t.shell.groups) as readonly CommandGroup[];
  return (
    <Sheet title={t.keys.title} width={720} onClose={onClose}>
      <div className={styles['top']}>
        <fieldset className={styles['presets']}>
          <legend>{t.keys.preset}</legend>
          {PRESETS.map((preset) => (
            <label key={preset}>
              <input
                type="radio"
                name="preset"
                checked={own.preset === preset}
                onChange={() => void choosePreset(preset)}
              />
              {t.keys.presets[preset]}
            </label>
          ))}
        </fieldset>
        <label className={styles['single']}>
          <input
            type="checkbox"
            checked={own.single}
            onChange={() => void switchSingle()}
            aria-describedby="single-keys-hint"
          />
          {t.keys.single}
        </label>
        <p id="single-keys-hint" className={styles['hint']}>
          {t.keys.singleHint}
        </p>
        <div className={styles['find']}>
          <input
            type="search"
            aria-label={t.keys.find}
            placeholder={t.keys.find}
            value={typed}
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button onClick={() => void resetAll()} disabled={Object.keys(own.keys).length === 0}>
            {t.keys.resetAll}
          </Button>
        </div>
      </div>
      <div className={styles['groups']}>
        {groups.map((group) => {
          const commands = COMMANDS.filter((each) => each.group === group && shown.has(each.id));
          if (commands.length === 0) return null;
          return (
            <section key={group} aria-label={t.shell.groups[group]}>
              <h2>{t.shell.groups[group]}</h2>
              {commands.map(({ id }) => (
                <KeyRow
                  key={id}
                  id={id}
                  mac={mac}
                  open={open === id}
                  clashes={clashes.filter((each) => each.id === id || each.with === id)}
                  onOpen={() => setOpen(open === id ? null : id)}
                />
              ))}
            </section>
          );
        })}
        <p role="status" className={shown.size === 0 ? styles['hint'] : 'visually-hidden'}>
          {shown.size === 0 ? t.keys.nothing : t.keys.count(shown.size)}
        </p>
      </div>
    </Sheet>
  );
}

/** The commands whose titles are like what is typed, and those with that very key. */
function found(typed: string, keysOf: (id: CommandId) => readonly string[]): ReadonlySet<CommandId> {
  const { holding, like } = byName(
    COMMANDS.map(({ id }) => ({ id: id as CommandId, name: t.commands[id] })),
    typed,
  );
  const wanted = typed.trim().toLowerCase();
  const byKey = COMMANDS.filter(({ id }) => keysOf(id).some((key) => key.toLowerCase() === wanted));
  return new Set([...holding, ...like, ...byKey].map(({ id }) => id));
}
