import { describe, expect, it } from 'vitest';
import { fitPaper, namePaper } from '../../../electron/engine/imaging/paper.ts';
import { ASSUMED_DPI, decideResolution } from '../../../electron/engine/imaging/resolution.ts';

const decide = (
  width: number,
  height: number,
  x?: number,
  y = x,
): { dpi: readonly number[]; origin: string; codes: string[] } => {
  const stated = x === undefined || y === undefined ? null : { x, y };
  const { resolution, findings } = decideResolution(width, height, stated, 'a.jpg');
  return {
    dpi: [resolution.dpiX, resolution.dpiY],
    origin: resolution.dpiOrigin,
    codes: findings.map(({ code }) => code),
  };
};

describe('a stated resolution', () => {
  it('is taken when it can be true, brought to whole numbers', () => {
    expect(decide(2480, 3508, 299.9994)).toEqual({ dpi: [300, 300], origin: 'file', codes: [] });
    // 118 px per cm, as JFIF and BMP may state it; 300 dpi on a page of whole points.
    expect(decide(2480, 3508, 299.72)).toEqual({ dpi: [300, 300], origin: 'file', codes: [] });
    expect(decide(2480, 3508, 300.1, 299.97)).toEqual({ dpi: [300, 300], origin: 'file', codes: [] });
    expect(decide(1000, 1000, 150)).toEqual({ dpi: [150, 150], origin: 'file', codes: [] });
  });

  it('keeps the oblong px of a fax', () => {
    expect(decide(1728, 1100, 204, 98)).toEqual({ dpi: [204, 98], origin: 'file', codes: [] });
  });

  it.each([
    ['absurdly small', 1, 'imaging/dpi-absurd'],
    ['absurdly large', 65535, 'imaging/dpi-absurd'],
    ['a screen default on a sheet that fits A4 at 300', 72, 'imaging/dpi-absurd'],
    ['nought', 0, 'imaging/dpi-missing'],
  ])('is not believed when it is %s', (_, stated, code) => {
    expect(decide(2480, 3508, stated)).toEqual({ dpi: [300, 300], origin: 'paper', codes: [code] });
  });

  it('is not believed when its axes differ oddly', () => {
    expect(decide(2480, 3508, 300, 72)).toEqual({ dpi: [300, 300], origin: 'paper', codes: ['imaging/dpi-uneven'] });
  });
});

describe('a missing resolution', () => {
  it.each([
    ['A4 at 300', 2480, 3508, 300],
    ['A4 on its side at 200', 2339, 1654, 200],
    ['A4 at 600', 4961, 7016, 600],
    ['A3 at 300', 3508, 4961, 300],
    ['F4 at 300', 2480, 3898, 300],
    ['Letter at 200', 1700, 2200, 200],
    ['Legal at 300', 2550, 4200, 300],
    ['A0 at 300', 9933, 14043, 300],
    ['A4 cut by a few px', 2464, 3480, 300],
    ['A4 at no common resolution', 2100, 2970, 254],
  ])('is worked out for %s', (_, width, height, dpi) => {
    expect(decide(width, height)).toEqual({ dpi: [dpi, dpi], origin: 'paper', codes: ['imaging/dpi-missing'] });
  });

  it('is assumed, and said to be, when no paper fits', () => {
    expect(decide(3000, 3000)).toEqual({
      dpi: [ASSUMED_DPI, ASSUMED_DPI],
      origin: 'assumed',
      codes: ['imaging/dpi-missing', 'imaging/dpi-assumed'],
    });
  });
});

describe('paper', () => {
  it('is named within 3 mm, in either direction', () => {
    expect(namePaper(212, 296)?.name).toBe('A4');
    expect(namePaper(421, 298)?.name).toBe('A3');
    expect(namePaper(150, 150)).toBeNull();
  });

  it('is not guessed from the proportions of a thumbnail', () => {
    expect(fitPaper(200, 283)).toBeNull();
  });
});
