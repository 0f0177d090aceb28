/** How a booklet looks: pages, margins, type. Sizes are for paper: points and millimetres. */
import { clean } from '../export/plain.ts';

/** The papers that a booklet can be made for. */
export const PAGE_SIZES = ['a4', 'letter', 'a5'] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

interface Page {
  /** Width and height, as CSS has them. */
  readonly size: string;
  /** Above, on each side, below; in millimetres. */
  readonly margins: readonly [number, number, number];
  /** The column of notes beside the text and the room between both, in millimetres; null where a page is too narrow for one. */
  readonly beside: readonly [number, number] | null;
  readonly points: number;
}

const PAGES: Readonly<Record<PageSize, Page>> = {
  a4: { size: '210mm 297mm', margins: [26, 22, 24], beside: [46, 6], points: 10.5 },
  letter: { size: '8.5in 11in', margins: [25, 23, 23], beside: [46, 6], points: 10.5 },
  a5: { size: '148mm 210mm', margins: [20, 16, 18], beside: null, points: 9.5 },
};

const FACE = `'Literata Variable','STIX Two Math',Charter,Georgia,'Songti SC','Noto Serif CJK SC','Source Han Serif SC',serif`;

export interface StyleOptions {
  readonly size: PageSize;
  /** Stands at the head of every page but the first. */
  readonly title: string;
  /** Whether a highlight has a note, which then stands beside the text. */
  readonly hasNotes: boolean;
}

/** A text as a CSS string that nothing can end, in a style element or out of it. */
export const cssString = (text: string): string =>
  `"${Array.from(clean(text).replace(/\s+/g, ' '), (sign) =>
    /[A-Za-z0-9 ]/.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 0).toString(16)} `,
  ).join('')}"`;

/** The style sheet of a booklet. A head takes the room of three lines below it with it to the next page: with `break-after: avoid` Chromium moves more than it must, and at times less. */
export function bookletStyle({ size, title, hasNotes }: StyleOptions): string {
  const { size: paper, margins, beside, points } = PAGES[size];
  const [above, side, below] = margins;
  // Without a column of notes the text stands in the middle, as wide as it reads well.
  const sides = hasNotes || beside === null ? side : side + (beside[0] + beside[1]) / 2;
  const column = hasNotes && beside !== null ? beside : null;
  const room = column === null ? 0 : column[0] + column[1];
  const head = `font:italic ${points - 2}pt ${FACE};color:#555;vertical-align:bottom;padding-bottom:5mm`;
  const folio = `font:${points - 1.5}pt ${FACE};color:#333;vertical-align:bottom;padding-bottom:5mm`;
  return `@page{size:${paper};margin:${above}mm ${sides}mm ${below}mm;
@top-left{content:${cssString(title)};${head};white-space:nowrap;overflow:hidden;text-overflow:ellipsis;text-align:left;width:82%}
@top-right{content:counter(page);${folio};text-align:right}}
@page :first{@top-left{content:none}@top-right{content:none}}
:root{color-scheme:light;-webkit-print-color-adjust:exact;print-color-adjust:exact}
*{box-sizing:border-box}
body{margin:0;font:${points}pt/1.5 ${FACE};color:#111;background:#fff;overflow-wrap:anywhere;orphans:3;widows:3;text-wrap:pretty;font-kerning:normal}
a{color:inherit;text-decoration:none}
p,.p{margin:0;text-align:start}
.title h1{margin:14mm 0 2mm;font-size:2.1em;line-height:1.2;font-weight:600;text-wrap:balance}
.title p{color:#555}
.legend{display:flex;flex-wrap:wrap;gap:1mm 6mm;margin-top:4mm;font-size:.86em}
.contents{margin-top:10mm}
.contents .name{margin-bottom:3mm;font-size:.86em;font-weight:600;letter-spacing:.08em;text-transform:uppercase;color:#555;break-after:avoid}
.contents ol{margin:0;padding:0;list-style:none}
.contents li{display:grid;grid-template-columns:minmax(0,1fr) 2.6em;align-items:end;padding:1.1mm 0;line-height:1.35;break-inside:avoid}
.contents li span{display:block}
.contents li .by{color:#666;font-size:.84em}
.contents li .to{text-align:end;font-variant-numeric:tabular-nums;border-bottom:0}
.papers.after{break-before:page}
article{padding-right:${room}mm;margin-bottom:11mm;display:flow-root}
article:last-child{margin-bottom:0}
.head{break-inside:avoid;padding-top:.35em;padding-bottom:5.5em;margin-bottom:calc(3mm - 5.5em)}
h2{margin:0 0 1.2mm;font-size:1.42em;line-height:1.26;font-weight:600;text-wrap:balance}
.by,.where{color:#444}
.where,.tags{font-size:.86em}
.where{color:#666}
.gist{margin-top:2.5mm;font-style:italic}
.p+.p{margin-top:2mm}
mark{color:inherit;background:none;padding:.05em 0;box-decoration-break:clone;-webkit-box-decoration-break:clone;text-decoration-line:underline;text-decoration-thickness:.07em;text-underline-offset:.18em;text-decoration-skip-ink:none}
mark.amber{background:#ffe79c;text-decoration-color:#8b570f;text-decoration-style:solid}
mark.green{background:#b6efbd;text-decoration-color:#2f8041;text-decoration-style:double}
mark.blue{background:#c7e8ff;text-decoration-color:#1c69a2;text-decoration-style:dotted;text-decoration-thickness:.12em}
mark.rose{background:#ffc9d1;text-decoration-color:#ba3a5e;text-decoration-style:dashed}
mark.violet{background:#e2d3fb;text-decoration-color:#703ea9;text-decoration-style:wavy}
.ref{font-size:.7em;line-height:0;vertical-align:super;font-weight:600;padding-inline-start:.1em}
.side{font-size:.82em;line-height:1.4;color:#222;${
    column === null
      ? 'margin:1.5mm 0 1.5mm 5mm;padding-left:3mm;border-left:.6pt solid #999'
      : `float:right;clear:right;width:${column[0]}mm;margin:.2mm -${room}mm 2.5mm 0`
  }}
.side .ref{float:left;margin:.5em .35em 0 0}
.note{margin-top:3mm;padding:.2mm 0 .2mm 4mm;border-left:1.6pt solid #bbb;font-size:.94em}
.label{font-size:.8em;font-weight:600;letter-spacing:.06em;text-transform:uppercase;color:#666;break-after:avoid}
.quotes{margin-top:3mm}
.quotes blockquote{margin:1.5mm 0 1.5mm 4mm}
.note p+p,.side p+p,.note ul,.note ol,.note pre,.note blockquote,.note table{margin:1.2mm 0 0}
.note .heading,.side .heading{font-weight:600;break-after:avoid}
.plain,pre{white-space:pre-wrap}
pre,code{font:.88em/1.4 ui-monospace,'DejaVu Sans Mono',monospace}
pre{margin:0;padding:1.5mm 2mm;background:#f3f2ef}
ul,ol{padding-inline-start:1.4em}
li.task{list-style:none;margin-inline-start:-1.4em}
li.task>p{display:inline}
blockquote{margin:0;padding-left:3mm;border-left:.6pt solid #999}
hr{border:0;border-top:.4pt solid #bbb}
table{border-collapse:collapse}
td{border:.4pt solid #bbb;padding:.6mm 1.6mm;vertical-align:top}
.tags{margin-top:2.5mm;color:#555}
math{font-family:'STIX Two Math',math}
math,math *{box-sizing:content-box}
.math{display:inline-block;max-width:100%;overflow:clip;overflow-clip-margin:.35em}
.math.display{display:block;padding:.3em 0;text-align:center}
msqrt:not(:has(mfrac,munder,mover,munderover,mtable,msqrt,mroot)){margin-inline-end:-.42em}
`;
}
