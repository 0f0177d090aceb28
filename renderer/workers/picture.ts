import {
  dayOf,
  lastWeeks,
  pictureOf,
  topicOf,
  topicsOf,
  weekOfDays,
  type DayCounts,
  type ReadingPicture,
  type Title,
  type Topic,
  type Topics,
} from '../../shared/reading-picture/index.ts';
import type {
  broughtPapers,
  KnownReadings,
  onPapersChanged,
  readingFacts,
  readingsNow,
  stampOf,
  titlesSince,
  weekFacts,
} from '../storage/library.ts';

/** The reading picture, as of now. */
export interface PictureApi {
  /** What the reader did in the last so many weeks. */
  picture(weeks: number): Promise<ReadingPicture>;
  /** What came and was kept on the days of this week. */
  week(): Promise<readonly DayCounts[]>;
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
  readonly weekFacts: typeof weekFacts;
  readonly onPapersChanged: typeof onPapersChanged;
  readonly stampOf: typeof stampOf;
}

/** Remembers decisions and titles between questions, and reads what changed. */
export function createPicture(source: PictureSource, now: () => number = Date.now): PictureApi {
  let known: Promise<KnownReadings | null> = Promise.resolve(null);
  const titles = new Map<string, Title>();
  /** Rises when titles are others. */
  let version = 0;
  source.onPapersChanged((ids) => {
    ids.forEach((id) => titles.delete(id));
    version += 1;
  });
  const weeksOf = (weeks: number): readonly string[] => lastWeeks(dayOf(now()), weeks);
  const brought = remembered(async () => source.broughtPapers());
  const dated = remembered(async (weeks: readonly string[]) =>
    source.titlesSince(weeks[0] ?? '', await brought(digests(), undefined), titles),
  );
  const found = remembered(async (weeks: readonly string[]) =>
    topicsOf(await dated(keyOf(weeks), weeks), weeks),
  );
  const digests = (): string => source.stampOf(['digests', 'aliases']);
  const keyOf = (weeks: readonly string[]): string => [digests(), version, ...weeks].join(' ');
  const readingsNow = async (): Promise<KnownReadings> => {
    // One after another, so that what changed is read once.
    const before = known;
    known = before.catch(() => null).then(source.readingsNow);
    const readings = await known;
    if (readings === null) throw new Error('no readings');
    return readings;
  };
  return {
    async week() {
      const facts = await source.weekFacts(await readingsNow(), await brought(digests(), undefined));
      return weekOfDays(facts, dayOf(now()));
    },
    async picture(weeks) {
      const facts = await source.readingFacts(await readingsNow(), await brought(digests(), undefined));
      return pictureOf(facts, { today: dayOf(now()), weeks });
    },
    async topics(weeks) {
      const asked = weeksOf(weeks);
      return found(keyOf(asked), asked);
    },
    async topic(phrase, weeks) {
      const asked = weeksOf(weeks);
      return topicOf(phrase, await dated(keyOf(asked), asked), asked);
    },
  };
}

/** The same work, whose last answer is given again while the key is the same. A failure is forgotten. */
function remembered<In, Out>(work: (on: In) => Promise<Out>): (key: string, on: In) => Promise<Out> {
  let last: { readonly key: string; readonly answer: Promise<Out> } | null = null;
  return (key, on) => {
    if (last?.key === key) return last.answer;
    const now = { key, answer: work(on) };
    last = now;
    now.answer.catch(() => {
      if (last === now) last = null;
    });
    return now.answer;
  };
}
