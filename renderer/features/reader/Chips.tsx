import { CodeXml } from 'lucide-react';
import { displayTitle, LONGEST_SHOWN } from '../../../shared/display.ts';
import type { PaperDetail } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { addressName, isCode, tokenize } from '../../../shared/tex/index.ts';
import { TagDot } from '../../ui/TagDot.tsx';
import styles from './Reader.module.css';

/** More repositories than this are a list, not the paper's own code. */
const MOST_CODE = 4;

interface ChipsProps {
  readonly paper: PaperDetail;
  readonly onOpenLink: (url: string) => void;
}

/** Under the title: the code of a paper, from its links and its abstract, the lists that it is on, and its tags. */
export function Chips({ paper, onOpenLink }: ChipsProps) {
  const code = codeOf(paper);
  if (code.length === 0 && paper.lists.length === 0 && paper.ownTags.length === 0) return null;
  return (
    <ul className={styles['chips']}>
      {code.map(([name, url]) => (
        <li key={name}>
          <button
            type="button"
            title={url}
            aria-label={`${t.reader.code}: ${name}`}
            onClick={() => onOpenLink(url)}
          >
            <CodeXml size={14} strokeWidth={1.75} aria-hidden />
            <span>{name}</span>
          </button>
        </li>
      ))}
      {paper.lists.map((list) => (
        <li key={list.id}>{displayTitle(list.name)}</li>
      ))}
      {paper.ownTags.map((tag) => (
        <li key={tag.id} className={styles['tag']}>
          <TagDot color={tag.color} />
          <span dir="auto">{tag.name}</span>
        </li>
      ))}
    </ul>
  );
}

/** Each place once, by its name without the host's. */
function codeOf({ abstract, urls }: PaperDetail): readonly (readonly [name: string, url: string])[] {
  const named = urls.map(({ url }) => url);
  const written = /\.(?:com|org|co)\//.test(abstract)
    ? tokenize(abstract.slice(0, LONGEST_SHOWN)).flatMap(({ url }) => url ?? [])
    : [];
  const found = new Map<string, string>();
  for (const url of [...named, ...written].filter(isCode)) {
    const name = displayTitle(addressName(url));
    if (!found.has(name)) found.set(name, url);
  }
  return [...found].slice(0, MOST_CODE);
}
