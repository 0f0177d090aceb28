/** The one door to the learnt order: what a reader keeps and skips, as a score with reasons. See README.md. */
export { featuresOf, type LearntText } from './features.ts';
export { explain, scoreOf, type Reason, type Why } from './explain.ts';
export { LEAST_EXAMPLES, train, type Example, type Model, type TooFew } from './train.ts';
