import { bufferReader, type ByteReader } from './byte-reader.ts';
import { readExif, type ExifFacts } from './exif.ts';
import type { Variant } from './formats.ts';
import { HeaderFault, type FileHeader, type StatedDpi } from './frame-header.ts';
import { MAX_SEGMENTS } from './limits.ts';

const SOF_NAMES: Readonly<Record<number, string>> = {
  0xc3: 'JPEG lossless',
  0xc5: 'JPEG hierarchical',
  0xc6: 'JPEG hierarchical',
  0xc7: 'JPEG hierarchical',
  0xc9: 'JPEG arithmetic',
  0xca: 'JPEG arithmetic',
  0xcb: 'JPEG arithmetic',
  0xcd: 'JPEG arithmetic',
  0xce: 'JPEG arithmetic',
  0xcf: 'JPEG arithmetic',
};

/** Reads the marker segments up to the image data (ITU-T T.81 Annex B; JFIF 1.02; EXIF 2.3). Throws HeaderFault. */
export async function readJpegHeader(reader: ByteReader): Promise<FileHeader> {
  let at = 2;
  let first: 'jfif' | 'exif' | 'other' | null = null;
  let jfif: { version: number; dpi: StatedDpi | null } | null = null;
  let exif: ExifFacts | null = null;
  let frame: { width: number; height: number; components: number } | null = null;
  for (let segments = 0; ; segments++) {
    if (segments > MAX_SEGMENTS) throw new HeaderFault('damaged', { reason: 'too many segments' });
    const head = await reader.read(at, 4);
    if (head.length < 2) throw new HeaderFault('truncated');
    if (head[0] !== 0xff) throw new HeaderFault('damaged', { reason: `no marker at byte ${at}` });
    const marker = head[1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    if (marker === 0xd9) throw new HeaderFault('no-frames');
    if (marker === 0xda) break;
    if (head.length < 4) throw new HeaderFault('truncated');
    const length = head.readUInt16BE(2);
    if (length < 2) throw new HeaderFault('damaged', { reason: `segment of length ${length}` });
    const body = await reader.read(at + 4, length - 2);
    if (body.length < length - 2) throw new HeaderFault('truncated');
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      frame = readFrame(marker, body);
    }
    if (marker === 0xe0 && body.length >= 12 && body.toString('latin1', 0, 5) === 'JFIF\0') {
      jfif ??= readJfif(body);
      first ??= 'jfif';
    }
    if (marker === 0xe1 && body.toString('latin1', 0, 6) === 'Exif\0\0') {
      exif ??= await readExif(bufferReader(body.subarray(6)));
      first ??= 'exif';
    }
    first ??= 'other';
    at += 2 + length;
  }
  if (!frame) throw new HeaderFault('damaged', { reason: 'no frame header' });
  await checkEnd(reader, at);
  return {
    variant: variantOf(first, jfif?.version, exif?.version),
    thumbnails: 0,
    frames: [
      {
        index: 0,
        width: frame.width,
        height: frame.height,
        bitDepth: 8,
        colour: frame.components === 1 ? 'grey' : frame.components === 4 ? 'cmyk' : 'rgb',
        codec: 'jpeg',
        dpi: jfif?.dpi ?? exif?.dpi ?? null,
        orientation: exif?.orientation ?? 1,
      },
    ],
  };
}

/** Bytes searched at a time for the end marker. */
const BLOCK = 1 << 16;

/**
 * Looks for the end marker after the image data begins. Copies that broke off are often filled up with zeros to their full
 * length; a decoder takes those for grey blocks and finds nothing amiss. In image data FF is never followed by D9.
 */
async function checkEnd(reader: ByteReader, dataAt: number): Promise<void> {
  for (let end = reader.size; end > dataAt; end -= BLOCK) {
    const start = Math.max(dataAt, end - BLOCK);
    // One byte more, for a marker that lies across two blocks.
    const block = await reader.read(start, end - start + 1);
    if (block.includes(END_MARKER)) return;
  }
  throw new HeaderFault('truncated');
}

const END_MARKER = Buffer.from([0xff, 0xd9]);

function readFrame(marker: number, body: Buffer): { width: number; height: number; components: number } {
  if (marker > 0xc2) throw new HeaderFault('unsupported-compression', { compression: SOF_NAMES[marker] ?? 'JPEG' });
  if (body.length < 6) throw new HeaderFault('damaged', { reason: 'short frame header' });
  const precision = body[0]!;
  if (precision !== 8) throw new HeaderFault('unsupported-samples', { samples: `JPEG, ${precision} bit` });
  const components = body[5]!;
  if (components !== 1 && components !== 3 && components !== 4) {
    throw new HeaderFault('unsupported-samples', { samples: `JPEG, ${components} components` });
  }
  return { height: body.readUInt16BE(1), width: body.readUInt16BE(3), components };
}

function readJfif(body: Buffer): { version: number; dpi: StatedDpi | null } {
  const unit = body[7]!;
  const factor = unit === 1 ? 1 : unit === 2 ? 2.54 : null;
  const dpi = factor === null ? null : { x: body.readUInt16BE(8) * factor, y: body.readUInt16BE(10) * factor };
  return { version: body.readUInt16BE(5), dpi };
}

function variantOf(first: string | null, jfifVersion?: number, exifVersion?: string): Variant {
  if (first === 'jfif') {
    if (jfifVersion === 0x0100) return 'jpeg-jfif-1.00';
    return jfifVersion === 0x0102 ? 'jpeg-jfif-1.02' : 'jpeg-jfif-1.01';
  }
  if (first !== 'exif' || exifVersion === undefined) return 'jpeg-raw';
  if (exifVersion.startsWith('020')) return 'jpeg-exif-2.0';
  if (exifVersion.startsWith('021')) return 'jpeg-exif-2.1';
  if (exifVersion === '0220') return 'jpeg-exif-2.2';
  return exifVersion === '0221' ? 'jpeg-exif-2.21' : 'jpeg-exif-2.3';
}
