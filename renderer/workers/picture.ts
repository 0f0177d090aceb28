import {
  dayOf,
  lastWeeks,
  pictureOf,
  topicOf,
  topicsOf,
  type ReadingPicture,
  type Topic,
  type Topics,
} from '../../shared/reading-picture/index.ts';
import type {
  broughtPapers,
  KnownReadings,
  onPapersChanged,
  readingFacts,
  readingsNow,
  titlesSince,
} from '../storage/library.ts';

/** The reading picture, as of now. */
export interface PictureApi {
  /** What the reader did in the last so many weeks. */
  picture(weeks: number): Promise<ReadingPicture>;
  /** What digests were about in these weeks. */
  topics(weeks: number): Promise<Topics>;
  /** The same of one phrase. */
  topic(phrase: string, weeks: number): Promise<Topic>;
}

/** The parts of the library that the picture follows from. */
export interface PictureSource {
  readonly broughtPapers: typeof broughtPapers;
  readonly readingFacts: typeof readingFacts;
  readonly readingsNow: typeof readingsNow;
  readonly titlesSince: typeof titlesSince;
  readonly onPapersChanged: typeof onPapersChanged;
}

/** Remembers decisions and titles between questions, and reads what changed. */
export function createPicture(source: PictureSource, now: () => number = Date.now): PictureApi {
  let known: Promise<KnownReadings | null> = Promise.resolve(null);
  const titles = new Map<string, string>();
  source.onPapersChanged((ids) => ids.forEach((id) => titles.delete(id)));
  const weeksOf = (weeks: number): readonly string[] => lastWeeks(dayOf(now()), weeks);
  const dated = async (weeks: readonly string[]) =>
    source.titlesSince(weeks[0] ?? '', await source.broughtPapers(), titles);
  return {
    async picture(weeks) {
      // One after another, so that what changed is read once.
      const before = known;
      known = before.catch(() => null).then(source.readingsNow);
      const readings = await known;
      if (readings === null) throw new Error('no readings');
      const facts = await source.readingFacts(readings, await source.broughtPapers());
      return pictureOf(facts, { today: dayOf(now()), weeks });
    },
    async topics(weeks) {
      const asked = weeksOf(weeks);
      return topicsOf(await dated(asked), asked);
    },
    async topic(phrase, weeks) {
      const asked = weeksOf(weeks);
      return topicOf(phrase, await dated(asked), asked);
    },
  };
}
