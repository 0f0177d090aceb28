import { quoted } from './format.ts';
import { startsTag } from './parse.ts';
import { OPERATOR_NAMES, OPERATORS, operatorOf, type OperatorName } from './operators.ts';

/** Values that only the library knows, best first. */
export type KnownValues = Readonly<Partial<Record<OperatorName, readonly string[]>>>;

/** A text to put in place of the part at the caret. */
export interface Completion {
  readonly kind: 'operator' | 'value';
  readonly operator: OperatorName;
  /** What the list shows: `list:`, or a value. */
  readonly label: string;
  /** The whole query with it, and where the caret then is. */
  readonly text: string;
  readonly caret: number;
}

const MOST = 8;
/** Many words begin with the same letter as an operator. */
const SHORTEST_NAME = 2;
const SEPARATE = /(?<=^|\s)-?(?:(?:[\p{L}]+:|#)["“”„‟][^"“”„‟]*|\S*)$/u;

/** What may come at the caret: operators that begin with the word before it, or values of its operator. None inside a word, or at an empty place. */
export function complete(text: string, caret: number, known: KnownValues): readonly Completion[] {
  const before = text.slice(0, caret);
  const token = SEPARATE.exec(before)?.[0] ?? '';
  if (/^\S/.test(text.slice(caret)) || token === '' || token === '-') return [];
  const minus = token.startsWith('-') ? '-' : '';
  const word = token.slice(minus.length);
  const isTag = word.startsWith('#');
  const colon = isTag ? 0 : word.indexOf(':');
  const put = (insert: string): Pick<Completion, 'text' | 'caret'> => {
    const head = `${before.slice(0, before.length - token.length)}${minus}${insert}`;
    return { text: head + text.slice(caret), caret: head.length };
  };
  if (colon < 0) {
    const typed = word.toLowerCase();
    if (typed.length < SHORTEST_NAME) return [];
    return OPERATOR_NAMES.filter((name) => name.startsWith(typed)).map((operator) => {
      const label = `${operator}:`;
      return { kind: 'operator', operator, label, ...put(label) };
    });
  }
  const operator = isTag ? 'tag' : operatorOf(word.slice(0, colon));
  if (operator === null) return [];
  return valuesOf(operator, word.slice(colon + 1).replace(/^["“”„‟]/, ''), known).map((value) => ({
    kind: 'value',
    operator,
    label: value,
    ...put(`${isTag && startsTag(value) ? '#' : `${operator}:`}${quoted(value)} `),
  }));
}

/** Those that begin with what is typed, then those with a word that does. A value that is already whole is not offered. */
function valuesOf(operator: OperatorName, typed: string, known: KnownValues): readonly string[] {
  const takes: 'text' | 'date' | readonly string[] = OPERATORS[operator];
  const values = (typeof takes === 'string' ? known[operator] : takes) ?? [];
  const lower = typed.toLowerCase();
  const begins = values.filter((value) => value.toLowerCase().startsWith(lower));
  const inside = values.filter(
    (value) => !begins.includes(value) && value.toLowerCase().includes(` ${lower}`),
  );
  const found = [...begins, ...inside].slice(0, MOST);
  return found.length === 1 && found[0]?.toLowerCase() === lower ? [] : found;
}
