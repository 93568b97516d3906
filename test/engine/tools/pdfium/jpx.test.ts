import { describe, expect, it } from 'vitest';
import { decodeJpx, readJpxHeader } from '../../../../electron/engine/tools/pdfium/index.ts';
import { J2K_RED, JP2_GREY, JP2_RED } from '../../../support/pdfs/jpeg2000.ts';

describe('JPEG 2000', () => {
  it('reads the size from a file and from a bare codestream', () => {
    expect(readJpxHeader(JP2_GREY)).toMatchObject({ width: 32, height: 20, bitDepth: 8 });
    expect(readJpxHeader(J2K_RED)).toMatchObject({ width: 32, height: 20, components: 3 });
  });

  it('answers null for what is no JPEG 2000 and for a file cut off before the size', () => {
    expect(readJpxHeader(Buffer.from('%PDF-1.7 and so on and so on'))).toBeNull();
    expect(readJpxHeader(JP2_GREY.subarray(0, 100))).toBeNull();
    expect(readJpxHeader(Buffer.alloc(0))).toBeNull();
  });

  it('decodes grey to one channel', async () => {
    const raster = await decodeJpx(JP2_GREY);
    expect(raster).toMatchObject({ width: 32, height: 20, channels: 1 });
    expect([raster.data[0], raster.data[31]]).toEqual([0, 255]);
  });

  it.each([
    ['a file', JP2_RED],
    ['a bare codestream', J2K_RED],
  ])('decodes red of %s to red, not to blue', async (_, bytes) => {
    const { data, channels } = await decodeJpx(bytes);
    expect(channels).toBe(3);
    expect([...data.subarray(0, 3)]).toEqual([255, 0, 0]);
    expect([...data.subarray(-3)]).toEqual([255, 255, 255]);
  });

  it('refuses a bomb by its header, before decoding', async () => {
    const bomb = Buffer.from(J2K_RED);
    bomb.writeUInt32BE(60_000, 8);
    bomb.writeUInt32BE(60_000, 12);
    await expect(decodeJpx(bomb)).rejects.toMatchObject({ code: 'intake/jpx-too-large' });
  });

  it('refuses noise behind a good header', async () => {
    const broken = Buffer.from(J2K_RED);
    broken.fill(0x55, 60);
    await expect(decodeJpx(broken)).rejects.toMatchObject({ code: 'intake/jpx-damaged' });
  });
});
