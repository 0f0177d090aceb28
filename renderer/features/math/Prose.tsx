import { Fragment, type ReactNode } from 'react';
import { asSource, STYLE_TAGS, tokenize, type Token } from '../../../shared/tex/index.ts';
import { Formula } from './Formula.tsx';

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
    const Tag = STYLE_TAGS[style];
    return style === 'plain' ? child : <Tag>{child}</Tag>;
  }, inner);
}
