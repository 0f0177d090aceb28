import { Fragment, type ReactNode } from 'react';
import { asSource, tokenize, type Style, type Token } from '../../../shared/tex/index.ts';
import { Formula } from './Formula.tsx';

const TAGS = {
  emphasis: 'em',
  strong: 'strong',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
  plain: 'span',
} as const satisfies Record<Style, string>;

interface ProseProps {
  readonly text: string;
  /** Shows the source as it is. */
  readonly raw?: boolean;
}

/** A text with its LaTeX set: a title, or a note in the margin. Addresses are text; nothing in it can be pressed. */
export function Prose({ text, raw = false }: ProseProps) {
  return (raw ? asSource(text) : tokenize(text)).map((token) =>
    token.text === '' ? null : <Fragment key={token.start}>{styled(token, shown(token, text))}</Fragment>,
  );
}

const shown = ({ math, start, end, text }: Token, source: string): ReactNode =>
  math ? <Formula math={math} source={source.slice(start, end)} /> : text;

/** What is shown for a token, in the elements of its styles, the outermost first. */
export function styled({ styles }: Pick<Token, 'styles'>, inner: ReactNode): ReactNode {
  return styles.reduceRight<ReactNode>((child, style) => {
    const Tag = TAGS[style];
    return style === 'plain' ? child : <Tag>{child}</Tag>;
  }, inner);
}
