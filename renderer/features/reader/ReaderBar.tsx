import { ALargeSmall, Ellipsis, ListPlus, Maximize2, Minimize2, Star } from 'lucide-react';
import { COLOR_COMMANDS, type CommandId } from '../../../shared/commands.ts';
import { HIGHLIGHT_COLORS, type PaperDetail, type Verdict } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { plainText } from '../../../shared/tex/index.ts';
import { useKeyLabel, withKey } from '../../stores/keys.ts';
import { useSettings } from '../../stores/settings.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { IconButton } from '../../ui/Button.tsx';
import button from '../../ui/Button.module.css';
import { Menu } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import styles from './ReaderBar.module.css';
import { Swatch } from './Swatch.tsx';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
const VERDICTS: readonly { readonly verdict: Verdict; readonly command: CommandId }[] = [
  { verdict: 'inbox', command: 'paper.inbox' },
  { verdict: 'later', command: 'paper.later' },
  { verdict: 'reading', command: 'paper.reading' },
  { verdict: 'done', command: 'paper.out' },
];

interface ReaderBarProps {
  readonly paper: PaperDetail;
  readonly fontSize: number;
  /** Whether the paper is alone in the window: focus mode. */
  readonly alone: boolean;
  readonly onCommand: (id: CommandId) => void;
}

/** The bar over a paper: where it stands, its title once that has scrolled away, and what can be done with it. */
export function ReaderBar({ paper, fontSize, alone, onCommand }: ReaderBarProps) {
  const { latexSource, lineStyles } = useSettings();
  const labels = useLabels();
  const keyLabel = useKeyLabel();
  const entry = (id: CommandId) => ({
    label: t.commands[id],
    key: keyLabel(id),
    run: () => onCommand(id),
  });
  return (
    <header className={styles['bar']}>
      <div className={styles['verdicts']} role="group" aria-label={t.reader.verdict}>
        {VERDICTS.map(({ verdict, command }) => (
          <button
            type="button"
            key={verdict}
            aria-pressed={paper.verdict === verdict || (verdict === 'done' && paper.verdict === 'skipped')}
            title={withKey(t.common.verdicts[verdict], keyLabel(command))}
            onClick={() => onCommand(command)}
          >
            {t.common.verdicts[verdict]}
          </button>
        ))}
      </div>
      <span className={styles['title']} dir="auto" lang="" aria-hidden>
        {plainText(paper.title)}
      </span>
      <div className={styles['tools']}>
        <div className={styles['swatches']}>
          {HIGHLIGHT_COLORS.map((color, n) => (
            <Swatch
              key={color}
              color={color}
              label={t.reader.highlightAs(labels[color])}
              title={withKey(labels[color], keyLabel(COLOR_COMMANDS[n] ?? 'reader.highlight'))}
              onClick={() => onCommand(COLOR_COMMANDS[n] ?? 'reader.highlight')}
            />
          ))}
        </div>
        <IconButton
          label={t.reader.star}
          shortcut={keyLabel('paper.star')}
          pressed={paper.starred}
          icon={<Star {...ICON} fill={paper.starred ? 'currentColor' : 'none'} />}
          onClick={() => onCommand('paper.star')}
        />
        <IconButton
          label={t.reader.addToList}
          shortcut={keyLabel('paper.list')}
          icon={<ListPlus {...ICON} />}
          onClick={() => onCommand('paper.list')}
        />
        <IconButton
          label={t.commands['reader.focus']}
          shortcut={keyLabel('reader.focus')}
          pressed={alone}
          icon={alone ? <Minimize2 {...ICON} /> : <Maximize2 {...ICON} />}
          onClick={() => onCommand('reader.focus')}
        />
        <Popover
          label={t.reader.textSize}
          className={button['icon']}
          trigger={<ALargeSmall {...ICON} size={18} />}
        >
          <TextSize fontSize={fontSize} onCommand={onCommand} />
        </Popover>
        <Menu
          label={t.reader.more}
          align="end"
          className={button['icon']}
          trigger={<Ellipsis {...ICON} />}
          entries={[
            { ...entry('reader.openLink'), disabled: paper.urls.length === 0 },
            entry('reader.copyTitle'),
            entry('paper.copyKey'),
            entry('paper.copyBibtex'),
            entry('paper.copyCitation'),
            entry('paper.copyMarkdown'),
            { ...entry('reader.source'), label: latexSource ? t.reader.hideSource : t.reader.showSource },
            { ...entry('reader.lines'), label: lineStyles ? t.reader.noLines : t.reader.lines },
            entry('labels.name'),
            entry('paper.edit'),
            entry('paper.merge'),
            { ...entry('paper.read'), label: paper.read ? t.reader.markUnread : t.reader.markRead },
          ]}
        />
      </div>
    </header>
  );
}

function TextSize({ fontSize, onCommand }: Omit<ReaderBarProps, 'paper' | 'alone'>) {
  const keyLabel = useKeyLabel();
  return (
    <div className={styles['size']}>
      <button
        type="button"
        aria-label={t.commands['text.smaller']}
        title={withKey(t.commands['text.smaller'], keyLabel('text.smaller'))}
        onClick={() => onCommand('text.smaller')}
      >
        <span className={styles['small']}>A</span>
      </button>
      <output aria-label={t.reader.textSize}>{t.reader.pixels(fontSize)}</output>
      <button
        type="button"
        aria-label={t.commands['text.larger']}
        title={withKey(t.commands['text.larger'], keyLabel('text.larger'))}
        onClick={() => onCommand('text.larger')}
      >
        <span className={styles['large']}>A</span>
      </button>
      <button
        type="button"
        className={styles['reset']}
        title={withKey(t.commands['text.reset'], keyLabel('text.reset'))}
        onClick={() => onCommand('text.reset')}
      >
        {t.commands['text.reset']}
      </button>
    </div>
  );
}
