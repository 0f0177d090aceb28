import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(resolve(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');
const SURFACES = [
  'bg-app',
  'bg-sidebar',
  'bg-list',
  'bg-reader',
  'bg-raised',
  'bg-hover',
  'bg-selected',
  'bg-selected-idle',
];
const COLORS = ['amber', 'green', 'blue', 'rose', 'violet'];

/** Lowest contrast (WCAG 2) that a text or line colour must keep over every surface of a theme. */
const LEAST: Readonly<Record<string, number>> = {
  ink: 7,
  'ink-2': 4.5,
  'ink-3': 4.5,
  'accent-text': 4.5,
  danger: 4.5,
  warn: 4.5,
  ok: 4.5,
  focus: 3,
  'line-strong': 3,
};

/** High contrast keeps the enhanced level (WCAG 1.4.6) for every text, and that of text for lines. */
const LEAST_OF_CONTRAST = Object.fromEntries(
  Object.entries(LEAST).map(([name, least]) => [name, least === 3 ? 4.5 : 7]),
);

describe.each(['light', 'sepia', 'dark', 'contrast-light', 'contrast-dark'])('the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const least = theme.startsWith('contrast') ? LEAST_OF_CONTRAST : LEAST;
  test('has every colour that the others have', () => {
    expect([...tokens.keys()].toSorted()).toEqual([...tokensOf('light').keys()].toSorted());
  });
  test.each(Object.entries(least))('keeps %s readable on every surface', (name, least) => {
    const poor = SURFACES.filter((surface) => contrast(tokens, name, surface) < least);
    expect(poor).toEqual([]);
  });
  test.each(COLORS)('keeps text and lane readable on a %s highlight', (color) => {
    expect(contrast(tokens, 'ink', `hl-${color}`)).toBeGreaterThanOrEqual(7);
    expect(contrast(tokens, 'ink-2', `hl-${color}`)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens, `hl-${color}-lane`, 'bg-reader')).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens, `hl-${color}-lane`, `hl-${color}`)).toBeGreaterThanOrEqual(3);
  });
  test('keeps the words on a primary button readable', () => {
    expect(contrast(tokens, 'accent-ink', 'accent')).toBeGreaterThanOrEqual(4.5);
  });
});

function tokensOf(theme: string): ReadonlyMap<string, string> {
  const block = new RegExp(`\\[data-theme="${theme}"\\]\\s*\\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1]!, match[2]!]));
}

function contrast(tokens: ReadonlyMap<string, string>, a: string, b: string): number {
  const [light, dark] = [luminance(tokens.get(a)!), luminance(tokens.get(b)!)].toSorted((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
