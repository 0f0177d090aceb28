import { displayTitle } from '../../../shared/display.ts';
import type { Appearance, PaperDetail } from '../../../shared/model.ts';
import { EDITABLE } from '../../../shared/paper-text.ts';
import { t } from '../../../shared/strings/index.ts';
import { goTo } from '../lists/index.ts';
import { day } from './day.ts';
import styles from './Paper.module.css';

/** The source line of a paper, and under it, folded, every digest that it was in. */
export function Appearances({ paper }: { readonly paper: PaperDetail }) {
  const [first, ...others] = paper.appearances;
  if (!first) return <p className={styles['source']}>{t.papers.byHand}</p>;
  const digests = new Set(others.map(({ digestId }) => digestId)).size;
  const notes = [
    ...(others[0] ? [t.papers.alsoIn(displayTitle(others[0].digestName), digests - 1)] : []),
    ...before(paper),
  ];
  return (
    <>
      <p className={styles['source']} dir="auto">
        <strong>
          <DigestLink appearance={first} />
        </strong>
        {facts(first).map((fact) => ` · ${fact}`)}
      </p>
      {notes.length > 0 && (
        <details className={styles['appearances']}>
          <summary>{notes.join(' · ')}</summary>
          <ul aria-label={t.papers.appearances}>
            {paper.appearances.map((each) => (
              <li key={`${each.digestId} ${each.ordinal}`} dir="auto">
                <time>{day(each.date ?? each.importedAt)}</time>
                <span>
                  <DigestLink appearance={each} />
                  {facts(each).map((fact) => ` · ${fact}`)}
                </span>
              </li>
            ))}
          </ul>
          <Provenance paper={paper} />
        </details>
      )}
    </>
  );
}

function DigestLink({ appearance }: { readonly appearance: Appearance }) {
  return (
    <button
      type="button"
      className={styles['link']}
      onClick={() => goTo({ kind: 'digest', id: appearance.digestId })}
    >
      {displayTitle(appearance.digestName)}
    </button>
  );
}

const facts = ({ digestName, ordinal, of, upvotes, section, kind }: Appearance): readonly string[] => [
  t.reader.position(ordinal + 1, of),
  ...(upvotes === undefined ? [] : [t.papers.votes(upvotes)]),
  ...(section === undefined || section === digestName ? [] : [displayTitle(section)]),
  ...(kind === undefined ? [] : [t.papers.kinds[kind]]),
];

/** What the reader decided before the newest digest came, where that put the paper away. */
function before({ verdict, verdictAt, appearances }: PaperDetail): readonly string[] {
  const newest = Math.max(...appearances.map(({ importedAt }) => importedAt));
  if (verdictAt === null || verdictAt >= newest) return [];
  return verdict === 'skipped' || verdict === 'done' ? [t.papers.before[verdict](day(verdictAt))] : [];
}

/** Which digest each field came from, where they came from several. */
function Provenance({ paper }: { readonly paper: PaperDetail }) {
  const byDigest = Map.groupBy(
    EDITABLE.filter((field) => paper.provenance[field] !== undefined),
    (field) => paper.provenance[field],
  );
  if (byDigest.size < 2) return null;
  return [...byDigest].map(([digestId, fields]) => {
    const digest = paper.appearances.find((each) => each.digestId === digestId);
    if (!digest) return null;
    const names = fields.map((field) => t.papers.fields[field]).join(', ');
    return <p key={digestId}>{t.papers.from(names, displayTitle(digest.digestName))}</p>;
  });
}
