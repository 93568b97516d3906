/** One entry of a TIFF directory: tag, type (3 = 16-bit, 4 = 32-bit, 5 = rational), value or offset. */
type Entry = readonly [tag: number, type: 3 | 4 | 5, value: number];

const HEADER_BYTES = 8;
const ENTRY_BYTES = 12;

/**
 * Wraps a CCITT Group 4 stream as a TIFF of one strip (TIFF 6.0, section 11), changing none of its bytes.
 * `blackIsZero` says how a viewer has to read the pixels; resolution in dots per inch.
 */
export function wrapG4InTiff(
  stream: Uint8Array,
  image: { width: number; height: number; dpiX: number; dpiY: number; blackIsZero: boolean },
): Uint8Array {
  const entries: Entry[] = [
    [256, 4, image.width],
    [257, 4, image.height],
    [258, 3, 1],
    [259, 3, 4],
    [262, 3, image.blackIsZero ? 1 : 0],
    [266, 3, 1],
    [273, 4, 0],
    [277, 3, 1],
    [278, 4, image.height],
    [279, 4, stream.length],
    [282, 5, 0],
    [283, 5, 0],
    [293, 4, 0],
    [296, 3, 2],
  ];
  const directoryBytes = 2 + entries.length * ENTRY_BYTES + 4;
  const rationals = HEADER_BYTES + directoryBytes;
  const strip = rationals + 16;
  const out = Buffer.alloc(strip + stream.length);
  out.write('II', 'latin1');
  out.writeUInt16LE(42, 2);
  out.writeUInt32LE(HEADER_BYTES, 4);
  out.writeUInt16LE(entries.length, HEADER_BYTES);
  const pointers: Readonly<Record<number, number>> = { 273: strip, 282: rationals, 283: rationals + 8 };
  entries.forEach(([tag, type, value], i) => {
    const at = HEADER_BYTES + 2 + i * ENTRY_BYTES;
    out.writeUInt16LE(tag, at);
    out.writeUInt16LE(type, at + 2);
    out.writeUInt32LE(1, at + 4);
    out.writeUInt32LE(pointers[tag] ?? value, at + 8);
  });
  writeRational(out, rationals, image.dpiX);
  writeRational(out, rationals + 8, image.dpiY);
  out.set(stream, strip);
  return out;
}

function writeRational(out: Buffer, at: number, value: number): void {
  out.writeUInt32LE(Math.round(value * 1000), at);
  out.writeUInt32LE(1000, at + 4);
}
