import { cutOff, jpegFrameAt, spoil } from '../byte-edits.ts';
import { picture, type BadImage } from './bad-image.ts';

const jpeg = (): Promise<Buffer> => picture().jpeg().toBuffer();

/** A JPEG whose frame header says another size. */
async function resizedJpeg(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await jpeg());
  const at = jpegFrameAt(bytes);
  bytes.writeUInt16BE(height, at);
  bytes.writeUInt16BE(width, at + 2);
  return bytes;
}

/** JPEGs that are cut, spoilt, of another kind or lie about their size. */
export const JPEGS: readonly BadImage[] = [
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
