import { crc32, deflateSync } from 'node:zlib';

/** The first `share` (0 to 1) of the bytes. */
export function cutOff(bytes: Buffer, share: number): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length * share));
}

/** Some bytes in the middle changed. */
export function spoil(bytes: Buffer, at = 0.5, count = 48): Buffer {
  const copy = Buffer.from(bytes);
  const start = Math.floor(bytes.length * at);
  for (let i = start; i < Math.min(start + count, copy.length); i++) copy[i]! ^= 0x5a + (i % 7);
  return copy;
}

/** A PNG chunk with a right checksum. */
export function pngChunk(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length, 0);
  head.write(type, 4, 'latin1');
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body, crc32(head.subarray(4))), 0);
  return Buffer.concat([head, body, tail]);
}

export const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** A PNG header; colour type 0 grey, 2 RGB, 3 palette. */
export function pngHeader(width: number, height: number, depth = 8, colourType = 2): Buffer {
  const body = Buffer.alloc(13);
  body.writeUInt32BE(width, 0);
  body.writeUInt32BE(height, 4);
  body[8] = depth;
  body[9] = colourType;
  return pngChunk('IHDR', body);
}

/** A PNG that claims a huge size and carries little. */
export function pngBomb(width: number, height: number): Buffer {
  const rows = deflateSync(Buffer.alloc(1 << 20));
  return Buffer.concat([
    PNG_SIGNATURE,
    pngHeader(width, height, 1, 0),
    pngChunk('IDAT', rows),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export interface BmpOptions {
  readonly width: number;
  /** Negative: stored from the top. */
  readonly height: number;
  readonly bits: 1 | 4 | 8 | 16 | 24 | 32;
  readonly compression?: number;
  /** px as stored, rows padded. Default: as many zero bytes as the size asks for. */
  readonly pixels?: Uint8Array;
  /** Blue, green, red, 0 for each entry. */
  readonly palette?: Uint8Array;
  readonly dpi?: number;
}

/** A BMP with the usual 40-byte header. */
export function bmpFile(options: BmpOptions): Buffer {
  const { width, height, bits, compression = 0, palette = new Uint8Array(0), dpi = 0 } = options;
  const stride = Math.ceil((width * bits) / 32) * 4;
  const pixels = options.pixels ?? new Uint8Array(stride * Math.abs(height));
  const head = Buffer.alloc(54);
  head.write('BM', 'latin1');
  head.writeUInt32LE(54 + palette.length + pixels.length, 2);
  head.writeUInt32LE(54 + palette.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(bits, 28);
  head.writeUInt32LE(compression, 30);
  head.writeInt32LE(Math.round(dpi / 0.0254), 38);
  head.writeInt32LE(Math.round(dpi / 0.0254), 42);
  head.writeUInt32LE(palette.length / 4, 46);
  return Buffer.concat([head, palette, pixels]);
}

/** A JP2 box. */
export function jp2Box(type: string, ...bodies: Uint8Array[]): Buffer {
  const body = Buffer.concat(bodies);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** The frame header (SOF0 to SOF2) of a JPEG: where its height and width stand. */
export function jpegFrameAt(bytes: Buffer): number {
  for (let at = 2; at + 4 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xc2) return at + 5;
  }
  throw new Error('no frame header');
}

/** A JPEG with a JFIF header that states `dpi` across and `down` (default the same) put before its other segments. */
export function withJfifDensity(bytes: Buffer, dpi: number, down = dpi): Buffer {
  const segment = Buffer.from('\xff\xe0\0\x10JFIF\0\x01\x01\x01\0\0\0\0\0\0', 'latin1');
  segment.writeUInt16BE(dpi, 12);
  segment.writeUInt16BE(down, 14);
  return Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)]);
}

/** A PNG with a pHYs chunk put after its header. */
export function withPngDensity(bytes: Buffer, dpi: number, down = dpi): Buffer {
  const body = Buffer.alloc(9);
  body.writeUInt32BE(Math.round(dpi / 0.0254), 0);
  body.writeUInt32BE(Math.round(down / 0.0254), 4);
  body[8] = 1;
  return Buffer.concat([bytes.subarray(0, 33), pngChunk('pHYs', body), bytes.subarray(33)]);
}
