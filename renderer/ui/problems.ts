export { problemText } from '../../shared/problem-text.ts';
