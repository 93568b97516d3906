import type { Colour } from '../../../shared/model/page.ts';
import type { ByteReader } from './byte-reader.ts';
import { dpiOf, orientationOf } from './exif.ts';
import { HeaderFault, isOversized, onPage, type FileHeader, type FrameHeader } from './frame-header.ts';
import { numberOf, numbersOf, readDirectories, type Directory } from './tiff-directory.ts';

const TAG = {
  subfile: 254,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  stripOffsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  xResolution: 282,
  yResolution: 283,
  planar: 284,
  unit: 296,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
  sampleFormat: 339,
} as const;

/** TIFF compression numbers: name of the codec, or the reason why it is not read. */
const COMPRESSIONS: Readonly<Record<number, string>> = {
  1: 'none',
  2: 'ccitt-rle',
  3: 'g3',
  4: 'g4',
  5: 'lzw',
  7: 'jpeg',
  8: 'deflate',
  32773: 'packbits',
  32946: 'deflate',
};

/** Photometric interpretations that are pictures of paper. */
const COLOURS: Readonly<Record<number, Colour>> = { 0: 'grey', 1: 'grey', 2: 'rgb', 3: 'rgb', 5: 'cmyk', 6: 'rgb' };

/** Samples of a px that make its colour; beside them the decoder lays one more, transparency, on white, and no others. */
const COLOUR_SAMPLES: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 1, 5: 4, 6: 3 };

/** A compressed piece of a page: where it lies in the file. */
export interface Piece {
  readonly offset: number;
  readonly bytes: number;
}

/** Reads every directory of a TIFF and checks that what it points at lies in the file. Throws HeaderFault. */
export async function readTiffHeader(reader: ByteReader): Promise<FileHeader> {
  const { big, directories } = await readDirectories(reader, { tags: new Set<number>(Object.values(TAG)) });
  if (directories.length === 0) throw new HeaderFault('no-frames');
  // Bit 0: a reduced copy of another page; bit 2: a transparency mask (TIFF 6.0, NewSubfileType).
  const isPage = (directory: Directory): boolean => (numberOf(directory, TAG.subfile, 0) & 5) === 0;
  const anyPage = directories.some(isPage);
  const frames: FrameHeader[] = [];
  directories.forEach((directory, index) => {
    if (anyPage && !isPage(directory)) return;
    frames.push(onPage(index, () => readFrame(directory, index, reader.size)));
  });
  return {
    variant: big ? 'tiff-big' : 'tiff',
    frames,
    thumbnails: directories.length - frames.length,
  };
}

function readFrame(directory: Directory, index: number, fileSize: number): FrameHeader {
  const width = numberOf(directory, TAG.width, 0);
  const height = numberOf(directory, TAG.height, 0);
  if (width === 0 || height === 0) throw new HeaderFault('bad-dimensions', { width, height });
  const compression = numberOf(directory, TAG.compression, 1);
  const codec = COMPRESSIONS[compression];
  if (codec === undefined) throw new HeaderFault('unsupported-compression', { compression: `TIFF ${compression}` });
  const bits = numbersOf(directory, TAG.bits) ?? [1];
  const colour = colourOf(directory, bits);
  if (!isOversized(width, height)) checkPieces(directory, { width, height, codec, bits, fileSize });
  return {
    index,
    width,
    height,
    bitDepth: bits[0] === 16 ? 16 : colour === 'bilevel' ? 1 : 8,
    colour,
    codec,
    dpi: dpiOf(directory),
    orientation: orientationOf(directory),
  };
}

function colourOf(directory: Directory, bits: readonly number[]): Colour {
  const photometric = numberOf(directory, TAG.photometric, 0);
  const colour = COLOURS[photometric];
  const depth = bits[0]!;
  const format = numberOf(directory, TAG.sampleFormat, 1);
  const readable = [1, 2, 4, 8, 16].includes(depth) && bits.every((bit) => bit === depth) && format === 1;
  const tooMany = numberOf(directory, TAG.samples, 1) > (COLOUR_SAMPLES[photometric] ?? 0) + 1;
  if (colour === undefined || !readable || tooMany) {
    throw new HeaderFault('unsupported-samples', {
      samples: `TIFF, ${bits.slice(0, 8).join('+')} bit, photometric ${photometric}`,
    });
  }
  return colour === 'grey' && depth === 1 ? 'bilevel' : colour;
}

interface PieceRules {
  readonly width: number;
  readonly height: number;
  readonly codec: string;
  readonly bits: readonly number[];
  readonly fileSize: number;
}

/** Strips or tiles: as many as the size of the picture needs, all inside the file, long enough where uncompressed. */
function checkPieces(directory: Directory, rules: PieceRules): void {
  const tileWidth = numberOf(directory, TAG.tileWidth, 0);
  const tiled = tileWidth > 0;
  const offsets = numbersOf(directory, tiled ? TAG.tileOffsets : TAG.stripOffsets);
  if (!offsets) throw new HeaderFault('bad-directory', { reason: 'no strips' });
  const planes = numberOf(directory, TAG.planar, 1) === 2 ? numberOf(directory, TAG.samples, 1) : 1;
  const across = tiled ? Math.ceil(rules.width / tileWidth) : 1;
  const rows = Math.min(rules.height, numberOf(directory, tiled ? TAG.tileHeight : TAG.rowsPerStrip, rules.height));
  if (rows === 0) throw new HeaderFault('bad-directory', { reason: '0 rows per strip' });
  const expected = across * Math.ceil(rules.height / rows) * planes;
  if (offsets.length < expected) {
    throw new HeaderFault('bad-directory', { reason: `${offsets.length} strips, ${expected} expected` });
  }
  let total = 0;
  for (const piece of piecesOf(directory).slice(0, expected)) {
    if (piece.offset + piece.bytes > rules.fileSize) throw new HeaderFault('truncated');
    total += piece.bytes;
  }
  const rowBits = rules.width * (planes > 1 ? rules.bits[0]! : rules.bits.reduce((sum, bit) => sum + bit, 0));
  const needed = Math.ceil(rowBits / 8) * rules.height * planes;
  const counted = numbersOf(directory, tiled ? TAG.tileBytes : TAG.stripBytes) !== null;
  if (rules.codec === 'none' && counted && total < needed) throw new HeaderFault('truncated');
}

/** Where the compressed pieces of a directory lie. A missing length counts as 0. */
function piecesOf(directory: Directory): Piece[] {
  const tiled = numberOf(directory, TAG.tileWidth, 0) > 0;
  const offsets = numbersOf(directory, tiled ? TAG.tileOffsets : TAG.stripOffsets) ?? [];
  const lengths = numbersOf(directory, tiled ? TAG.tileBytes : TAG.stripBytes) ?? [];
  return offsets.map((offset, i) => ({ offset, bytes: lengths[i] ?? 0 }));
}

/** The compressed pieces of directory `index`, for checks of their own checksums. */
export async function readPieces(reader: ByteReader, index: number): Promise<Piece[]> {
  const { directories } = await readDirectories(reader, { tags: new Set<number>(Object.values(TAG)) });
  const directory = directories[index];
  return directory ? piecesOf(directory) : [];
}
