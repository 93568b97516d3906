import sharp from 'sharp';
import { bmpFile, cutOff, jp2Box } from '../byte-edits.ts';
import { picture, type BadImage } from './bad-image.ts';

const webp = (): Promise<Buffer> => picture().webp().toBuffer();

/** A lossless WebP header that claims 16384 × 16384. */
function webpBomb(): Buffer {
  const body = Buffer.alloc(32);
  body[0] = 0x2f;
  body.writeUInt32LE(0x0fffffff, 1);
  const chunk = Buffer.concat([Buffer.from('VP8L'), Buffer.from([32, 0, 0, 0]), body]);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(chunk.length + 4, 4);
  return Buffer.concat([head, chunk]);
}

async function animatedWebp(): Promise<Buffer> {
  const frames = await picture().resize(64, 128).raw().toBuffer();
  return sharp(frames, { raw: { width: 64, height: 128, channels: 3, pageHeight: 64 } })
    .webp()
    .toBuffer();
}

/** A JP2 whose codestream is only a size (SIZ) and what follows. */
function jp2(width: number, height: number, tail: Buffer): Buffer {
  const siz = Buffer.alloc(51);
  siz.writeUInt32BE(0xff4fff51, 0);
  siz.writeUInt16BE(47, 4);
  siz.writeUInt32BE(width, 8);
  siz.writeUInt32BE(height, 12);
  siz.writeUInt32BE(width, 24);
  siz.writeUInt32BE(height, 28);
  siz.writeUInt16BE(3, 40);
  for (let i = 0; i < 3; i++) siz.set([7, 1, 1], 42 + i * 3);
  const ihdr = Buffer.alloc(14);
  ihdr.writeUInt32BE(height, 0);
  ihdr.writeUInt32BE(width, 4);
  ihdr.set([0, 3, 7, 7, 0, 0], 8);
  return Buffer.concat([
    jp2Box('jP  ', Buffer.from('\r\n\x87\n', 'latin1')),
    jp2Box('ftyp', Buffer.from('jp2 \0\0\0\0jp2 ', 'latin1')),
    jp2Box('jp2h', jp2Box('ihdr', ihdr), jp2Box('colr', Buffer.from([1, 0, 0, 0, 0, 0, 16]))),
    jp2Box('jp2c', siz, tail),
  ]);
}

const END = Buffer.from([0xff, 0xd9]);

/** WebP, BMP and JPEG 2000 files in all the ways of being bad. */
export const OTHERS: readonly BadImage[] = [
  { name: 'cut.webp', code: 'imaging/truncated', bytes: async () => cutOff(await webp(), 0.6) },
  { name: 'bomb.webp', code: 'imaging/pixel-bomb', bytes: webpBomb },
  { name: 'moving.webp', code: 'imaging/animated', bytes: animatedWebp },
  { name: 'empty.webp', code: 'imaging/no-frames', bytes: () => Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1') },
  {
    name: 'cut.bmp',
    code: 'imaging/truncated',
    bytes: () => cutOff(bmpFile({ width: 100, height: 100, bits: 24 }), 0.6),
  },
  {
    name: 'bomb.bmp',
    code: 'imaging/pixel-bomb',
    bytes: () => bmpFile({ width: 60_000, height: 60_000, bits: 24, pixels: Buffer.alloc(64) }),
  },
  {
    name: 'zero.bmp',
    code: 'imaging/bad-dimensions',
    bytes: () => bmpFile({ width: 0, height: 100, bits: 24, pixels: Buffer.alloc(64) }),
  },
  {
    name: 'rle.bmp',
    code: 'imaging/unsupported-compression',
    bytes: () => bmpFile({ width: 100, height: 100, bits: 8, compression: 1 }),
  },
  {
    name: 'header.bmp',
    code: 'imaging/damaged',
    bytes: () => Buffer.concat([Buffer.from('BM'), Buffer.alloc(60, 0xee)]),
  },
  { name: 'cut.jp2', code: 'imaging/truncated', bytes: () => jp2(100, 100, Buffer.alloc(20)) },
  { name: 'bomb.jp2', code: 'imaging/pixel-bomb', bytes: () => jp2(60_000, 60_000, END) },
  { name: 'hollow.jp2', code: 'imaging/damaged', bytes: () => jp2(100, 100, END) },
  {
    name: 'no-code.jp2',
    code: 'imaging/no-frames',
    bytes: () =>
      Buffer.concat([
        jp2Box('jP  ', Buffer.from('\r\n\x87\n', 'latin1')),
        jp2Box('ftyp', Buffer.from('jp2 \0\0\0\0jp2 ', 'latin1')),
      ]),
  },
];
