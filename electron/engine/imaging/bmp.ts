import type { ByteReader } from './byte-reader.ts';
import type { Variant } from './formats.ts';
import { HeaderFault, isOversized, type FileHeader } from './frame-header.ts';
import type { Raster } from './raster.ts';

/**
 * BMP is read here and not by a library: sharp has no reader for it, and the small ones found take palettes for grey and
 * do not know pictures stored from the top. Layout: BITMAPFILEHEADER, then a header told apart by its size.
 */
interface BmpHeader {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bits: number;
  readonly pixelOffset: number;
  readonly stride: number;
  /** RGB triples, for 1, 4 and 8 bits a px. */
  readonly palette: Uint8Array | null;
  /** Masks of red, green, blue for 16 and 32 bits a px. */
  readonly masks: readonly [number, number, number] | null;
  readonly variant: Variant;
  readonly perMetre: readonly [number, number];
}

const RGB = 0;
const BITFIELDS = 3;
const COMPRESSIONS: Readonly<Record<number, string>> = { 1: 'BMP RLE8', 2: 'BMP RLE4', 4: 'BMP JPEG', 5: 'BMP PNG' };
const CORE_HEADER = 12;

/** Facts of a BMP. Throws HeaderFault. */
export async function readBmpHeader(reader: ByteReader): Promise<FileHeader> {
  const header = await readHeader(reader);
  const { palette, bits } = header;
  const grey = palette?.every((value, i) => value === palette[i - (i % 3)]) ?? false;
  const [x, y] = header.perMetre;
  return {
    variant: header.variant,
    thumbnails: 0,
    frames: [
      {
        index: 0,
        width: header.width,
        height: header.height,
        bitDepth: grey && bits === 1 ? 1 : 8,
        colour: grey ? (bits === 1 ? 'bilevel' : 'grey') : 'rgb',
        codec: 'bmp',
        dpi: x > 0 && y > 0 ? { x: x * 0.0254, y: y * 0.0254 } : null,
        orientation: 1,
      },
    ],
  };
}

async function readHeader(reader: ByteReader): Promise<BmpHeader> {
  const head = await reader.read(0, 14 + 124 + 16);
  if (head.length < 30) throw new HeaderFault('truncated');
  const size = head.readUInt32LE(14);
  const core = size === CORE_HEADER;
  if (!core && (size < 40 || size > 124)) throw new HeaderFault('damaged', { reason: `header of ${size} bytes` });
  if (!core && head.length < 54) throw new HeaderFault('truncated');
  const width = core ? head.readUInt16LE(18) : head.readInt32LE(18);
  const rawHeight = core ? head.readUInt16LE(20) : head.readInt32LE(22);
  const bits = head.readUInt16LE(core ? 24 : 28);
  const compression = core ? RGB : head.readUInt32LE(30);
  const height = Math.abs(rawHeight);
  if (width <= 0 || height === 0) throw new HeaderFault('bad-dimensions', { width, height });
  if (compression !== RGB && !(compression === BITFIELDS && (bits === 16 || bits === 32))) {
    throw new HeaderFault('unsupported-compression', {
      compression: COMPRESSIONS[compression] ?? `BMP ${compression}`,
    });
  }
  if (![1, 4, 8, 16, 24, 32].includes(bits))
    throw new HeaderFault('unsupported-samples', { samples: `BMP, ${bits} bit` });
  const pixelOffset = head.readUInt32LE(10);
  const stride = Math.ceil((width * bits) / 32) * 4;
  if (!isOversized(width, height) && pixelOffset + stride * height > reader.size) throw new HeaderFault('truncated');
  return {
    width,
    height,
    topDown: rawHeight < 0,
    bits,
    pixelOffset,
    stride,
    palette: bits <= 8 ? await readPalette(reader, { head, size, bits, core }) : null,
    masks: bits === 16 || bits === 32 ? masksOf(head, bits, compression) : null,
    variant: core ? 'bmp-core' : size === 108 ? 'bmp-4' : size === 124 ? 'bmp-5' : 'bmp-3',
    perMetre: core ? [0, 0] : [head.readInt32LE(38), head.readInt32LE(42)],
  };
}

async function readPalette(
  reader: ByteReader,
  { head, size, bits, core }: { head: Buffer; size: number; bits: number; core: boolean },
): Promise<Uint8Array> {
  const stated = core ? 0 : head.readUInt32LE(46);
  const colours = stated > 0 && stated < 1 << bits ? stated : 1 << bits;
  const entry = core ? 3 : 4;
  const table = await reader.read(14 + size, colours * entry);
  if (table.length < colours * entry) throw new HeaderFault('truncated');
  const palette = new Uint8Array((1 << bits) * 3);
  for (let i = 0; i < colours; i++) {
    palette[i * 3] = table[i * entry + 2]!;
    palette[i * 3 + 1] = table[i * entry + 1]!;
    palette[i * 3 + 2] = table[i * entry]!;
  }
  return palette;
}

function masksOf(head: Buffer, bits: number, compression: number): [number, number, number] {
  if (compression === RGB) return bits === 16 ? [0x7c00, 0x3e0, 0x1f] : [0xff0000, 0xff00, 0xff];
  if (head.length < 66) throw new HeaderFault('truncated');
  const masks: [number, number, number] = [head.readUInt32LE(54), head.readUInt32LE(58), head.readUInt32LE(62)];
  if (masks.includes(0)) throw new HeaderFault('damaged', { reason: 'empty colour mask' });
  return masks;
}

/** Rows read at a time. */
const ROWS = 64;

/** The picture of a BMP as RGB. Throws HeaderFault. */
export async function decodeBmp(reader: ByteReader): Promise<Raster> {
  const header = await readHeader(reader);
  const { width, height, stride } = header;
  const data = new Uint8Array(width * height * 3);
  const put = rowReader(header);
  for (let row = 0; row < height; row += ROWS) {
    const count = Math.min(ROWS, height - row);
    const block = await reader.read(header.pixelOffset + row * stride, count * stride);
    if (block.length < count * stride) throw new HeaderFault('truncated');
    for (let i = 0; i < count; i++) {
      const y = header.topDown ? row + i : height - 1 - row - i;
      put(block.subarray(i * stride, (i + 1) * stride), data, y * width * 3);
    }
  }
  return { width, height, channels: 3, data };
}

type PutRow = (row: Buffer, out: Uint8Array, at: number) => void;

function rowReader({ width, bits, palette, masks }: BmpHeader): PutRow {
  if (palette) {
    const perByte = 8 / bits;
    const mask = (1 << bits) - 1;
    return (row, out, at) => {
      for (let x = 0; x < width; x++) {
        const byte = row[Math.floor(x / perByte)]!;
        const index = ((byte >> (8 - bits * ((x % perByte) + 1))) & mask) * 3;
        out[at + x * 3] = palette[index]!;
        out[at + x * 3 + 1] = palette[index + 1]!;
        out[at + x * 3 + 2] = palette[index + 2]!;
      }
    };
  }
  if (masks) {
    const scales = masks.map(maskScale);
    return (row, out, at) => {
      for (let x = 0; x < width; x++) {
        const value = bits === 16 ? row.readUInt16LE(x * 2) : row.readUInt32LE(x * 4);
        for (let c = 0; c < 3; c++) {
          const { shift, max } = scales[c]!;
          out[at + x * 3 + c] = Math.round((((value & masks[c]!) >>> shift) * 255) / max);
        }
      }
    };
  }
  return (row, out, at) => {
    for (let x = 0; x < width; x++) {
      out[at + x * 3] = row[x * 3 + 2]!;
      out[at + x * 3 + 1] = row[x * 3 + 1]!;
      out[at + x * 3 + 2] = row[x * 3]!;
    }
  };
}

function maskScale(mask: number): { shift: number; max: number } {
  const shift = 31 - Math.clz32(mask & -mask);
  return { shift, max: mask >>> shift };
}
