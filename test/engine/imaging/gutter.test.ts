import { describe, expect, it } from 'vitest';
import { findGutter } from '../../../electron/engine/imaging/index.ts';
import { lumaOf } from '../../../electron/engine/imaging/raster.ts';
import { bodyText, drawPicture, noisy, type TextBlock } from '../../support/images/page-picture.ts';

/** A double page of A4 laid open, at 75 dpi: px. */
const DPI = 75;
const [WIDTH, HEIGHT] = [1240, 877];

interface Spread {
  /** Where the gutter is, shares of the width; what stands on either side keeps its margin from it. */
  readonly at: number;
  readonly left?: number;
  readonly right?: number;
  readonly paper?: number;
  readonly shapes?: (x: number) => string;
  readonly noise?: number;
}

async function spread({ at, left = 14, right = 14, paper = 235, shapes, noise = 6 }: Spread) {
  const x = Math.round(at * WIDTH);
  const margin = 60;
  const block = (from: number, to: number, paragraphs: number): TextBlock[] =>
    paragraphs === 0
      ? []
      : [{ text: bodyText(paragraphs), left: from + margin, top: 90, width: to - from - 2 * margin, size: 11 }];
  const picture = await drawPicture({
    width: WIDTH,
    height: HEIGHT,
    dpi: DPI,
    paper,
    blocks: [...block(0, x, left), ...block(x, WIDTH, right)],
    ...(shapes ? { shapes: shapes(x) } : {}),
  });
  const scan = noisy(picture, noise, 3);
  return lumaOf({ width: WIDTH, height: HEIGHT, channels: 3, data: new Uint8Array(scan.data) });
}

const shadow = (x: number, wide: number, dark: number): string =>
  `<defs><linearGradient id="g"><stop offset="0" stop-opacity="0"/><stop offset="0.5" stop-opacity="${dark}"/>
   <stop offset="1" stop-opacity="0"/></linearGradient></defs>
   <rect x="${x - wide / 2}" y="0" width="${wide}" height="${HEIGHT}" fill="url(#g)"/>`;
const bar = (x: number, wide: number, fill: string): string =>
  `<rect x="${x - wide / 2}" y="0" width="${wide}" height="${HEIGHT}" fill="${fill}"/>`;

const SPREADS: readonly (readonly [string, Spread, kind: string])[] = [
  ['the shadow of a spine', { at: 0.52, shapes: (x) => shadow(x, 90, 0.5) }, 'shadow'],
  ['a faint shadow in noise', { at: 0.46, shapes: (x) => shadow(x, 70, 0.15), noise: 16 }, 'shadow'],
  ['the dark line between two sheets', { at: 0.47, shapes: (x) => bar(x, 2, '#444') }, 'shadow'],
  ['the black lid between two sheets', { at: 0.55, shapes: (x) => bar(x, 24, '#181818') }, 'shadow'],
  ['the white lid between two brown sheets', { at: 0.54, paper: 190, shapes: (x) => bar(x, 20, '#fff') }, 'gap'],
  ['the margin between two columns of text', { at: 0.49 }, 'margin'],
  [
    'a shadow beside a table’s rules',
    { at: 0.5, shapes: (x) => shadow(x, 80, 0.45) + `<path d="M450 150V500M800 150V480" stroke="#333"/>` },
    'shadow',
  ],
  ['a shadow beside a blank page', { at: 0.48, right: 0, shapes: (x) => shadow(x, 60, 0.3) }, 'shadow'],
];

describe('the gutter of a double page', () => {
  it.each(SPREADS)('is found by %s', async (_, given, kind) => {
    const found = findGutter(await spread(given));
    expect(found?.kind).toBe(kind);
    // Half a per cent of the spread is 2 mm of A3. A ragged margin is not the same on both sides: it is met, no text is cut.
    expect(Math.abs(found!.at - given.at)).toBeLessThan(kind === 'margin' ? 0.025 : 0.005);
  });

  it('beside a blank page without a shadow lies where no text is cut', async () => {
    const found = findGutter(await spread({ at: 0.46, right: 0 }));
    expect(found?.kind).toBe('margin');
    expect(found!.at).toBeGreaterThan(0.42);
    expect(found!.at).toBeLessThan(0.51);
  });

  it('is not claimed where text runs across the middle, nor on a page that is one grey', async () => {
    const text = await drawPicture({
      width: WIDTH,
      height: HEIGHT,
      dpi: DPI,
      blocks: [{ text: bodyText(60).replaceAll('\n', ' '), left: 60, top: 60, width: WIDTH - 120, size: 11 }],
    });
    const luma = (data: Uint8Array) => lumaOf({ width: WIDTH, height: HEIGHT, channels: 3, data });
    expect(findGutter(luma(new Uint8Array(text.data)))).toBeNull();
    const grey = findGutter(luma(new Uint8Array(WIDTH * HEIGHT * 3).fill(200)));
    expect(grey).toEqual({ at: 0.5, kind: 'margin' });
  });
});
