import { useId } from 'react';
import { t } from '../../../shared/strings/index.ts';
import { within, type Setting, type Settings } from '../../stores/setting-table.ts';
import { optionNames } from './find.ts';
import styles from './SettingsSheet.module.css';

export interface ControlProps<S extends Setting = Setting> {
  readonly setting: S;
  readonly value: Settings[Setting['id']];
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly onChange: (value: string | number | boolean) => void;
}

/** What changes one setting: pictures for the theme, a list for other choices, a slider or a switch. */
export function Control({ setting, ...rest }: ControlProps) {
  if (setting.id === 'theme') return <Themes {...rest} setting={setting} />;
  if (setting.kind === 'range') return <Slider {...rest} setting={setting} />;
  if (setting.kind === 'switch') return <Switch {...rest} setting={setting} />;
  return (
    <select
      className={styles['choice']}
      aria-labelledby={rest.labelledBy}
      aria-describedby={rest.describedBy}
      value={String(rest.value)}
      onChange={(event) => rest.onChange(event.target.value)}
    >
      {optionNames(setting).map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Slider(props: ControlProps<Extract<Setting, { kind: 'range' }>>) {
  const { setting, value, labelledBy, describedBy, onChange } = props;
  const words = t.settings.units[setting.unit](Number(value));
  return (
    <div className={styles['slider']}>
      <input
        type="range"
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-valuetext={words}
        min={setting.min}
        max={setting.max}
        step={setting.step}
        value={Number(value)}
        onChange={(event) => onChange(within(setting, event.target.valueAsNumber))}
      />
      <output>{words}</output>
    </div>
  );
}

function Switch({ value, labelledBy, describedBy, onChange }: ControlProps) {
  return (
    <input
      type="checkbox"
      role="switch"
      aria-checked={value === true}
      className={styles['switch']}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      checked={value === true}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}

/** Each theme as a small page in its own colours. */
function Themes({ setting, value, labelledBy, describedBy, onChange }: ControlProps) {
  const name = useId();
  return (
    <div
      className={styles['themes']}
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      {optionNames(setting).map(([theme, label]) => (
        <label key={theme}>
          <input
            type="radio"
            name={name}
            value={theme}
            checked={value === theme}
            onChange={() => onChange(theme)}
          />
          <Page theme={theme} />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

function Page({ theme }: { readonly theme: string }) {
  const sides = theme === 'system' || theme === 'contrast' ? ['day', 'night'] : ['day'];
  const name = (side: string): string =>
    theme === 'system'
      ? side === 'day'
        ? 'light'
        : 'dark'
      : theme === 'contrast'
        ? `contrast-${side === 'day' ? 'light' : 'dark'}`
        : theme;
  return (
    <span className={styles['pages']} aria-hidden>
      {sides.map((side) => (
        <span key={side} className={styles['page']} data-theme={name(side)}>
          <b />
          <i />
          <i />
          <i />
        </span>
      ))}
    </span>
  );
}
