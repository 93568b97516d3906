import type { DecodeParms, PdfImage } from '../model.ts';
import type { ByteSource } from '../bytes.ts';
import { colourWith } from './icc.ts';
import { liftJpeg } from './lift-jpeg.ts';
import { TAG, type TiffDirectory } from './tiff-directory.ts';
import { joinJpegStrips } from './tiff-jpeg.ts';

/** Values of the Compression tag (TIFF 6.0, its supplement 2, and what everybody writes). */
const COMPRESSION = { rle: 2, g3: 3, g4: 4, jpeg: 7, deflate: 8, oldDeflate: 32946 } as const;
const MAX_STRIP_BYTES = 512 * 1024 * 1024;

/** What stands in the way of the strips: where each begins and how long it is. */
export interface Strips {
  readonly offsets: readonly number[];
  readonly lengths: readonly number[];
  readonly total: number;
}

/** The frame's strips or tiles. Null when the directory does not say, or says what cannot be. */
export function stripsOf(directory: TiffDirectory, source: ByteSource): Strips | null {
  const isTiled = directory.numbers(TAG.tileOffsets).length > 0;
  const offsets = directory.numbers(isTiled ? TAG.tileOffsets : TAG.stripOffsets);
  const lengths = directory.numbers(isTiled ? TAG.tileByteCounts : TAG.stripByteCounts);
  if (offsets.length === 0 || offsets.length !== lengths.length) return null;
  const fits = offsets.every((offset, at) => offset + lengths[at]! <= source.size);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return fits && total <= MAX_STRIP_BYTES ? { offsets, lengths, total } : null;
}

/**
 * A frame whose coded bytes can stand in a PDF as they are (fill order put right): CCITT and Deflate in one strip, JPEG in
 * one strip or in strips that join without loss. Null when it has to be decoded.
 */
export async function liftTiff(source: ByteSource, directory: TiffDirectory, strips: Strips): Promise<PdfImage | null> {
  if (directory.numbers(TAG.tileOffsets).length > 0 || directory.first(TAG.planar, 1) !== 1) {
    if (directory.first(TAG.samplesPerPixel, 1) !== 1 || strips.offsets.length !== 1) return null;
  }
  const compression = directory.first(TAG.compression, 1);
  if (compression === COMPRESSION.jpeg) return liftJpegFrame(source, directory, strips);
  if (strips.offsets.length !== 1 || directory.numbers(TAG.tileOffsets).length > 0) return null;
  const strip = await source.read(strips.offsets[0]!, strips.lengths[0]!);
  if (compression === COMPRESSION.deflate || compression === COMPRESSION.oldDeflate) {
    return liftDeflate(directory, strip);
  }
  const fax = faxParms(directory, compression);
  return fax === null ? null : liftFax(directory, strip, fax);
}

/** Null for what is not CCITT, or where decoders are known to differ (uncompressed mode, fill bits before EOL). */
function faxParms(directory: TiffDirectory, compression: number): DecodeParms | null {
  if (compression === COMPRESSION.g4) return { K: -1 };
  if (compression === COMPRESSION.rle) return { K: 0, EncodedByteAlign: true };
  if (compression !== COMPRESSION.g3) return null;
  const options = directory.first(TAG.t4Options, 0);
  if ((options & 0b110) !== 0) return null;
  return { K: (options & 1) === 1 ? 1 : 0, EndOfLine: true };
}

function liftFax(directory: TiffDirectory, strip: Buffer, fax: DecodeParms): PdfImage | null {
  const photometric = directory.first(TAG.photometric, 0);
  if (directory.first(TAG.bitsPerSample, 1) !== 1 || directory.first(TAG.samplesPerPixel, 1) !== 1) return null;
  if (photometric > 1) return null;
  const width = directory.first(TAG.width, 0);
  const height = directory.first(TAG.height, 0);
  return {
    width,
    height,
    colour: { kind: 'grey' },
    bitsPerComponent: 1,
    filter: 'CCITTFaxDecode',
    decodeParms: {
      ...fax,
      Columns: width,
      Rows: height,
      ...(fax['K'] === -1 ? {} : { EndOfBlock: false }),
      ...(photometric === 1 ? { BlackIs1: true } : {}),
    },
    data: directory.first(TAG.fillOrder, 1) === 2 ? reversedBits(strip) : strip,
    fidelity: 'same-bytes',
    sourceBytes: strip.length,
  };
}

/** Deflate strips are zlib streams; TIFF's horizontal predictor is PDF's predictor 2. */
function liftDeflate(directory: TiffDirectory, strip: Buffer): PdfImage | null {
  const samples = directory.first(TAG.samplesPerPixel, 1);
  const photometric = directory.first(TAG.photometric, 1);
  const predictor = directory.first(TAG.predictor, 1);
  const isPlain = (samples === 1 && photometric === 1) || (samples === 3 && photometric === 2);
  const eightBits = directory.numbers(TAG.bitsPerSample).every((bits) => bits === 8);
  if (!isPlain || !eightBits || directory.numbers(TAG.bitsPerSample).length === 0 || predictor > 2) return null;
  if (directory.first(TAG.fillOrder, 1) !== 1 || directory.first(TAG.sampleFormat, 1) !== 1) return null;
  const width = directory.first(TAG.width, 0);
  return {
    width,
    height: directory.first(TAG.height, 0),
    colour: colourWith(directory.bytes(TAG.icc), samples),
    bitsPerComponent: 8,
    filter: 'FlateDecode',
    ...(predictor === 2 ? { decodeParms: { Predictor: 2, Colors: samples, BitsPerComponent: 8, Columns: width } } : {}),
    data: strip,
    fidelity: 'same-bytes',
    sourceBytes: strip.length,
  };
}

async function liftJpegFrame(source: ByteSource, directory: TiffDirectory, strips: Strips): Promise<PdfImage | null> {
  const photometric = directory.first(TAG.photometric, 6);
  if (photometric !== 1 && photometric !== 2 && photometric !== 6) return null;
  const parts: Buffer[] = [];
  for (const [at, offset] of strips.offsets.entries()) parts.push(await source.read(offset, strips.lengths[at]!));
  const width = directory.first(TAG.width, 0);
  const height = directory.first(TAG.height, 0);
  if (directory.numbers(TAG.tileOffsets).length > 0) return null;
  const joined = joinJpegStrips(parts, {
    tables: directory.bytes(TAG.jpegTables),
    isRgb: photometric === 2,
    height,
    rowsPerStrip: Math.min(height, directory.first(TAG.rowsPerStrip, height)),
  });
  const lifted = joined === null ? null : liftJpeg(joined);
  if (lifted?.width !== width || lifted.height !== height) return null;
  const components = lifted.colour.kind === 'grey' ? 1 : 3;
  return { ...lifted, colour: colourWith(directory.bytes(TAG.icc), components), sourceBytes: strips.total };
}

const REVERSED = Uint8Array.from({ length: 256 }, (_, byte) => {
  let out = 0;
  for (let bit = 0; bit < 8; bit++) out |= ((byte >> bit) & 1) << (7 - bit);
  return out;
});

function reversedBits(data: Buffer): Buffer {
  return Buffer.from(data.map((byte) => REVERSED[byte]!));
}
