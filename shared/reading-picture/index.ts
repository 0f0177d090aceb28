/** The one door to the reading picture: what a reader did and what digests were about, week by week. */
export { addDays, dateOf, dayOf, lastWeeks, weekOf, type Day } from './days.ts';
export {
  pictureOf,
  type Decision,
  type Named,
  type ReadingFacts,
  type ReadingPicture,
  type WeekCounts,
} from './picture.ts';
export {
  titleOf,
  topicOf,
  topicsOf,
  type DatedTitle,
  type Title,
  type Topic,
  type Topics,
} from './topics.ts';
export { weekOfDays, type DayCounts, type WeekFacts } from './week.ts';
