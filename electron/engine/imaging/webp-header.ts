import { bufferReader, type ByteReader } from './byte-reader.ts';
import { readExif, type ExifFacts } from './exif.ts';
import type { Variant } from './formats.ts';
import { HeaderFault, type FileHeader } from './frame-header.ts';
import { MAX_SEGMENTS } from './limits.ts';

const ANIMATION_FLAG = 0x02;
const MAX_EXIF = 1 << 20;

/** Walks the RIFF chunks of a WebP (RFC 9649). Throws HeaderFault; an animation is no page. */
export async function readWebpHeader(reader: ByteReader): Promise<FileHeader> {
  const riff = await reader.read(0, 12);
  if (riff.length < 12) throw new HeaderFault('truncated');
  const end = 8 + riff.readUInt32LE(4);
  if (end > reader.size) throw new HeaderFault('truncated');
  let at = 12;
  let variant: Variant | null = null;
  let size: { width: number; height: number } | null = null;
  let lossless = false;
  let exif: ExifFacts | null = null;
  for (let chunks = 0; at + 8 <= end; chunks++) {
    if (chunks > MAX_SEGMENTS) throw new HeaderFault('damaged', { reason: 'too many chunks' });
    const head = await reader.read(at, 18);
    if (head.length < 8) throw new HeaderFault('truncated');
    const type = head.toString('latin1', 0, 4);
    const length = head.readUInt32LE(4);
    if (at + 8 + length > reader.size) throw new HeaderFault('truncated');
    if (type === 'VP8X' && head.length >= 18) {
      variant = 'webp-extended';
      if ((head[8]! & ANIMATION_FLAG) !== 0) throw new HeaderFault('animated');
      size = { width: head.readUIntLE(12, 3) + 1, height: head.readUIntLE(15, 3) + 1 };
    }
    if (type === 'VP8 ' && head.length >= 18) {
      variant ??= 'webp-lossy';
      size = { width: head.readUInt16LE(14) & 0x3fff, height: head.readUInt16LE(16) & 0x3fff };
    }
    if (type === 'VP8L' && head.length >= 13) {
      variant ??= 'webp-lossless';
      lossless = true;
      const bits = head.readUInt32LE(9);
      size = { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    if (type === 'EXIF' && length <= MAX_EXIF)
      exif = await readExif(bufferReader(await exifBody(reader, at + 8, length)));
    at += 8 + length + (length % 2);
  }
  if (!variant || !size) throw new HeaderFault('no-frames');
  return {
    variant,
    thumbnails: 0,
    frames: [
      {
        index: 0,
        ...size,
        bitDepth: 8,
        colour: 'rgb',
        codec: lossless ? 'webp-lossless' : 'webp',
        dpi: exif?.dpi ?? null,
        orientation: exif?.orientation ?? 1,
      },
    ],
  };
}

/** Some writers put the JPEG's `Exif\0\0` mark before the block. */
async function exifBody(reader: ByteReader, at: number, length: number): Promise<Buffer> {
  const body = await reader.read(at, length);
  return body.toString('latin1', 0, 6) === 'Exif\0\0' ? body.subarray(6) : body;
}
