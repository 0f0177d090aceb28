import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayText, displayTitle, LONGEST_SHOWN, withoutUnpairedBidi } from '../../shared/display.ts';

const [LRE, PDF, LRO, RLO] = ['\u202A', '\u202C', '\u202D', '\u202E'];
const [LRI, RLI, FSI, PDI] = ['\u2066', '\u2067', '\u2068', '\u2069'];

describe('withoutUnpairedBidi', () => {
  it('drops an override that nothing closes, and a closing of nothing', () => {
    expect(withoutUnpairedBidi(`invoice${RLO}gnp.exe`)).toBe('invoicegnp.exe');
    expect(withoutUnpairedBidi(`a${PDF}b${PDI}c`)).toBe('abc');
    expect(withoutUnpairedBidi(RLO.repeat(5000))).toBe('');
  });

  it('keeps pairs, nested ones too', () => {
    const text = `a ${RLI}b ${LRE}c${PDF}${PDI} ${FSI}d${PDI} ${LRO}e${PDF}`;
    expect(withoutUnpairedBidi(text)).toBe(text);
  });

  it('lets no closing of an embedding reach out of an isolate', () => {
    expect(withoutUnpairedBidi(`${RLO}a${LRI}b${PDF}c${PDI}d`)).toBe(`a${LRI}bc${PDI}d`);
  });

  it('removes nothing but controls, leaves nothing unpaired and needs one pass only', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', 'ب', LRE, PDF, LRO, RLO, LRI, RLI, FSI, PDI),
      maxLength: 40,
    });
    fc.assert(
      fc.property(texts, (text) => {
        const shown = withoutUnpairedBidi(text);
        const plain = (each: string) => each.replace(/[\u202A-\u202E\u2066-\u2069]/g, '');
        expect(plain(shown)).toBe(plain(text));
        expect(withoutUnpairedBidi(shown)).toBe(shown);
        const count = (pattern: RegExp) => shown.match(pattern)?.length ?? 0;
        expect(count(/[\u202A\u202B\u202D\u202E]/g)).toBe(count(/\u202C/g));
        expect(count(/[\u2066-\u2068]/g)).toBe(count(/\u2069/g));
      }),
    );
  });
});

describe('displayTitle and displayText', () => {
  it('leave ordinary texts as they are', () => {
    const title = 'PET with ¹⁸F: <projektor> & “مرحبا” 深い';
    expect(displayTitle(title)).toBe(title);
    expect(displayText(title)).toBe(title);
  });

  it('cut giants without tearing a character', () => {
    expect(displayTitle('x'.repeat(2000))).toBe(`${'x'.repeat(1000)}…`);
    expect(displayTitle(`x${'😀'.repeat(2000)}`).isWellFormed()).toBe(true);
    expect(displayText('x'.repeat(LONGEST_SHOWN * 2))).toHaveLength(LONGEST_SHOWN);
  });
});
