import { Star } from 'lucide-react';
import { displayText, displayTitle } from '../../../shared/display.ts';
import type { PaperDetail } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { useWatch } from '../../storage/use-watch.ts';
import { useSettings } from '../../stores/settings.ts';
import { Prose } from '../math/index.ts';
import { NoteEditor } from '../notes/index.ts';
import { Abstract, Appearances, Chips, MarkPopover } from '../reader/index.ts';
import { WatchChips } from '../watch/index.ts';
import styles from './Deck.module.css';

const NONE: readonly string[] = [];

interface CardProps {
  readonly paper: PaperDetail;
  /** All of the paper is read; until then its texts alone are. */
  readonly isRead: boolean;
  readonly noting: boolean;
  readonly onOpenLink: (url: string) => void;
}

/** One paper of the deck, to be read and marked as in the reader. */
export function Card({ paper, isRead, noting, onOpenLink }: CardProps) {
  const { latexSource, lineStyles } = useSettings();
  const facts = [paper.venue === undefined ? '' : displayTitle(paper.venue), paper.published ?? ''].filter(
    Boolean,
  );
  return (
    <article className={styles['card']} data-lines={lineStyles}>
      {isRead ? <Appearances paper={paper} /> : <p className={styles['facts']}>&nbsp;</p>}
      <h1 dir="auto">
        <Prose text={displayTitle(paper.title)} raw={latexSource} />
      </h1>
      {paper.authors.length > 0 && (
        <p className={styles['authors']} dir="auto">
          {displayText(paper.authors.map(({ name }) => name).join(', '))}
        </p>
      )}
      {facts.length > 0 && (
        <p className={styles['facts']} dir="auto">
          {facts.join(' · ')}
        </p>
      )}
      <p className={styles['state']}>
        {paper.starred && (
          <span>
            <Star size={13} strokeWidth={1.75} fill="currentColor" aria-hidden /> {t.shell.starred}
          </span>
        )}
        {paper.verdict !== 'inbox' && <span>{t.common.verdicts[paper.verdict]}</span>}
      </p>
      <WatchChips matches={useWatch().matches(paper)} />
      <Chips paper={paper} onOpenLink={onOpenLink} />
      <Abstract paper={paper} terms={NONE} raw={latexSource} onOpenLink={onOpenLink} />
      {isRead && (noting || paper.note !== '') && (
        <section className={styles['note']}>
          <h2>{t.reader.note}</h2>
          <NoteEditor
            owner={{ paperId: paper.id }}
            stored={{ text: paper.note, rev: paper.noteRev }}
            label={t.reader.noteOnPaper}
            onOpenLink={onOpenLink}
          />
        </section>
      )}
      <MarkPopover paper={paper} />
    </article>
  );
}
