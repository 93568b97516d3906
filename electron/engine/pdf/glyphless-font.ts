/** Glyph widths and heights in thousandths of the font size; the text layer reckons with the same numbers. */
export const GLYPH_WIDTH = 500;
export const ASCENT = 800;
export const DESCENT = -200;

/**
 * A TrueType font whose two glyphs (.notdef and one letter) draw nothing and are half an em wide. It is the carrier of
 * the invisible text layer: embedded as PDF/A demands, and so small that making it costs less than keeping a file.
 * Table layout: OpenType specification, with the tables ISO 32000-1 9.9 asks of an embedded TrueType program, and
 * cmap, name, post and OS/2 because some viewers refuse a font without them.
 */
export function glyphlessFont(): Buffer {
  const tables: [string, Buffer][] = [
    ['OS/2', os2()],
    // Format 4 with the one closing segment: no character is mapped, the PDF maps CIDs itself.
    ['cmap', words(0, 1, 3, 1, 0, 12, 4, 24, 0, 2, 2, 0, 0, 0xffff, 0, 0xffff, 1, 0)],
    ['glyf', Buffer.alloc(4)],
    ['head', head()],
    ['hhea', words(1, 0, ASCENT, DESCENT, 0, GLYPH_WIDTH, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2)],
    ['hmtx', words(GLYPH_WIDTH, 0, GLYPH_WIDTH, 0)],
    ['loca', words(0, 0, 0)],
    ['maxp', words(1, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)],
    ['name', nameTable()],
    ['post', words(3, 0, 0, 0, -100, 50, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
  ];
  return sfnt(tables);
}

function sfnt(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const directory: Buffer[] = [words(1, 0, tables.length, power * 16, Math.log2(power), (tables.length - power) * 16)];
  const bodies: Buffer[] = [];
  let offset = 12 + tables.length * 16;
  for (const [tag, body] of tables) {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    const entry = Buffer.alloc(16, tag, 'latin1');
    entry.writeUInt32BE(checksum(padded), 4);
    entry.writeUInt32BE(offset, 8);
    entry.writeUInt32BE(body.length, 12);
    directory.push(entry);
    bodies.push(padded);
    offset += padded.length;
  }
  const font = Buffer.concat([...directory, ...bodies]);
  const headEntry = directory[1 + tables.findIndex(([tag]) => tag === 'head')]!;
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headEntry.readUInt32BE(8) + 8);
  return font;
}

function head(): Buffer {
  const table = Buffer.alloc(54);
  table.writeUInt32BE(0x00010000, 0);
  table.writeUInt32BE(0x00010000, 4);
  table.writeUInt32BE(0x5f0f3cf5, 12);
  table.writeUInt16BE(0b1011, 16);
  table.writeUInt16BE(1000, 18);
  table.writeInt16BE(DESCENT, 38);
  table.writeInt16BE(GLYPH_WIDTH, 40);
  table.writeInt16BE(ASCENT, 42);
  table.writeUInt16BE(8, 46);
  table.writeInt16BE(2, 48);
  return table;
}

function os2(): Buffer {
  const table = Buffer.alloc(78);
  table.writeInt16BE(GLYPH_WIDTH, 2);
  table.writeUInt16BE(400, 4);
  table.writeUInt16BE(5, 6);
  table.write('NONE', 58, 'latin1');
  table.writeUInt16BE(0x40, 62);
  table.writeInt16BE(ASCENT, 68);
  table.writeInt16BE(DESCENT, 70);
  table.writeUInt16BE(ASCENT, 74);
  table.writeUInt16BE(-DESCENT, 76);
  return table;
}

function nameTable(): Buffer {
  const name = Buffer.from(FONT_NAME, 'utf16le').swap16();
  const ids = [1, 4, 6];
  const records = ids.map((id) => words(3, 1, 0x409, id, name.length, 0));
  return Buffer.concat([words(0, ids.length, 6 + 12 * ids.length), ...records, name]);
}

export const FONT_NAME = 'TramGlyphless';

function words(...values: number[]): Buffer {
  const table = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => table.writeUInt16BE(value & 0xffff, at * 2));
  return table;
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 4 <= table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}
