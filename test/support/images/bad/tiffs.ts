import { cutOff, spoil } from '../byte-edits.ts';
import { tiffFile, type TiffPage } from '../tiff-file.ts';
import { picture, type BadImage } from './bad-image.ts';

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

/** TIFFs with broken directories, spoilt strips or samples nobody can read. */
export const TIFFS: readonly BadImage[] = [
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
