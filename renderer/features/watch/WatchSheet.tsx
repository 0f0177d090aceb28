import { Trash2 } from 'lucide-react';
import { useEffect, useState, type FormEvent } from 'react';
import { displayTitle } from '../../../shared/display.ts';
import { t } from '../../../shared/strings/index.ts';
import { EFFECTS, type Effect, type WatchKind, type WatchWord } from '../../../shared/watch/index.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { useWatch } from '../../storage/use-watch.ts';
import { announceDone } from '../../stores/activity.ts';
import { useView } from '../../stores/view.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { search } from '../../workers/index.ts';
import styles from './WatchSheet.module.css';

const MOST_AUTHORS = 6;

/** *Watch words*: what a reader watches for, what it does, and how many papers have it. */
export function WatchSheet({ onClose }: { readonly onClose: () => void }) {
  const { paperId, watchText } = useView();
  const { words } = useWatch();
  const [draft, setDraft] = useState({
    kind: 'words' as WatchKind,
    text: watchText.trim(),
    effect: 'mark' as Effect,
  });
  const counts = useCounts(words);
  const [last, setLast] = useState<library.Done>(null);
  const paper = useQuery(async () => (paperId === null ? [] : library.papers([paperId])), [paperId]);
  const authors = paper?.[0]?.authors.slice(0, MOST_AUTHORS) ?? [];
  const did = (done: library.Done): void => {
    if (!done) return;
    announceDone(done.label);
    setLast(done);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setDraft({ ...draft, text: '' });
    void library.addWatchWord(draft.kind, draft.text, draft.effect).then(did);
  };
  return (
    <Sheet title={t.watch.title} width={640} onClose={onClose}>
      <p className={styles['hint']}>{t.watch.hint}</p>
      <form className={styles['add']} onSubmit={submit}>
        <Choice
          label={t.watch.kind}
          all={['words', 'author'] as const}
          names={t.watch.kinds}
          chosen={draft.kind}
          onChoose={(kind) => setDraft({ ...draft, kind })}
        />
        <input
          aria-label={t.watch.text[draft.kind]}
          placeholder={t.watch.text[draft.kind]}
          value={draft.text}
          maxLength={120}
          dir="auto"
          autoFocus
          onChange={(event) => setDraft({ ...draft, text: event.target.value })}
        />
        <Choice
          label={t.watch.effect}
          all={EFFECTS}
          names={t.watch.effects}
          chosen={draft.effect}
          onChoose={(effect) => setDraft({ ...draft, effect })}
        />
        <Button type="submit" variant="primary" disabled={draft.text.trim() === ''}>
          {t.watch.add}
        </Button>
      </form>
      {authors.length > 0 && (
        <div className={styles['authors']} role="group" aria-label={t.watch.authorsOfPaper}>
          <span>{t.watch.authorsOfPaper}</span>
          {authors.map(({ name }) => (
            <button
              type="button"
              key={name}
              dir="auto"
              onClick={() => void library.addWatchWord('author', name, draft.effect).then(did)}
            >
              + {displayTitle(name)}
            </button>
          ))}
        </div>
      )}
      {last && (
        <p className={styles['last']} role="status">
          {last.label}{' '}
          <Button variant="quiet" onClick={() => void library.undo().then(() => setLast(null))}>
            {t.common.undo}
          </Button>
        </p>
      )}
      {words?.length === 0 && <p className={styles['hint']}>{t.watch.none}</p>}
      <ul className={styles['rows']}>
        {words?.map((word, n) => (
          <Row key={`${word.id} ${word.text}`} word={word} count={counts?.[n]} onDone={did} />
        ))}
      </ul>
    </Sheet>
  );
}

/** How many papers each word has, counted anew when the words or papers change; undefined until that is known. */
function useCounts(words: readonly WatchWord[] | null): readonly number[] | undefined {
  const [counts, setCounts] = useState<{ readonly of: unknown; readonly counts: readonly number[] }>();
  useEffect(() => {
    if (words === null) return;
    let stopped = false;
    const count = (): void =>
      void search()
        .watchCounts(words)
        .then((next) => {
          if (!stopped) setCounts({ of: words, counts: next });
        });
    count();
    const stop = library.onPapersChanged(count);
    return () => {
      stopped = true;
      stop();
    };
  }, [words]);
  return counts?.of === words ? counts.counts : undefined;
}

interface RowProps {
  readonly word: WatchWord;
  readonly count: number | undefined;
  readonly onDone: (done: library.Done) => void;
}

function Row({ word, count, onDone }: RowProps) {
  const [text, setText] = useState(word.text);
  const save = (): void => {
    if (text.trim() !== word.text) void library.setWatchText(word.id, text).then(onDone);
  };
  return (
    <li>
      <span className={styles['kind']}>{t.watch.kinds[word.kind]}</span>
      <input
        aria-label={t.watch.edit(displayTitle(word.text))}
        value={text}
        maxLength={120}
        dir="auto"
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
        }}
      />
      <Choice
        label={t.watch.effectOf(displayTitle(word.text))}
        all={EFFECTS}
        names={t.watch.effects}
        chosen={word.effect}
        onChoose={(effect) => void library.setWatchEffect(word.id, effect).then(onDone)}
      />
      <span className={styles['count']}>{count === undefined ? '…' : t.watch.count(count)}</span>
      <IconButton
        label={t.watch.remove(displayTitle(word.text))}
        icon={<Trash2 size={16} strokeWidth={1.75} aria-hidden />}
        onClick={() => void library.removeWatchWord(word.id).then(onDone)}
      />
    </li>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly all: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({ label, all, names, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <div className={styles['choice']} role="group" aria-label={label}>
      {all.map((each) => (
        <button type="button" key={each} aria-pressed={each === chosen} onClick={() => onChoose(each)}>
          {names[each]}
        </button>
      ))}
    </div>
  );
}
