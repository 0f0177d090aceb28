import { RotateCcw, Search } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { t } from '../../../shared/strings/index.ts';
import { settingsFor, type Setting, type SettingId, type Settings } from '../../stores/setting-table.ts';
import { DEFAULTS, resetSettings, setSettings, useSettings } from '../../stores/settings.ts';
import { setView, useView } from '../../stores/view.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { matchesSync, SyncSetting } from '../sync/index.ts';
import { matchesVault, VaultSetting } from '../vault/index.ts';
import { Control } from './Control.tsx';
import { findSettings, settingLabel, sheetsFor } from './find.ts';
import { Preview } from './Preview.tsx';
import styles from './SettingsSheet.module.css';

const ICON = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Every setting of the table, found by words, changed at once, and given its first value back alone or with all others. */
export function SettingsSheet({ onClose }: { readonly onClose: () => void }) {
  const asked = useView((state) => state.settingsQuery);
  const [query, setQuery] = useState(asked);
  /** What *Reset all* took away, while it can be taken back. */
  const [before, setBefore] = useState<Pick<Settings, SettingId> | null>(null);
  const [said, say] = useState('');
  const find = useRef<HTMLInputElement>(null);
  const settings = useSettings();
  const found = findSettings(settingsFor(settings), query);
  const more = sheetsFor(query);
  const change = (part: Partial<Settings>): void => {
    setBefore(null);
    setSettings(part);
  };
  return (
    <Sheet title={t.settings.title} width={860} initialFocus={find} onClose={onClose}>
      <div className={styles['find']}>
        <Search {...ICON} />
        <input
          ref={find}
          type="text"
          dir="auto"
          spellCheck={false}
          aria-label={t.settings.find}
          placeholder={t.settings.find}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            say(t.settings.found(findSettings(settingsFor(settings), event.target.value).length));
          }}
        />
      </div>
      <div className={styles['columns']}>
        <div className={styles['groups']}>
          {found.length === 0 && more.length === 0 && !matchesVault(query) && !matchesSync(query) && (
            <p className={styles['none']}>{t.settings.none(query)}</p>
          )}
          {[...Map.groupBy(found, ({ group }) => group)].map(([group, rows]) => (
            <section key={group}>
              <h2>{t.settings.groups[group]}</h2>
              {rows.map((setting) => (
                <Row
                  key={setting.id}
                  setting={setting}
                  value={settings[setting.id]}
                  onChange={change}
                  onReset={() => {
                    resetSettings([setting.id]);
                    find.current?.focus();
                  }}
                />
              ))}
            </section>
          ))}
          <VaultSetting query={query} />
          <SyncSetting query={query} />
          {more.length > 0 && (
            <section>
              <h2>{t.settings.more}</h2>
              <div className={styles['more']}>
                {more.map(({ overlay, label }) => (
                  <Button key={overlay} onClick={() => setView({ overlay })}>
                    {label}
                  </Button>
                ))}
              </div>
            </section>
          )}
        </div>
        <Preview />
      </div>
      <footer className={styles['foot']}>
        <span role="status">{before === null ? '' : t.settings.wasReset}</span>
        <Button
          onClick={() => {
            if (before === null) setBefore(resetSettings());
            else change(before);
          }}
        >
          {before === null ? t.settings.resetAll : t.common.undo}
        </Button>
      </footer>
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </Sheet>
  );
}

interface RowProps {
  readonly setting: Setting;
  readonly value: Settings[SettingId];
  readonly onChange: (part: Partial<Settings>) => void;
  readonly onReset: () => void;
}

function Row({ setting, value, onChange, onReset }: RowProps) {
  const id = useId();
  const hint = t.settings.hints[setting.id];
  return (
    <div className={styles['row']} data-setting={setting.id}>
      <div className={styles['words']}>
        {setting.id === 'theme' ? (
          <span id={`${id}label`}>{settingLabel(setting)}</span>
        ) : (
          <label htmlFor={id}>{settingLabel(setting)}</label>
        )}
        {hint !== '' && <p id={`${id}hint`}>{hint}</p>}
      </div>
      <Control
        setting={setting}
        value={value}
        id={id}
        describedBy={hint === '' ? undefined : `${id}hint`}
        onChange={(next) => onChange({ [setting.id]: next })}
      />
      <span className={styles['reset']}>
        {value !== DEFAULTS[setting.id] && (
          <IconButton
            label={t.settings.reset(settingLabel(setting))}
            icon={<RotateCcw {...ICON} />}
            onClick={onReset}
          />
        )}
      </span>
    </div>
  );
}
