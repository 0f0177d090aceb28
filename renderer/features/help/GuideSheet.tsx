import { useEffect, useRef, useState } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import type { Topic } from '../../../shared/guide/topics.ts';
import { t } from '../../../shared/strings/index.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import type * as Guide from './guide.ts';
import styles from './Guide.module.css';
import { GuideText } from './GuideText.tsx';

interface GuideSheetProps {
  readonly topic: Topic;
  readonly mac: boolean;
  readonly onTopic: (topic: Topic) => void;
  readonly onRun: (command: CommandId) => void;
  readonly onClose: () => void;
}

interface Loaded {
  readonly chapters: readonly Guide.Chapter[];
  readonly pictureAt: typeof Guide.pictureAt;
}

/** *Help*: the guide, its contents at the left, searched while one types. */
export function GuideSheet({ topic, mac, onTopic, onRun, onClose }: GuideSheetProps) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [query, setQuery] = useState('');
  const text = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    let stopped = false;
    void (async () => {
      const { chapters, pictureAt } = await import('./guide.ts');
      const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
      const read = await chapters(language);
      if (!stopped) setLoaded({ chapters: read, pictureAt });
    })();
    return () => {
      stopped = true;
    };
  }, []);
  useEffect(() => {
    text.current?.scrollTo({ top: 0 });
  }, [topic]);
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = loaded?.chapters.filter(({ words }) => asked.every((word) => words.includes(word))) ?? [];
  const shown = loaded?.chapters.find((chapter) => chapter.topic === topic);
  return (
    <Sheet title={t.shell.guide.title} width={980} initialFocus={field} onClose={onClose}>
      <div className={styles['guide']}>
        <nav className={styles['contents']} aria-label={t.shell.guide.contents}>
          <input
            ref={field}
            type="search"
            value={query}
            placeholder={t.shell.guide.find}
            aria-label={t.shell.guide.find}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              const [first] = found;
              if (event.key === 'Enter' && first) onTopic(first.topic);
            }}
          />
          <ul>
            {found.map((chapter) => (
              <li key={chapter.topic}>
                <button
                  type="button"
                  aria-current={chapter.topic === topic ? 'page' : undefined}
                  onClick={() => onTopic(chapter.topic)}
                >
                  {chapter.title}
                </button>
              </li>
            ))}
          </ul>
          {loaded !== null && found.length === 0 && <p>{t.shell.guide.nothing}</p>}
        </nav>
        <article
          ref={text}
          className={styles['text']}
          // Scrolls, so that keys must reach it.
          tabIndex={0}
          aria-label={shown?.title ?? t.shell.guide.title}
          aria-busy={loaded === null}
          data-topic={topic}
        >
          {loaded !== null && shown !== undefined && (
            <>
              <h3>{shown.title}</h3>
              <GuideText
                blocks={shown.blocks}
                mac={mac}
                pictureAt={loaded.pictureAt}
                onTopic={onTopic}
                onRun={onRun}
              />
            </>
          )}
        </article>
      </div>
    </Sheet>
  );
}
