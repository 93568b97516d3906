import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeFrame, identifyFile, probeImage, probeImageBytes } from '../../../electron/engine/imaging/index.ts';
import { bmpFile } from '../../support/images/byte-edits.ts';
import { GOOD_IMAGES, RAMP } from '../../support/images/good-images.ts';
import { raw } from '../../support/images/page-picture.ts';
import { tiffFile } from '../../support/images/tiff-file.ts';
import { tempFolder } from '../../support/temp-folder.ts';

async function saved(name: string, bytes: Buffer): Promise<string> {
  const path = join(tempFolder(), name);
  await writeFile(path, bytes);
  return path;
}

describe.each(GOOD_IMAGES)('$name', ({ name, puid, codec, colour, bitDepth, tolerance, bytes }) => {
  it('is named, measured and decoded', async () => {
    const path = await saved(name, await bytes());
    const probe = await probeImage(path);
    expect(probe.puid).toBe(puid);
    const [page] = probe.frames;
    expect(page).toMatchObject({ codec, colour, bitDepth, frame: 0, priorTurn: 0 });
    if (name !== 'plain.webp') expect(page).toMatchObject({ dpiX: 300, dpiY: 300, dpiOrigin: 'file' });
    const grey = await decodeFrame({ kind: 'image', path, frame: 0 }, { colour: 'grey' });
    expect([grey.width, grey.height, grey.channels]).toEqual([page!.width, page!.height, 1]);
    const rgb = await decodeFrame({ kind: 'image', path, frame: 0 }, { colour: 'rgb' });
    expect(rgb.data.length).toBe(page!.width * page!.height * 3);
    if (tolerance === null) return;
    let sum = 0;
    rgb.data.forEach((value, i) => (sum += Math.abs(value - RAMP.data[i]!)));
    expect(sum / rgb.data.length).toBeLessThanOrEqual(tolerance);
  });
});

describe('a multi-page TIFF', () => {
  const grey = (width: number, height: number, value: number): Buffer => Buffer.alloc(width * height, value);
  const file = (): Buffer =>
    tiffFile([
      { width: 100, height: 120, strips: [grey(100, 120, 10)] },
      { width: 20, height: 24, strips: [grey(20, 24, 99)], extra: [[254, 4, [1]]] },
      { width: 150, height: 60, strips: [grey(150, 60, 200)], dpi: 200 },
    ]);

  it('gives every page its own size and resolution and leaves thumbnails out', async () => {
    const probe = await probeImage(await saved('three.tif', file()));
    expect(probe.frames.map(({ frame, width, height, dpiX }) => [frame, width, height, dpiX])).toEqual([
      [0, 100, 120, 300],
      [2, 150, 60, 200],
    ]);
    expect(probe.findings.map(({ code }) => code)).toEqual(['imaging/thumbnails-skipped']);
  });

  it('decodes the page that was asked for', async () => {
    const path = await saved('three.tif', file());
    const raster = await decodeFrame({ kind: 'image', path, frame: 2 }, { colour: 'grey' });
    expect([raster.width, raster.height, raster.data[0]]).toEqual([150, 60, 200]);
  });
});

describe('names and turns', () => {
  it('goes by the content and reports an extension that says something else', async () => {
    const probe = await probeImage(await saved('page.png', await raw(RAMP).jpeg().toBuffer()));
    expect(probe.format).toBe('jpeg');
    expect(probe.findings).toContainEqual({
      code: 'imaging/extension-mismatch',
      severity: 'warning',
      place: 'page.png',
      params: { extension: 'png', found: 'JPEG' },
    });
  });

  it('takes the name it is told, since masters are stored without one', async () => {
    const path = await saved('0f3a', await raw(RAMP).jpeg().toBuffer());
    expect((await probeImage(path)).findings.map(({ code }) => code)).not.toContain('imaging/extension-mismatch');
    const named = await probeImage(path, { name: 'Trang 1.TIF' });
    expect(named.findings[0]).toMatchObject({ code: 'imaging/extension-mismatch', place: 'Trang 1.TIF' });
  });

  it.each([
    [1, 0],
    [3, 180],
    [6, 90],
    [8, 270],
  ])('keeps the px of EXIF orientation %i as stored and hands on a turn of %i', async (orientation, turn) => {
    const bytes = await raw(RAMP).withMetadata({ orientation, density: 300 }).jpeg().toBuffer();
    const probe = await probeImageBytes(bytes, { name: 'a.jpg' });
    expect(probe.frames[0]).toMatchObject({ width: 200, height: 280, priorTurn: turn });
    const path = await saved('a.jpg', bytes);
    const raster = await decodeFrame({ kind: 'image', path, frame: 0 }, { colour: 'grey' });
    expect([raster.width, raster.height]).toEqual([200, 280]);
    expect(raster.data[10 * 200 + 10]).toBeLessThan(20);
  });

  it('reports a mirrored picture', async () => {
    const bytes = await raw(RAMP).withMetadata({ orientation: 2, density: 300 }).jpeg().toBuffer();
    const probe = await probeImageBytes(bytes, { name: 'a.jpg' });
    expect(probe.findings.map(({ code }) => code)).toEqual(['imaging/mirrored']);
  });

  it('lays transparency on white', async () => {
    const clear = { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } as const;
    const sharp = (await import('sharp')).default;
    const path = await saved('clear.png', await sharp({ create: clear }).png().toBuffer());
    const raster = await decodeFrame({ kind: 'image', path, frame: 0 }, { colour: 'grey' });
    expect(raster.data.every((value) => value === 255)).toBe(true);
  });

  it('says what a stranger is without decoding it', async () => {
    expect(await identifyFile(await saved('a', Buffer.from('%PDF-1.7\n')))).toEqual({
      kind: 'other',
      name: 'PDF',
      picture: false,
    });
  });
});

describe('BMP variants', () => {
  const decode = async (bytes: Buffer): Promise<number[]> => {
    const path = await saved('a.bmp', bytes);
    const { data } = await decodeFrame({ kind: 'image', path, frame: 0 }, { colour: 'rgb' });
    return [...data.subarray(0, 6)];
  };
  const palette = Uint8Array.from([10, 20, 30, 0, 40, 50, 60, 0]);
  const rows = (row: readonly number[], count: number): Buffer => Buffer.from(Array(count).fill(row).flat());

  it('reads 1 bit with its palette, whichever entry is the ink', async () => {
    const pixels = rows([0b01000000, 0, 0, 0], 16);
    expect(await decode(bmpFile({ width: 16, height: 16, bits: 1, palette, pixels }))).toEqual([
      30, 20, 10, 60, 50, 40,
    ]);
  });

  it('reads 4 and 8 bits with their palette', async () => {
    const four = rows([0x01, 0, 0, 0, 0, 0, 0, 0], 16);
    expect(await decode(bmpFile({ width: 16, height: 16, bits: 4, palette, pixels: four }))).toEqual([
      30, 20, 10, 60, 50, 40,
    ]);
    const eight = rows([1, 0, ...Array<number>(14).fill(0)], 16);
    expect(await decode(bmpFile({ width: 16, height: 16, bits: 8, palette, pixels: eight }))).toEqual([
      60, 50, 40, 30, 20, 10,
    ]);
  });

  it('reads 16 and 32 bits and pictures stored from the top', async () => {
    const five = rows([0x1f, 0x7c, ...Array<number>(30).fill(0)], 16);
    expect(await decode(bmpFile({ width: 16, height: 16, bits: 16, pixels: five }))).toEqual([255, 0, 255, 0, 0, 0]);
    const first = rows([1, 2, 3, 0, ...Array<number>(60).fill(9)], 1);
    const pixels = Buffer.concat([first, Buffer.alloc(64 * 15)]);
    expect(await decode(bmpFile({ width: 16, height: -16, bits: 32, pixels }))).toEqual([3, 2, 1, 9, 9, 9]);
  });
});
