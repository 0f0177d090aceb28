import { Link2, ListIcon, Newspaper, NotebookPen, PenLine, Star } from 'lucide-react';
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, type MouseEvent } from 'react';
import { displayTitle } from '../../../shared/display.ts';
import type { Labels, Paper, TagMark } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { plainText } from '../../../shared/tex/index.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { useWhy, WhyLine, whyText } from '../learnt/index.ts';
import { TagDot } from '../../ui/TagDot.tsx';
import { useWatch } from '../../storage/use-watch.ts';
import { WatchChips, watchReasons } from '../watch/index.ts';
import styles from './PaperRow.module.css';

/** Characters of the abstract that two lines hold, and some more. */
const SNIPPET = 220;
const ICON = { size: 13, strokeWidth: 1.75 } as const;

interface PaperRowProps {
  readonly paper: Paper;
  /** Compact: the title alone, in one line. */
  readonly density: 'comfortable' | 'compact';
  readonly domId: string;
  readonly position: number;
  readonly of: number;
  readonly open: boolean;
  readonly selected: boolean;
  readonly onPick: (event: MouseEvent) => void;
  readonly dragIds: () => readonly string[];
}

/** One paper in the list: title, the start of its abstract, and marks only where there is something. No controls inside. */
export function PaperRow(props: PaperRowProps) {
  const { paper, density, domId, position, of, open, selected, onPick, dragIds } = props;
  const labels = useLabels();
  const why = useWhy(paper.id);
  const watched = useWatch().matches(paper);
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = row.current;
    return element ? draggable({ element, getInitialData: () => ({ paperIds: dragIds() }) }) : undefined;
  });
  return (
    <div
      ref={row}
      id={domId}
      role="option"
      aria-selected={selected || open}
      aria-posinset={position}
      aria-setsize={of}
      aria-description={[describePaper(paper, labels), watchReasons(watched), whyText(why)]
        .filter(Boolean)
        .join(', ')}
      className={styles['row']}
      data-density={density}
      data-open={open}
      data-selected={selected}
      data-unread={!paper.read}
      data-watched={watched.some(({ word }) => word.effect === 'highlight')}
      onClick={onPick}
    >
      <div className={styles['title']} dir="auto" lang="">
        {plainText(displayTitle(paper.title))}
      </div>
      {density === 'compact' ? null : paper.gist !== '' ? (
        <div className={styles['gist']} dir="auto" lang="" aria-hidden>
          <PenLine {...ICON} /> {displayTitle(paper.gist)}
        </div>
      ) : paper.abstract === '' ? null : (
        <div className={styles['snippet']} dir="auto" lang="" aria-hidden>
          {plainText(paper.abstract.slice(0, 2 * SNIPPET)).slice(0, SNIPPET)}
        </div>
      )}
      {density === 'comfortable' && <WhyLine paperId={paper.id} />}
      <div aria-hidden>
        <WatchChips matches={watched} />
      </div>
      {density === 'comfortable' && <Marks paper={paper} />}
    </div>
  );
}

function Marks({ paper }: { readonly paper: Paper }) {
  const code = paper.urls.some((url) => url.kind === 'code');
  const [list, ...more] = paper.listNames;
  if (
    !code &&
    !paper.starred &&
    !paper.hasNote &&
    !list &&
    paper.tags.length === 0 &&
    paper.highlights.length === 0 &&
    paper.digestCount < 2
  )
    return null;
  return (
    <div className={styles['marks']} aria-hidden>
      {paper.starred && <Star {...ICON} className={styles['star']} />}
      {list && (
        <span>
          <ListIcon {...ICON} />
          <span className={styles['name']} dir="auto" lang="">
            {list}
          </span>
          {more.length > 0 && `+${more.length}`}
        </span>
      )}
      <Tags tags={paper.tags} />
      {paper.highlights.length > 0 && (
        <span>
          <span className={styles['ticks']}>
            {paper.highlights.slice(0, 6).map((color, n) => (
              // eslint-disable-next-line react/no-array-index-key -- ticks have no identity of their own
              <i key={n} data-color={color} />
            ))}
          </span>
          {paper.highlights.length}
        </span>
      )}
      {paper.hasNote && (
        <span>
          <NotebookPen {...ICON} /> {t.shell.note}
        </span>
      )}
      {code && (
        <span>
          <Link2 {...ICON} /> {t.shell.code}
        </span>
      )}
      {paper.digestCount > 1 && (
        <span>
          <Newspaper {...ICON} /> {t.shell.inDigests(paper.digestCount)}
        </span>
      )}
    </div>
  );
}

/** The first two tags, and how many more there are. */
function Tags({ tags }: { readonly tags: readonly TagMark[] }) {
  const shown = tags.slice(0, 2);
  return (
    <>
      {shown.map(({ id, name, color }) => (
        <span key={id}>
          <TagDot color={color} />
          <span className={styles['name']} dir="auto">
            {name}
          </span>
        </span>
      ))}
      {tags.length > shown.length && <span>{`+${tags.length - shown.length}`}</span>}
    </>
  );
}

function describePaper(paper: Paper, labels: Labels): string {
  return [
    paper.read ? '' : t.shell.unread,
    paper.starred ? t.shell.starred : '',
    paper.highlights.length > 0 ? t.shell.highlightedAs(paper.highlights.map((each) => labels[each])) : '',
    paper.hasNote ? t.shell.note : '',
    paper.gist === '' ? '' : t.notes.yourGist(displayTitle(paper.gist)),
    paper.tags.length > 0 ? t.tags.tagged(paper.tags.map(({ name }) => name)) : '',
    paper.listNames.length > 0 ? t.shell.listedIn(paper.listNames) : '',
  ]
    .filter(Boolean)
    .join(', ');
}
