import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closePageSources, decodeFrame, probeImage, renderPage } from '../../../electron/engine/imaging/index.ts';
import { decodeError } from '../../../electron/engine/imaging/decoder.ts';
import { closePdfium } from '../../../electron/engine/tools/pdfium/index.ts';
import type { AppError } from '../../../shared/contract/app-error.ts';
import type { PageFacts } from '../../../shared/model/page.ts';
import { pngChunk } from '../../support/images/byte-edits.ts';
import { RAMP } from '../../support/images/good-images.ts';
import { raw } from '../../support/images/page-picture.ts';
import { pdfOfPages, scanPage } from '../../support/pdfs/build-pdf.ts';
import { HEIGHT, jpegBytes, jpegImage, WIDTH } from '../../support/pdfs/images.ts';
import { JP2_GREY, JP2_RED } from '../../support/pdfs/jpeg2000.ts';
import { tempFolder } from '../../support/temp-folder.ts';

afterAll(async () => {
  await closePageSources();
  await closePdfium();
});

async function saved(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(tempFolder(), name);
  await writeFile(path, bytes);
  return path;
}

describe('JPEG 2000', () => {
  it('is named, measured and decoded', async () => {
    const path = await saved('a.jp2', JP2_RED);
    const probe = await probeImage(path);
    expect(probe).toMatchObject({ format: 'jp2', puid: 'x-fmt/392', mime: 'image/jp2' });
    expect(probe.frames[0]).toMatchObject({ width: 32, height: 20, colour: 'rgb', bitDepth: 8, codec: 'jp2' });
    const { data } = await decodeFrame({ kind: 'image', path, frame: 0 }, { colour: 'rgb' });
    expect([...data.subarray(0, 3)]).toEqual([255, 0, 0]);
    expect([...data.subarray(31 * 3, 32 * 3)]).toEqual([255, 255, 255]);
  });

  it('keeps grey grey', async () => {
    const path = await saved('a.jp2', JP2_GREY);
    const raster = await decodeFrame({ kind: 'image', path, frame: 0 }, { colour: 'grey' });
    expect([raster.channels, raster.data[0], raster.data[31]]).toEqual([1, 0, 255]);
  });
});

describe('pages of a PDF', () => {
  const facts: PageFacts = {
    width: WIDTH,
    height: HEIGHT,
    dpiX: 72,
    dpiY: 72,
    dpiOrigin: 'file',
    bitDepth: 8,
    colour: 'rgb',
    codec: 'jpeg',
  };
  const scanned = async (): Promise<string> => saved('scan.pdf', pdfOfPages([scanPage(await jpegImage())]));

  it('give the stored image itself for a scan', async () => {
    const path = await scanned();
    const jpeg = await saved('same.jpg', await jpegBytes());
    const fromPdf = await decodeFrame({ kind: 'pdf-image', path, page: 0 }, { colour: 'rgb' });
    const fromFile = await decodeFrame({ kind: 'image', path: jpeg, frame: 0 }, { colour: 'rgb' });
    expect([fromPdf.width, fromPdf.height]).toEqual([WIDTH, HEIGHT]);
    expect(Buffer.compare(fromPdf.data, fromFile.data)).toBe(0);
  });

  it('are drawn at the size asked for, through the same renderPage', async () => {
    const path = await scanned();
    const source = { kind: 'pdf-render', path, page: 0 } as const;
    const drawn = await renderPage(source, facts, { turn: 90, skew: 0 }, { maxSide: 300, colour: 'grey' });
    expect([drawn.width, drawn.height, drawn.channels]).toEqual([300, Math.round((WIDTH * 300) / HEIGHT), 1]);
    const small = await decodeFrame(source, { colour: 'rgb', size: { maxSide: 100 } });
    expect([small.width, small.height, small.channels]).toEqual([71, 100, 3]);
  });

  it('are read again after they were closed', async () => {
    const path = await scanned();
    const source = { kind: 'pdf-image', path, page: 0 } as const;
    await decodeFrame(source, { colour: 'grey' });
    await closePageSources();
    expect((await decodeFrame(source, { colour: 'grey' })).width).toBe(WIDTH);
  });
});

describe('a page that cannot be decoded', () => {
  it('is called by the name it was received under, where one is known', async () => {
    const path = await saved('4f53cda18c2b', (await jpegBytes()).subarray(0, 300));
    const source = { kind: 'image', path, frame: 0 } as const;
    const errorOf = async (promise: Promise<unknown>) => (await promise.catch((error: unknown) => error)) as AppError;
    const plain = await errorOf(decodeFrame(source, { colour: 'rgb' }));
    const named = await errorOf(decodeFrame({ ...source, name: 'hộp 1/tờ 3.jpg' }, { colour: 'rgb' }));
    expect(plain.params['file']).toBe('4f53cda18c2b');
    expect(named).toMatchObject({ code: plain.code, params: { ...plain.params, file: 'hộp 1/tờ 3.jpg' } });
  });
});

describe('grey', () => {
  it('is the luminance of BT.601', async () => {
    const path = await saved('a.png', await raw(RAMP).png().toBuffer());
    const source = { kind: 'image', path, frame: 0 } as const;
    const grey = await decodeFrame(source, { colour: 'grey' });
    const at = 100 * RAMP.width + 100;
    const [r, g, b] = RAMP.data.subarray(at * 3, at * 3 + 3);
    expect(Math.abs(grey.data[at]! - (0.299 * r! + 0.587 * g! + 0.114 * b!))).toBeLessThanOrEqual(1);
  });

  it('stays what it was for a 16-bit grey scan', async () => {
    const wide = Buffer.alloc(64 * 64 * 2);
    for (let i = 0; i < 64 * 64; i++) wide.writeUInt16BE(0x8000, i * 2);
    const { deflateSync } = await import('node:zlib');
    const rows = Buffer.concat(
      Array.from({ length: 64 }, (_, y) => Buffer.concat([Buffer.of(0), wide.subarray(y * 128, (y + 1) * 128)])),
    );
    const head = Buffer.from([0, 0, 0, 64, 0, 0, 0, 64, 16, 0, 0, 0, 0]);
    const png = Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      pngChunk('IHDR', head),
      pngChunk('IDAT', deflateSync(rows)),
      pngChunk('IEND', Buffer.alloc(0)),
    ]);
    const path = await saved('deep.png', png);
    expect((await probeImage(path)).frames[0]).toMatchObject({ colour: 'grey', bitDepth: 16 });
    const raster = await decodeFrame({ kind: 'image', path, frame: 0 }, { colour: 'grey' });
    expect(raster.data[0]).toBe(0x80);
  });
});

it('names the file and the page when a page does not decode', async () => {
  const whole = await raw(RAMP).jpeg().toBuffer();
  const path = await saved('half.jpg', whole.subarray(0, whole.length / 2));
  await expect(decodeFrame({ kind: 'image', path, frame: 0 }, { colour: 'grey' })).rejects.toMatchObject({
    code: 'imaging/truncated',
    params: { file: 'half.jpg', page: 1 },
  });
});

it('says in its own words what a decoder complained of', () => {
  const code = (message: string): string => (decodeError(new Error(message), 'a.jpg', 0) as AppError).code;
  expect(code('timeout: 41% complete')).toBe('imaging/decode-timeout');
  expect(code('VipsJpeg: premature end of JPEG image')).toBe('imaging/truncated');
  expect(code('Corrupt JPEG data: premature end of data segment')).toBe('imaging/damaged');
  expect(code('tiff2vips: read error')).toBe('imaging/damaged');
});
