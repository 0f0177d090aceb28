export { flushText, flushTexts, typeText, unwritten, useText, useUnwritten, type Field } from './writing.ts';
