import { displayTitle } from '../../../shared/display.ts';
import type { Connection, PaperDetail } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { connections, splitPaper } from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { announceDone } from '../../stores/activity.ts';
import { setView } from '../../stores/view.ts';
import { NoteEditor } from '../notes/index.ts';
import styles from './Paper.module.css';

interface ConnectionsProps {
  readonly paper: PaperDetail;
  readonly onOpenLink: (url: string) => void;
}

/** The papers that this one stands for, with their notes, and other papers that have to do with it. */
export function Connections({ paper, onOpenLink }: ConnectionsProps) {
  const found = useQuery(async () => connections(paper.id), [paper.id]) ?? [];
  const split = async (id: string): Promise<void> => {
    const done = await splitPaper(id);
    if (done) announceDone(done.label);
  };
  return (
    <>
      {paper.merged.map(({ id, title, note, noteRev }) => (
        <section key={id} className={styles['merged']}>
          <p dir="auto">
            {t.papers.mergedWith(displayTitle(title))} ·{' '}
            <button type="button" className={styles['link']} onClick={() => void split(id)}>
              {t.papers.split}
            </button>
          </p>
          {note !== '' && (
            <NoteEditor
              owner={{ paperId: id }}
              stored={{ text: note, rev: noteRev }}
              label={t.papers.mergedNote(displayTitle(title))}
              onOpenLink={onOpenLink}
            />
          )}
        </section>
      ))}
      {found.length > 0 && (
        <ul className={styles['connections']}>
          {found.map((each) => (
            <li key={each.paperId} dir="auto">
              {labelOf(each)}{' '}
              <button
                type="button"
                className={styles['link']}
                onClick={() =>
                  setView({ paperId: each.paperId, selected: new Set(), anchor: null, terms: [] })
                }
              >
                {displayTitle(each.title)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const ID_NAMES: Readonly<Record<string, string>> = {
  arxiv: 'arXiv',
  doi: 'DOI',
  pmid: 'PubMed',
  pmcid: 'PMC',
};

function labelOf(connection: Connection): string {
  if (connection.kind !== 'shares') return t.papers[connection.kind];
  const [kind = '', ...id] = connection.id.split(':');
  return t.papers.shares(`${ID_NAMES[kind] ?? kind}:${id.join(':')}`);
}
