export { flushText, flushTexts, typeText, useText, type Field } from './writing.ts';
