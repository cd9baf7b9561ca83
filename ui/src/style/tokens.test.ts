/** Readable pairs of colours, computed from the tokens themselves, in both themes. */
import { describe, expect, it } from 'vitest';
import css from './tokens.css?raw';

type Rgb = [number, number, number];

const light = tokensIn(css.slice(0, css.indexOf('@media')));
const dark = {
  ...light,
  ...tokensIn(css.slice(css.indexOf('@media (prefers-color-scheme: dark)'), css.indexOf('@media (prefers-contrast'))),
};

const readable: [string, string[]][] = [
  ['ink', ['canvas', 'paper', 'raised', 'sunken', 'hover', 'pressed', 'accent-wash']],
  ['ink-soft', ['canvas', 'paper', 'raised', 'sunken', 'hover', 'accent-wash']],
  ['ink-soft', ['late-wash', 'attention-wash', 'good-wash', 'neutral-wash']],
  ['ink', ['late-wash', 'attention-wash', 'good-wash', 'neutral-wash']],
  ['accent-ink', ['canvas', 'paper', 'raised', 'hover', 'accent-wash']],
  ['on-accent', ['accent', 'accent-hover', 'danger', 'danger-hover']],
  ['good', ['good-wash', 'raised', 'paper', 'accent-wash']],
  ['attention', ['attention-wash', 'raised', 'paper', 'accent-wash']],
  ['late', ['late-wash', 'raised', 'paper', 'hover', 'accent-wash']],
  ['neutral', ['neutral-wash', 'raised', 'paper']],
];
const visible: [string, string[]][] = [
  ['edge', ['raised', 'paper']],
  ['focus', ['raised', 'paper', 'canvas', 'hover']],
  ['accent', ['raised', 'paper', 'pressed']],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('%s theme', (_, tokens) => {
  const cases = (pairs: [string, string[]][]) =>
    pairs.flatMap(([front, backs]) => backs.map((back) => [front, back] as const));

  it.each(cases(readable))('%s can be read on %s', (front, back) => {
    expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(cases(visible))('%s stands out on %s', (front, back) => {
    expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(3);
  });
});

it('knows that white on black is 21 to 1', () => {
  expect(contrast({ white: [1, 1, 1], black: [0, 0, 0] }, 'white', 'black')).toBeCloseTo(21);
});

function tokensIn(text: string): Record<string, Rgb> {
  const found = text.matchAll(/--([a-z-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g);
  return Object.fromEntries(
    [...found].map(([, name, l, c, h]) => [name ?? '', linear(Number(l), Number(c), Number(h))]),
  );
}

function contrast(tokens: Record<string, Rgb>, front: string, back: string): number {
  const [a, b] = [tokens[front], tokens[back]];
  if (!a || !b) throw new Error(`no token ${a ? back : front}`);
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** From oklch to linear sRGB, cut off at what a screen can show. */
function linear(lightness: number, chroma: number, hue: number): Rgb {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const cut = (value: number) => Math.max(0, Math.min(1, value));
  return [
    cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}
