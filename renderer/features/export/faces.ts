/** The fonts of the app for a document that stands alone: of each face those files that its text needs, in the document itself. */

const FAMILIES = /Literata Variable|STIX Two Math/;

/** The rules of the faces that have characters of a text; `text` may be markup. */
export async function facesFor(text: string): Promise<string> {
  const used = new Set(Array.from(text, (sign) => sign.codePointAt(0) ?? 0));
  const rules = [...document.styleSheets].flatMap((sheet) => rulesIn(sheet, sheet.href ?? document.baseURI));
  const wanted = rules.filter(({ face }) => isWanted(face, used, text));
  return (await Promise.all(wanted.map(embedded))).join('\n');
}

interface Face {
  readonly face: CSSFontFaceRule;
  /** What its addresses are relative to. */
  readonly base: string;
}

function rulesIn(group: { readonly cssRules: CSSRuleList }, base: string): readonly Face[] {
  return [...group.cssRules].flatMap((rule): readonly Face[] => {
    if (rule instanceof CSSFontFaceRule) return [{ face: rule, base }];
    return rule instanceof CSSGroupingRule ? rulesIn(rule, base) : [];
  });
}

function isWanted({ style }: CSSFontFaceRule, used: ReadonlySet<number>, text: string): boolean {
  const family = FAMILIES.exec(style.getPropertyValue('font-family'))?.[0];
  if (family === undefined) return false;
  if (family === 'STIX Two Math') return text.includes('<math');
  const range = style.getPropertyValue('unicode-range');
  return range === '' || range.split(',').some((part) => covers(part.trim(), used));
}

/** `U+0-FF`, `U+131`, `U+4??`. */
function covers(range: string, used: ReadonlySet<number>): boolean {
  const [from = '', to = from] = range.replace(/^U\+/i, '').split('-');
  const low = Number.parseInt(from.replaceAll('?', '0'), 16);
  const high = Number.parseInt(to.replaceAll('?', 'F'), 16);
  return [...used].some((point) => point >= low && point <= high);
}

async function embedded({ face: { style }, base }: Face): Promise<string> {
  const address = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src'))?.[1];
  if (address === undefined) return '';
  const bytes = new Uint8Array(await (await fetch(new URL(address, base))).arrayBuffer());
  const said = ['font-family', 'font-style', 'font-weight', 'font-stretch', 'unicode-range'].flatMap(
    (name) => {
      const value = style.getPropertyValue(name);
      return value === '' ? [] : [`${name}:${value};`];
    },
  );
  return `@font-face{${said.join('')}src:url(data:font/woff2;base64,${bytes.toBase64()}) format('woff2')}`;
}
