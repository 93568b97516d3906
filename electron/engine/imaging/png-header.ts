import { crc32 } from 'node:zlib';
import type { Colour } from '../../../shared/model/page.ts';
import { bufferReader, type ByteReader } from './byte-reader.ts';
import { readExif } from './exif.ts';
import type { Variant } from './formats.ts';
import { HeaderFault, type FileHeader, type StatedDpi } from './frame-header.ts';
import { MAX_SEGMENTS } from './limits.ts';

/** Bytes read at a time while a chunk's checksum is worked out. */
const BLOCK = 1 << 20;

/** Metadata chunks longer than this are not looked into. Bytes. */
const MAX_METADATA = 1 << 20;

const COLOURS: Readonly<Record<number, Colour>> = { 0: 'grey', 2: 'rgb', 3: 'rgb', 4: 'grey', 6: 'rgb' };

/** Chunks that came with later versions of the format (PNG history, W3C). */
const SINCE: Readonly<Record<string, Variant>> = {
  iCCP: 'png-1.1',
  sRGB: 'png-1.1',
  sPLT: 'png-1.1',
  iTXt: 'png-1.2',
};

/**
 * Walks all chunks of a PNG (W3C PNG, third edition) and checks every checksum, so that damage is found even where a
 * decoder would not notice. Throws HeaderFault.
 */
export async function readPngHeader(reader: ByteReader): Promise<FileHeader> {
  let at = 8;
  let header: Buffer | null = null;
  let dpi: StatedDpi | null = null;
  let orientation = 1;
  let variant: Variant = 'png-1.0';
  let hasData = false;
  for (let chunks = 0; ; chunks++) {
    if (chunks > MAX_SEGMENTS) throw new HeaderFault('damaged', { reason: 'too many chunks' });
    const head = await reader.read(at, 8);
    if (head.length < 8) throw new HeaderFault('truncated');
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    if (at + 12 + length > reader.size) throw new HeaderFault('truncated');
    if (chunks === 0 && (type !== 'IHDR' || length !== 13)) throw new HeaderFault('damaged', { reason: 'no IHDR' });
    const body = await checkedChunk(reader, at, length, type);
    if (type === 'IHDR') header = body;
    if (type === 'IDAT') hasData = true;
    if (type === 'acTL') throw new HeaderFault('animated');
    if (type === 'pHYs' && body.length === 9 && body[8] === 1) {
      dpi ??= { x: body.readUInt32BE(0) * 0.0254, y: body.readUInt32BE(4) * 0.0254 };
    }
    if (type === 'eXIf') orientation = (await readExif(bufferReader(body)))?.orientation ?? 1;
    const since = SINCE[type];
    if (since !== undefined && since > variant) variant = since;
    if (type === 'IEND') break;
    at += 12 + length;
  }
  if (!header) throw new HeaderFault('damaged', { reason: 'no IHDR' });
  if (!hasData) throw new HeaderFault('no-frames');
  const depth = header[8]!;
  const colour = COLOURS[header[9]!];
  if (colour === undefined || ![1, 2, 4, 8, 16].includes(depth)) {
    throw new HeaderFault('damaged', { reason: `colour type ${header[9]!}, ${depth} bit` });
  }
  const bilevel = colour === 'grey' && depth === 1;
  return {
    variant,
    thumbnails: 0,
    frames: [
      {
        index: 0,
        width: header.readUInt32BE(0),
        height: header.readUInt32BE(4),
        bitDepth: bilevel ? 1 : depth === 16 ? 16 : 8,
        colour: bilevel ? 'bilevel' : colour,
        codec: 'png',
        dpi,
        orientation,
      },
    ],
  };
}

/** The body of a chunk whose CRC holds (only its beginning when it is long); image data is checked and let go. */
async function checkedChunk(reader: ByteReader, at: number, length: number, type: string): Promise<Buffer> {
  let crc = crc32(Buffer.from(type, 'latin1'));
  let kept: Buffer = Buffer.alloc(0);
  for (let done = 0; done < length; done += BLOCK) {
    const block = await reader.read(at + 8 + done, Math.min(BLOCK, length - done));
    crc = crc32(block, crc);
    if (done === 0 && type !== 'IDAT' && length <= MAX_METADATA) kept = block;
  }
  const stated = await reader.read(at + 8 + length, 4);
  if (stated.length < 4) throw new HeaderFault('truncated');
  if (stated.readUInt32BE(0) !== crc >>> 0) throw new HeaderFault('damaged', { reason: `checksum of ${type}` });
  return kept;
}
