import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { PageFacts } from '../../../shared/model/page.ts';
import { UPRIGHT } from '../../../shared/model/page.ts';
import { makeView, pageSpace, renderPage, type PageSource, type Turn } from '../../../electron/engine/imaging/index.ts';
import { crooked, drawPicture, quarterTurned, raw, type Picture } from '../../support/images/page-picture.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** A page of 600 × 800 with a block and bars whose places are known. */
const page = (): Promise<Picture> =>
  drawPicture({
    width: 600,
    height: 800,
    dpi: 100,
    paper: 255,
    shapes:
      '<rect x="100" y="120" width="200" height="90" fill="#202020"/><rect x="80" y="600" width="440" height="12" fill="#c00000"/>',
  });

async function stored(picture: Picture, dpi = 100): Promise<{ source: PageSource; facts: PageFacts }> {
  const path = join(tempFolder(), 'page.png');
  await writeFile(path, await raw(picture).png().toBuffer());
  const { width, height } = picture;
  const facts = { dpiX: dpi, dpiY: dpi, dpiOrigin: 'file', bitDepth: 8, colour: 'rgb', codec: 'png' } as const;
  return { source: { kind: 'image', path, frame: 0 }, facts: { width, height, ...facts } };
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  expect(a.length).toBe(b.length);
  let sum = 0;
  a.forEach((value, i) => (sum += Math.abs(value - b[i]!)));
  return sum / a.length;
}

describe('the page space', () => {
  it.each([90, 180, 270] as const)('undoes a quarter turn of %i exactly', async (degrees) => {
    const upright = await page();
    const { source, facts } = await stored(await quarterTurned(upright, degrees));
    const turn = (360 - degrees) as Turn;
    const rendered = await renderPage(source, facts, { turn, skew: 0 }, { full: true, colour: 'rgb' });
    expect([rendered.width, rendered.height]).toEqual([600, 800]);
    expect(meanDifference(rendered.data, upright.data)).toBe(0);
  });

  it.each([-4, -0.8, 0.5, 3])('levels a page that falls by %f degrees onto its own grid', async (skew) => {
    const upright = await page();
    const { source, facts } = await stored(await crooked(upright, skew, 255));
    const rendered = await renderPage(source, facts, { turn: 0, skew }, { full: true, colour: 'rgb' });
    expect([rendered.width, rendered.height]).toEqual([600, 800]);
    const levelled = meanDifference(rendered.data, upright.data);
    expect(levelled).toBeLessThan(0.5);
    const left = await renderPage(source, facts, UPRIGHT, { full: true, colour: 'rgb' });
    expect(meanDifference(left.data, upright.data)).toBeGreaterThan(2 * levelled);
  });

  it('turns first and levels then', async () => {
    const upright = await page();
    const { source, facts } = await stored(await quarterTurned(await crooked(upright, 2, 255), 90));
    const rendered = await renderPage(source, facts, { turn: 270, skew: 2 }, { full: true, colour: 'grey' });
    const grey = await raw(upright).greyscale().toColourspace('b-w').raw().toBuffer();
    expect(meanDifference(rendered.data, grey)).toBeLessThan(0.8);
  });

  it('fills what levelling brings in with white', async () => {
    const black = await drawPicture({ width: 300, height: 400, dpi: 100, paper: 0 });
    const { source, facts } = await stored(black);
    const { data } = await renderPage(source, facts, { turn: 0, skew: 5 }, { full: true, colour: 'grey' });
    expect(data[0]).toBe(255);
    expect(data[200 * 300 + 150]).toBe(0);
  });

  it('swaps size and resolution with the turn', () => {
    const facts = {
      width: 1728,
      height: 1100,
      dpiX: 204,
      dpiY: 98,
      dpiOrigin: 'file',
      bitDepth: 1,
      colour: 'bilevel',
      codec: 'g3',
    } as const;
    expect(pageSpace(facts, { turn: 90, skew: 0 })).toEqual({ width: 1100, height: 1728, dpiX: 98, dpiY: 204 });
  });
});

describe('scaling', () => {
  it('renders at a resolution', async () => {
    const { source, facts } = await stored(await page(), 150);
    const rendered = await renderPage(source, facts, { turn: 90, skew: 0 }, { dpi: 75, colour: 'grey' });
    expect([rendered.width, rendered.height]).toEqual([400, 300]);
  });

  it('makes the px of a fax square', async () => {
    const { source, facts } = await stored(await page());
    const fax = { ...facts, dpiX: 204, dpiY: 98 };
    const rendered = await renderPage(source, fax, UPRIGHT, { dpi: 102, colour: 'grey' });
    expect([rendered.width, rendered.height]).toEqual([300, Math.round((800 * 102) / 98)]);
  });

  it('never enlarges for a longest side', async () => {
    const { source, facts } = await stored(await page());
    const rendered = await renderPage(source, facts, UPRIGHT, { maxSide: 5000, colour: 'grey' });
    expect([rendered.width, rendered.height]).toEqual([600, 800]);
  });

  it('levels a scaled page to the same place', async () => {
    const upright = await page();
    const { source, facts } = await stored(await crooked(upright, 3, 255));
    const half = await renderPage(source, facts, { turn: 0, skew: 3 }, { maxSide: 400, colour: 'grey' });
    const wanted = await raw(upright).greyscale().resize(300, 400).toColourspace('b-w').raw().toBuffer();
    expect(meanDifference(half.data, wanted)).toBeLessThan(1.5);
  });

  it('makes a JPEG for the screen that stands upright', async () => {
    const { source, facts } = await stored(await quarterTurned(await page(), 90));
    const view = await makeView(source, facts, { turn: 270, skew: 0 }, { maxSide: 320 });
    const info = await sharp(view).metadata();
    expect([info.format, info.width, info.height, info.channels]).toEqual(['jpeg', 240, 320, 3]);
    const thumb = await makeView(source, { ...facts, colour: 'grey' }, UPRIGHT, { maxSide: 100 });
    expect((await sharp(thumb).metadata()).channels).toBe(1);
  });

  it('gives the same px when asked again, and those of the file as it is then', async () => {
    const { source, facts } = await stored(await page());
    const read = () => renderPage(source, facts, UPRIGHT, { maxSide: 400, colour: 'grey' });
    const [first, second, third] = [await read(), await read(), await read()];
    expect(second.data).toEqual(first.data);
    expect(third.data).toEqual(first.data);
    await read();
    const other = await drawPicture({ width: 600, height: 800, dpi: 100, paper: 90, shapes: '' });
    await writeFile(source.path, await raw(other).png().toBuffer());
    expect((await read()).data[0]).toBe(90);
  });
});
