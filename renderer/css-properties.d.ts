import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Which underline lane a highlight is drawn on. */
    '--d'?: number;
    /** Size of the abstract. */
    '--reading-size'?: string;
  }
}
