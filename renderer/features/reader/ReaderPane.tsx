import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import { displayText, displayTitle } from '../../../shared/display.ts';
import type { PaperDetail } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { plainText } from '../../../shared/tex/index.ts';
import { paperDetail, type Done } from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { useWatch } from '../../storage/use-watch.ts';
import { useSettings } from '../../stores/settings.ts';
import { Prose } from '../math/index.ts';
import { WhySection } from '../learnt/index.ts';
import { focusReader } from '../shell/index.ts';
import { GistField, LinkedFrom, NoteEditor, rememberOpen } from '../notes/index.ts';
import { flushTexts } from '../writing/index.ts';
import { WatchChips } from '../watch/index.ts';
import { Abstract } from './Abstract.tsx';
import { AbstractChanges } from './AbstractChanges.tsx';
import { Appearances } from './Appearances.tsx';
import { setOpenPaper } from './commands.ts';
import { Chips } from './Chips.tsx';
import { Connections } from './Connections.tsx';
import { EditedFields } from './EditedFields.tsx';
import { FindBar } from './FindBar.tsx';
import { MarkPopover } from './MarkPopover.tsx';
import styles from './Reader.module.css';
import { ReaderBar } from './ReaderBar.tsx';
import { RelatedPapers } from './RelatedPapers.tsx';

/** More links than this are no help, and a hostile page has thousands. */
const MOST_LINKS = 100;

interface ReaderPaneProps {
  readonly paperId: string | null;
  readonly terms: readonly string[];
  readonly fontSize: number;
  /** Nothing else shows: focus mode. */
  readonly alone: boolean;
  /** Shown over a paper of the trash. */
  readonly trashed: ReactNode;
  readonly onCommand: (id: CommandId) => void;
  readonly onDone: (done: Done) => void;
  readonly onOpenLink: (url: string) => void;
}

/** The right pane: one paper to read, mark and think about. */
export function ReaderPane(props: ReaderPaneProps) {
  const { paperId, terms, fontSize, alone, trashed, onCommand, onOpenLink } = props;
  const { latexSource, lineStyles } = useSettings();
  const watch = useWatch();
  const paper = useQuery(async () => (paperId === null ? null : paperDetail(paperId)), [paperId]);
  // Before it is seen: keys that follow are about it.
  useLayoutEffect(() => setOpenPaper(paper ?? null, onOpenLink), [paper, onOpenLink]);
  useEffect(() => {
    document.title = paper
      ? `${plainText(displayTitle(paper.title))} – ${t.common.appName}`
      : t.common.appName;
  }, [paper]);
  useEffect(() => {
    if (paper) rememberOpen({ paperId: paper.id, title: paper.title });
  }, [paper]);
  useEffect(() => () => void flushTexts(), [paperId]);
  // The page of the paper before is gone, and with it what had the focus: it goes to this one.
  const inPage = useRef(false);
  const shown = paper?.id;
  useEffect(() => {
    if (shown !== undefined && inPage.current && document.activeElement === document.body) focusReader();
  }, [shown]);
  if (!paper) {
    return (
      <main className={styles['reader']} aria-label={t.reader.paper}>
        <p className={styles['nothing']}>{paperId === null ? t.reader.nothingOpen : ''}</p>
      </main>
    );
  }
  return (
    <main
      className={styles['reader']}
      aria-label={t.reader.paper}
      data-pane="reader"
      data-lines={lineStyles}
      data-alone={alone}
    >
      <ReaderBar paper={paper} fontSize={fontSize} alone={alone} onCommand={onCommand} />
      {paper.isTrashed && trashed}
      <FindBar paper={paper} />
      <div key={paper.id} className={styles['scroll']} data-scroller="">
        <article
          className={styles['page']}
          onFocus={() => (inPage.current = true)}
          onBlur={() => (inPage.current = false)}
        >
          <Appearances paper={paper} />
          <h1 dir="auto" lang="">
            <Prose text={displayTitle(paper.title)} raw={latexSource} />
          </h1>
          {paper.authors.length > 0 && (
            <p className={styles['authors']} dir="auto" lang="">
              {displayText(paper.authors.map((author) => author.name).join(', '))}
            </p>
          )}
          <Facts paper={paper} />
          <WatchChips matches={watch.matches(paper)} />
          <WhySection paperId={paper.id} />
          <Chips paper={paper} onOpenLink={onOpenLink} />
          <EditedFields paper={paper} />
          <Abstract paper={paper} terms={terms} raw={latexSource} onOpenLink={onOpenLink} />
          <AbstractChanges paper={paper} />
          <Links paper={paper} onOpenLink={onOpenLink} />
          <section className={styles['gistSection']}>
            <h2>{t.notes.gist}</h2>
            <GistField paper={paper} />
          </section>
          <section className={styles['noteSection']}>
            <h2>{t.reader.note}</h2>
            <NoteEditor
              owner={{ paperId: paper.id }}
              stored={{ text: paper.note, rev: paper.noteRev }}
              label={t.reader.noteOnPaper}
              onOpenLink={onOpenLink}
            />
          </section>
          <LinkedFrom paperId={paper.id} />
          <Connections paper={paper} onOpenLink={onOpenLink} />
          <RelatedPapers paperId={paper.id} />
        </article>
      </div>
      <MarkPopover paper={paper} />
    </main>
  );
}

/** Where and when it was published, and what it is called elsewhere. */
function Facts({ paper }: { readonly paper: PaperDetail }) {
  const { venue, published, ids } = paper;
  const facts = [
    ...(venue === undefined ? [] : [displayTitle(venue)]),
    ...(published === undefined ? [] : [published]),
    ...(ids.arxiv === undefined ? [] : [`${t.papers.fields.arxiv}:${ids.arxiv}`]),
    ...(ids.doi === undefined ? [] : [`${t.papers.fields.doi}:${ids.doi}`]),
    ...(ids.pmid === undefined ? [] : [`${t.papers.fields.pmid}:${ids.pmid}`]),
  ];
  if (facts.length === 0) return null;
  return (
    <p className={styles['facts']} dir="auto" lang="">
      {facts.join(' · ')}
    </p>
  );
}

function Links({
  paper,
  onOpenLink,
}: {
  readonly paper: PaperDetail;
  readonly onOpenLink: (url: string) => void;
}) {
  if (paper.urls.length === 0) return null;
  return (
    <ul className={styles['links']}>
      {paper.urls.slice(0, MOST_LINKS).map(({ url }) => (
        <li key={url}>
          <button type="button" onClick={() => onOpenLink(url)}>
            {displayTitle(url.replace(/^https?:\/\//, ''))}
          </button>
        </li>
      ))}
    </ul>
  );
}
