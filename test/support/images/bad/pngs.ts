import { deflateSync } from 'node:zlib';
import { cutOff, pngBomb, pngChunk, pngHeader, PNG_SIGNATURE, spoil } from '../byte-edits.ts';
import { picture, type BadImage } from './bad-image.ts';

const png = (): Promise<Buffer> => picture().png().toBuffer();

/** PNGs that are cut, spoilt, moving or lie about their size. */
export const PNGS: readonly BadImage[] = [
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
