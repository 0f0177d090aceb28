import { useId } from 'react';
import { t } from '../../../shared/strings/index.ts';
import { within, type Setting, type Settings } from '../../stores/setting-table.ts';
import { optionNames } from './find.ts';
import styles from './SettingsSheet.module.css';

export interface ControlProps<S extends Setting = Setting> {
  readonly setting: S;
  readonly value: Settings[Setting['id']];
  /** Of the control, for its label; the label of a group has it with `label` behind. */
  readonly id: string;
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
      id={rest.id}
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
  const { setting, value, id, describedBy, onChange } = props;
  const words = t.settings.units[setting.unit](Number(value));
  return (
    <div className={styles['slider']}>
      <input
        type="range"
        id={id}
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

function Switch({ value, id, describedBy, onChange }: ControlProps) {
  return (
    <input
      type="checkbox"
      role="switch"
      aria-checked={value === true}
      className={styles['switch']}
      id={id}
      aria-describedby={describedBy}
      checked={value === true}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}

/** Each theme as a small page in its own colours. */
function Themes({ setting, value, id, describedBy, onChange }: ControlProps) {
  const name = useId();
  return (
    <div
      className={styles['themes']}
      role="radiogroup"
      aria-labelledby={`${id}label`}
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
