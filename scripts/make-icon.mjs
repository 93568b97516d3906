/**
 * Draws the program's icon from build/icon.svg into the files the systems want: a PNG (Linux), an ICO (Windows) and an ICNS
 * (macOS). Run it after a change of the drawing: `node scripts/make-icon.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const build = join(dirname(dirname(fileURLToPath(import.meta.url))), 'build');
const drawing = readFileSync(join(build, 'icon.svg'));

/** Widths of the pictures inside an ICO; more than 256 it cannot hold. */
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Types of an ICNS that hold a PNG, and their widths. */
const ICNS_TYPES = { icp4: 16, icp5: 32, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 };

writeFileSync(join(build, 'icon.png'), await png(1024));
writeFileSync(join(build, 'icon.ico'), ico(await Promise.all(ICO_SIZES.map(async (size) => [size, await png(size)]))));
writeFileSync(
  join(build, 'icon.icns'),
  icns(await Promise.all(Object.entries(ICNS_TYPES).map(async ([type, size]) => [type, await png(size)]))),
);

function png(size) {
  return sharp(drawing, { density: 72 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true, colours: 256 })
    .toBuffer();
}

/** Header of 6 bytes, then 16 bytes for each picture, then the pictures; a width of 256 is written as 0. */
function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(([size, bytes], n) => {
    const at = 6 + 16 * n;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(bytes.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += bytes.length;
  });
  return Buffer.concat([header, ...pictures.map(([, bytes]) => bytes)]);
}

/** `icns` and the length of all, then each picture behind its type and length; lengths count their own heads. */
function icns(pictures) {
  const parts = pictures.map(([type, bytes]) => Buffer.concat([head(type, bytes.length + 8), bytes]));
  const body = Buffer.concat(parts);
  return Buffer.concat([head('icns', body.length + 8), body]);
}

function head(type, length) {
  const bytes = Buffer.alloc(8);
  bytes.write(type, 'latin1');
  bytes.writeUInt32BE(length, 4);
  return bytes;
}
