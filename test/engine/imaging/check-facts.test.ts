import { expect, it } from 'vitest';
import type { PageFacts } from '../../../shared/model/page.ts';
import { FINDINGS } from '../../../shared/contract/codes/index.ts';
import { checkFacts } from '../../../electron/engine/imaging/index.ts';

const A4: PageFacts = {
  width: 2480,
  height: 3508,
  dpiX: 300,
  dpiY: 300,
  dpiOrigin: 'file',
  bitDepth: 8,
  colour: 'rgb',
  codec: 'jpeg',
};
const codes = (more: Partial<PageFacts>): string[] => {
  const findings = checkFacts({ ...A4, ...more }, 'a.jpg');
  for (const { code } of findings) expect(Object.keys(FINDINGS)).toContain(code);
  return findings.map(({ code }) => code);
};

it('has nothing against an A4 colour scan at 300 dpi', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ colour: 'cmyk' })).toEqual([]);
});

it('names the clause for a resolution below 200 dpi', () => {
  const [finding] = checkFacts({ ...A4, width: 1240, height: 1754, dpiX: 150, dpiY: 150 }, 'a.jpg');
  expect(finding).toMatchObject({
    code: 'imaging/dpi-low',
    params: { dpi: 150, limit: 200, clause: 'TT 05/2025/TT-BNV, Điều 8' },
  });
});

it('accepts exactly 200 dpi', () => {
  expect(codes({ width: 1654, height: 2339, dpiX: 200, dpiY: 200 })).toEqual([]);
});

it('asks for 300 dpi on sheets larger than A3, which are maps and drawings', () => {
  expect(codes({ width: 4677, height: 6622, dpiX: 200, dpiY: 200 })).toEqual(['imaging/dpi-low-drawing']);
  expect(codes({ width: 2339, height: 3307, dpiX: 200, dpiY: 200 })).toEqual([]);
});

it('reports less than 24 bits a px', () => {
  expect(codes({ colour: 'grey' })).toEqual(['imaging/depth-low']);
  expect(codes({ colour: 'grey', bitDepth: 16 })).toEqual(['imaging/depth-low']);
  expect(codes({ colour: 'bilevel', bitDepth: 1 })).toEqual(['imaging/depth-low']);
});

it('reports unusual papers and slips', () => {
  expect(codes({ width: 2400, height: 2400 })).toEqual(['imaging/paper-unusual']);
  expect(codes({ width: 500, height: 900 })).toEqual(['imaging/page-small']);
});

it('judges neither resolution nor size where the resolution is only assumed, nor a drawn page', () => {
  expect(codes({ dpiX: 100, dpiY: 100, dpiOrigin: 'assumed' })).toEqual([]);
  expect(codes({ dpiX: 100, dpiY: 100, colour: 'grey', codec: 'pdf-render' })).toEqual([]);
});
