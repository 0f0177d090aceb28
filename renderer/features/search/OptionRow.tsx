import {
  FileText,
  Highlighter,
  History,
  FolderOpen,
  ListFilter,
  Rows3,
  Settings,
  SquarePen,
  SquareTerminal,
  TextCursorInput,
  Zap,
} from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { displayTitle } from '../../../shared/display.ts';
import { t } from '../../../shared/strings/index.ts';
import { useKeyLabel } from '../../stores/keys.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { Marked } from './Marked.tsx';
import type { SearchOption } from './options.ts';
import type { OfferedCommand } from './palette.ts';
import styles from './SearchBox.module.css';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
/** Made once: an icon that is made anew is drawn anew, and the rows of each key had more of that than of words. */
const ICONS = {
  paper: <FileText {...ICON} />,
  note: <SquarePen {...ICON} />,
  highlight: <Highlighter {...ICON} />,
  place: <FolderOpen {...ICON} />,
  setting: <Settings {...ICON} />,
  complete: <TextCursorInput {...ICON} />,
  recent: <History {...ICON} />,
  filter: <ListFilter {...ICON} />,
  all: <Rows3 {...ICON} />,
  save: <Zap {...ICON} />,
  command: <SquareTerminal {...ICON} />,
} as const;

interface OptionRowProps {
  readonly id: string;
  readonly option: SearchOption;
  readonly selected: boolean;
  readonly editing: boolean;
  readonly onPick: (option: SearchOption) => void;
}

/** One row of the box's list. */
export const OptionRow = memo(function OptionRow({ id, option, selected, editing, onPick }: OptionRowProps) {
  return (
    <div
      id={id}
      className={styles['row']}
      role="option"
      aria-selected={selected}
      aria-disabled={option.kind === 'command' && option.command.why !== null ? true : undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPick(option)}
    >
      <Content option={option} editing={editing} />
    </div>
  );
});

function Content({ option, editing }: { readonly option: SearchOption; readonly editing: boolean }) {
  switch (option.kind) {
    case 'command':
      return <CommandLine command={option.command} />;
    case 'place':
      return <Line icon={ICONS.place} text={option.place.name} side={option.place.side} />;
    case 'setting':
      return <Line icon={ICONS.setting} text={option.setting.name} side={option.setting.side} />;
    case 'complete': {
      const { kind, operator, label } = option.completion;
      const side = kind === 'operator' ? t.search.operatorHints[operator] : `${operator}:`;
      return <Line icon={ICONS.complete} text={label} side={side} />;
    }
    case 'recent':
      return <Line icon={ICONS.recent} text={option.query} />;
    case 'loosen': {
      const { part, how, total, more } = option.loosened;
      return (
        <Line
          icon={ICONS.filter}
          text={t.search.loosen[how](part)}
          side={more ? t.search.foundMore(total) : t.search.found(total)}
        />
      );
    }
    case 'narrow':
      return <Line icon={ICONS.filter} text={t.search.onlyThese(option.count)} />;
    case 'all':
      return (
        <Line
          icon={ICONS.all}
          text={t.search.allResults}
          side={
            <span aria-hidden>
              <Kbd>⇧↵</Kbd>
            </span>
          }
        />
      );
    case 'save':
      return <Line icon={ICONS.save} text={editing ? t.search.saveRules : t.search.saveAs} />;
    case 'row': {
      const { row } = option;
      return (
        <>
          {ICONS[row.kind]}
          <span className={styles['texts']}>
            <span className={styles['text']} dir="auto" lang="">
              <Marked text={row.text} spans={row.textMarks} />
            </span>
            {(row.under !== '' || row.fields.length > 0) && (
              <span className={styles['under']}>
                <span dir="auto" lang="">
                  <Marked text={row.under} spans={row.underMarks} />
                </span>
                {row.fields.length > 0 && (
                  <span className={styles['side']}>
                    {row.fields.map((field) => t.search.fields[field]).join(' · ')}
                  </span>
                )}
              </span>
            )}
          </span>
        </>
      );
    }
  }
}

function CommandLine({ command: { id, name, why } }: { readonly command: OfferedCommand }) {
  const key = useKeyLabel()(id);
  return (
    <Line icon={ICONS.command} text={name} side={why ?? (key === null ? undefined : <Kbd>{key}</Kbd>)} />
  );
}

function Line({
  icon,
  text,
  side,
}: {
  readonly icon: ReactNode;
  readonly text: string;
  readonly side?: ReactNode;
}) {
  return (
    <>
      {icon}
      <span className={styles['texts']}>
        <span className={styles['text']} dir="auto" lang="">
          {displayTitle(text)}
        </span>
      </span>
      {side !== undefined && <span className={styles['side']}>{side}</span>}
    </>
  );
}
