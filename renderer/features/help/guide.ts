/** The guide as it is read: its files, parsed once for each language. */
import type { RootContent } from 'mdast';
import { blocksOf } from '../../../shared/digest/markdown/parse.ts';
import { TOPICS, type Topic } from '../../../shared/guide/topics.ts';
import type { Language } from '../../../shared/strings/index.ts';

const texts = import.meta.glob<string>('../../../assets/guide/*/*.md', { query: '?raw', import: 'default' });
const pictures = import.meta.glob<string>('../../../assets/guide/pictures/*.jpg', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** One topic. */
export interface Chapter {
  readonly topic: Topic;
  readonly title: string;
  /** What stands under the title. */
  readonly blocks: readonly RootContent[];
  /** All its words, in lower case, to be searched. */
  readonly words: string;
}

/** The chapters of a language, in order. */
export const chapters = (language: Language): Promise<readonly Chapter[]> =>
  Promise.all(
    TOPICS.map(async (topic) => {
      const text = (await texts[`../../../assets/guide/${language}/${topic}.md`]?.()) ?? '';
      const blocks = blocksOf(text).map(({ node }) => node);
      const title = blocks.find((block) => block.type === 'heading');
      const [first] = title?.children ?? [];
      return {
        topic,
        title: first?.type === 'text' ? first.value : topic,
        blocks: blocks.filter((block) => block !== title),
        words: text.toLowerCase(),
      };
    }),
  );

/** Where a picture of the guide is served; null for one that there is not. */
export const pictureAt = (address: string): string | null =>
  pictures[`../../../assets/guide/${address.replace(/^\.\.\//, '')}`] ?? null;
