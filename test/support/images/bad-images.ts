import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { rampPicture } from './good-images.ts';
import { noisy, raw } from './page-picture.ts';
import {
  bmpFile,
  cutOff,
  jp2Box,
  jpegFrameAt,
  pngBomb,
  pngChunk,
  pngHeader,
  PNG_SIGNATURE,
  spoil,
} from './byte-edits.ts';
import { tiffFile, type TiffPage } from './tiff-file.ts';

/** A file that has to be refused with `code`. */
export interface BadImage {
  readonly name: string;
  readonly code: string;
  readonly bytes: () => Promise<Buffer> | Buffer;
}

// The same on every run: damage must hit the same bits. Drawn by rule and not by sharp, whose noise differs each time.
const PICTURE = noisy(rampPicture(200, 280), 12);
const picture = (): Sharp => raw(PICTURE);
const jpeg = (): Promise<Buffer> => picture().jpeg().toBuffer();
const png = (): Promise<Buffer> => picture().png().toBuffer();
const webp = (): Promise<Buffer> => picture().webp().toBuffer();
const tiff = (compression: 'lzw' | 'deflate' | 'jpeg' | 'packbits'): Promise<Buffer> =>
  picture().tiff({ compression, predictor: 'none' }).toBuffer();
const g4 = (): Promise<Buffer> =>
  picture()
    .greyscale()
    .threshold(150)
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite: true })
    .toBuffer();

const grey = (width: number, height: number): Buffer => Buffer.alloc(width * height, 200);
const page = (more: Partial<TiffPage> = {}): TiffPage => ({
  width: 100,
  height: 100,
  strips: [grey(100, 100)],
  ...more,
});

/** A JPEG whose frame header says another size. */
async function resizedJpeg(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await jpeg());
  const at = jpegFrameAt(bytes);
  bytes.writeUInt16BE(height, at);
  bytes.writeUInt16BE(width, at + 2);
  return bytes;
}

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

/** Files that are no images at all. */
const STRANGERS: readonly BadImage[] = [
  { name: 'nothing.jpg', code: 'imaging/empty', bytes: () => Buffer.alloc(0) },
  { name: 'letter.jpg', code: 'imaging/not-an-image', bytes: () => Buffer.from('Kính gửi: Văn phòng\n'.repeat(30)) },
  {
    name: 'page.png',
    code: 'imaging/not-an-image',
    bytes: () => Buffer.from('<!DOCTYPE html><html><body>x</body></html>'),
  },
  { name: 'scan.tif', code: 'imaging/not-an-image', bytes: () => Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1') },
  { name: 'box.jpg', code: 'imaging/not-an-image', bytes: () => Buffer.from('PK\x03\x04' + '\0'.repeat(60), 'latin1') },
  { name: 'noise.png', code: 'imaging/not-an-image', bytes: () => Buffer.alloc(4000, 0x07) },
  { name: 'program.jpg', code: 'imaging/not-an-image', bytes: () => Buffer.from('MZ' + '\0'.repeat(200), 'latin1') },
  { name: 'one-byte.tif', code: 'imaging/not-an-image', bytes: () => Buffer.from([0x49]) },
  {
    name: 'drawing.png',
    code: 'imaging/unsupported-format',
    bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  },
  { name: 'turning.gif', code: 'imaging/unsupported-format', bytes: () => picture().gif().toBuffer() },
  {
    name: 'phone.heic',
    code: 'imaging/unsupported-format',
    bytes: () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic' + '\0'.repeat(64), 'latin1'),
  },
  {
    name: 'photo.psd',
    code: 'imaging/unsupported-format',
    bytes: () => Buffer.from('8BPS\0\x01' + '\0'.repeat(64), 'latin1'),
  },
];

const JPEGS: readonly BadImage[] = [
  { name: 'cut.jpg', code: 'imaging/truncated', bytes: async () => cutOff(await jpeg(), 0.6) },
  { name: 'no-end.jpg', code: 'imaging/truncated', bytes: async () => cutOff(await jpeg(), 0.98) },
  {
    name: 'zero-filled.jpg',
    code: 'imaging/truncated',
    bytes: async () => {
      const bytes = await jpeg();
      return Buffer.concat([cutOff(bytes, 0.7), Buffer.alloc(bytes.length * 3)]);
    },
  },
  { name: 'head-only.jpg', code: 'imaging/truncated', bytes: async () => (await jpeg()).subarray(0, 30) },
  { name: 'spoilt.jpg', code: 'imaging/damaged', bytes: async () => spoil(await jpeg(), 0.5, 400) },
  {
    name: 'no-markers.jpg',
    code: 'imaging/damaged',
    bytes: () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), Buffer.alloc(50, 7)]),
  },
  {
    name: 'soi-eoi.jpg',
    code: 'imaging/no-frames',
    bytes: () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xd9]),
  },
  { name: 'zero-high.jpg', code: 'imaging/bad-dimensions', bytes: () => resizedJpeg(200, 0) },
  { name: 'bomb.jpg', code: 'imaging/pixel-bomb', bytes: () => resizedJpeg(65_000, 65_000) },
  { name: 'taller.jpg', code: 'imaging/damaged', bytes: () => resizedJpeg(200, 2000) },
  {
    name: 'lossless.jpg',
    code: 'imaging/unsupported-compression',
    bytes: async () => {
      const bytes = Buffer.from(await jpeg());
      bytes[jpegFrameAt(bytes) - 4] = 0xc3;
      return bytes;
    },
  },
  {
    name: 'twelve-bit.jpg',
    code: 'imaging/unsupported-samples',
    bytes: async () => {
      const bytes = Buffer.from(await jpeg());
      bytes[jpegFrameAt(bytes) - 1] = 12;
      return bytes;
    },
  },
  { name: 'icon.jpg', code: 'imaging/too-small', bytes: () => picture().resize(8, 8).jpeg().toBuffer() },
];

const PNGS: readonly BadImage[] = [
  { name: 'cut.png', code: 'imaging/truncated', bytes: async () => cutOff(await png(), 0.6) },
  { name: 'no-end.png', code: 'imaging/truncated', bytes: async () => (await png()).subarray(0, -12) },
  { name: 'spoilt.png', code: 'imaging/damaged', bytes: async () => spoil(await png()) },
  { name: 'bomb.png', code: 'imaging/pixel-bomb', bytes: () => pngBomb(60_000, 60_000) },
  { name: 'long-bomb.png', code: 'imaging/pixel-bomb', bytes: () => pngBomb(2_000_000, 20) },
  { name: 'zero-wide.png', code: 'imaging/bad-dimensions', bytes: () => pngBomb(0, 100) },
  {
    name: 'no-data.png',
    code: 'imaging/no-frames',
    bytes: () => Buffer.concat([PNG_SIGNATURE, pngHeader(100, 100), pngChunk('IEND', Buffer.alloc(0))]),
  },
  {
    name: 'too-few-rows.png',
    code: 'imaging/damaged',
    bytes: () =>
      Buffer.concat([
        PNG_SIGNATURE,
        pngHeader(300, 300),
        pngChunk('IDAT', deflateSync(Buffer.alloc(901 * 40))),
        pngChunk('IEND', Buffer.alloc(0)),
      ]),
  },
  {
    name: 'long-chunk.png',
    code: 'imaging/truncated',
    bytes: () =>
      Buffer.concat([
        PNG_SIGNATURE,
        pngHeader(100, 100),
        Buffer.from([0x7f, 0xff, 0xff, 0xff]),
        Buffer.from('IDATxxxxxxxx'),
      ]),
  },
  {
    name: 'moving.png',
    code: 'imaging/animated',
    bytes: async () => {
      const bytes = await png();
      return Buffer.concat([
        bytes.subarray(0, 33),
        pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
        bytes.subarray(33),
      ]);
    },
  },
];

const TIFFS: readonly BadImage[] = [
  { name: 'cut.tif', code: 'imaging/truncated', bytes: async () => cutOff(await tiff('lzw'), 0.7) },
  { name: 'outside.tif', code: 'imaging/truncated', bytes: () => tiffFile([page()], { firstDirectory: 9_000_000 }) },
  {
    name: 'next-outside.tif',
    code: 'imaging/truncated',
    bytes: () => tiffFile([page()], { nextDirectory: 9_000_000 }),
  },
  {
    name: 'loop.tif',
    code: 'imaging/looping-directory',
    bytes: () => tiffFile([page(), page()], { nextDirectory: 'first' }),
  },
  { name: 'no-pages.tif', code: 'imaging/no-frames', bytes: () => tiffFile([page()], { firstDirectory: 0 }) },
  {
    name: 'no-entries.tif',
    code: 'imaging/bad-directory',
    bytes: () => Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), Buffer.alloc(100)]),
  },
  {
    name: 'many-entries.tif',
    code: 'imaging/bad-directory',
    bytes: () => Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), Buffer.alloc(100, 0xff)]),
  },
  {
    name: 'strips-outside.tif',
    code: 'imaging/truncated',
    bytes: () => tiffFile([page({ extra: [[273, 4, [50_000_000]]] })]),
  },
  { name: 'few-strips.tif', code: 'imaging/bad-directory', bytes: () => tiffFile([page({ rowsPerStrip: 1 })]) },
  { name: 'no-strips.tif', code: 'imaging/bad-directory', bytes: () => tiffFile([page({ without: [273] })]) },
  {
    name: 'strip-count.tif',
    code: 'imaging/bad-directory',
    bytes: () => {
      const bytes = tiffFile([page({ strips: [grey(100, 50), grey(100, 50)], rowsPerStrip: 50 })]);
      // The count of tag 273 (StripOffsets) becomes four thousand million.
      const at = bytes.indexOf(Buffer.from([0x11, 0x01, 4, 0]));
      bytes.writeUInt32LE(0xfffffff0, at + 4);
      return bytes;
    },
  },
  { name: 'zero.tif', code: 'imaging/bad-dimensions', bytes: () => tiffFile([page({ width: 0 })]) },
  {
    name: 'bomb.tif',
    code: 'imaging/pixel-bomb',
    bytes: () => tiffFile([page({ width: 60_000, height: 60_000, compression: 5 })]),
  },
  {
    name: 'short-strip.tif',
    code: 'imaging/truncated',
    bytes: () => tiffFile([page({ height: 4000, extra: [[278, 4, [4000]]] })]),
  },
  { name: 'spoilt-lzw.tif', code: 'imaging/damaged', bytes: async () => spoil(await tiff('lzw'), 0.3) },
  { name: 'spoilt-deflate.tif', code: 'imaging/damaged', bytes: async () => spoil(await tiff('deflate')) },
  { name: 'spoilt-jpeg.tif', code: 'imaging/damaged', bytes: async () => spoil(await tiff('jpeg'), 0.3, 400) },
  { name: 'spoilt-g4.tif', code: 'imaging/damaged', bytes: async () => spoil(await g4()) },
  {
    name: 'second-page-spoilt.tif',
    code: 'imaging/damaged',
    bytes: () => tiffFile([page(), page({ compression: 5, strips: [Buffer.alloc(300, 0xff)] })]),
  },
  {
    name: 'unknown-compression.tif',
    code: 'imaging/unsupported-compression',
    bytes: () => tiffFile([page({ compression: 65_000 })]),
  },
  {
    name: 'float.tif',
    code: 'imaging/unsupported-samples',
    bytes: () => tiffFile([page({ bits: [32], extra: [[339, 3, [3]]] })]),
  },
  {
    // What some tools write when pages are joined: colour with two channels more. The decoder cannot lay them on white.
    name: 'five-channels.tif',
    code: 'imaging/unsupported-samples',
    bytes: () =>
      tiffFile([page({ photometric: 2, bits: [8, 8, 8, 8, 8], strips: [grey(500, 100)], extra: [[338, 3, [0, 2]]] })]),
  },
  { name: 'camera.tif', code: 'imaging/unsupported-samples', bytes: () => tiffFile([page({ photometric: 32_803 })]) },
];

const OTHERS: readonly BadImage[] = [
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

/** Bad image files and the error each has to be refused with. */
export const BAD_IMAGES: readonly BadImage[] = [...STRANGERS, ...JPEGS, ...PNGS, ...TIFFS, ...OTHERS];
