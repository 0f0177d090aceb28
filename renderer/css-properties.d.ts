import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Which underline lane a highlight is drawn on. */
    '--d'?: number;
  }
}
