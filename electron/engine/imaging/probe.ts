import { basename, extname } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import type { PageFacts } from '../../../shared/model/page.ts';
import { readBmpHeader } from './bmp.ts';
import { bufferReader, withFileReader, type ByteReader } from './byte-reader.ts';
import { checkDecodes } from './check-decodes.ts';
import { FORMATS, PUIDS, type ImageFormat } from './formats.ts';
import { HeaderFault, isOversized, type FileHeader, type FrameHeader } from './frame-header.ts';
import { identify, type Identity } from './identify.ts';
import { readJp2Header } from './jp2-header.ts';
import { readJpegHeader } from './jpeg-header.ts';
import { MAX_PIXELS, MIN_SIDE } from './limits.ts';
import { readPngHeader } from './png-header.ts';
import type { Turn } from './raster.ts';
import { decideResolution } from './resolution.ts';
import { readTiffHeader } from './tiff-header.ts';
import { readWebpHeader } from './webp-header.ts';

/** The technical facts of one page of an image file, and how to reach it. */
export interface FrameFacts extends PageFacts {
  /** Number to give to `decodeFrame`; not always the position in the list, since thumbnails are left out. */
  readonly frame: number;
  /** The turn EXIF or TIFF orientation asks for, degrees clockwise. A prior only: the pixels are not turned. */
  readonly priorTurn: Turn;
}

export interface ImageProbe {
  readonly format: ImageFormat;
  /** PRONOM identifier, e.g. `fmt/353`. */
  readonly puid: string;
  readonly mime: string;
  readonly frames: readonly FrameFacts[];
  readonly findings: readonly Finding[];
}

export interface ProbeOptions {
  /** The name the file was handed in under, for messages and to compare its extension. Default: the path's own. */
  readonly name?: string;
  readonly signal?: AbortSignal;
}

const READERS: Readonly<Record<ImageFormat, (reader: ByteReader) => Promise<FileHeader>>> = {
  jpeg: readJpegHeader,
  png: readPngHeader,
  tiff: readTiffHeader,
  webp: readWebpHeader,
  bmp: readBmpHeader,
  jp2: readJp2Header,
};

/** TIFF and EXIF orientation → degrees clockwise; the even ones are mirrored as well. */
const ORIENTATION_TURN: readonly Turn[] = [0, 0, 0, 180, 180, 90, 90, 270, 270];
const MIRRORED: ReadonlySet<number> = new Set([2, 4, 5, 7]);

/**
 * What a received image file is and holds. The whole file is checked: identified by content, its structure walked, every
 * page decoded strictly. Finding `imaging/extension-mismatch` when the name says something else.
 *
 * Throws `imaging/*`: `empty`, `not-an-image`, `unsupported-format`, `unsupported-compression`, `unsupported-samples`,
 * `animated`, `truncated`, `damaged`, `bad-directory`, `looping-directory`, `too-many-frames`, `no-frames`,
 * `bad-dimensions`, `too-small`, `too-large`, `pixel-bomb`, `decode-timeout`; and `disk/*`.
 */
export async function probeImage(path: string, options: ProbeOptions = {}): Promise<ImageProbe> {
  const name = options.name ?? basename(path);
  return withFileReader(path, (reader) => probe(reader, path, name, options.signal));
}

/** As probeImage, for an image that lies in memory, such as one taken out of a PDF. */
export async function probeImageBytes(
  bytes: Uint8Array,
  options: ProbeOptions & { name: string },
): Promise<ImageProbe> {
  return probe(bufferReader(bytes), bytes, options.name, options.signal);
}

/** What a file is by its content alone, whatever it is called. Throws `imaging/empty` and `disk/*`. */
export async function identifyFile(path: string, name = basename(path)): Promise<Identity> {
  return withFileReader(path, (reader) => {
    if (reader.size === 0) throw new AppError('imaging/empty', { file: name });
    return identify(reader);
  });
}

async function probe(
  reader: ByteReader,
  input: string | Uint8Array,
  name: string,
  signal?: AbortSignal,
): Promise<ImageProbe> {
  if (reader.size === 0) throw new AppError('imaging/empty', { file: name });
  const identity = await identify(reader);
  if (identity.kind === 'other') {
    const code = identity.picture ? 'imaging/unsupported-format' : 'imaging/not-an-image';
    throw new AppError(code, { file: name, found: identity.name });
  }
  const { format } = identity;
  const header = await readHeader(reader, format, name);
  for (const frame of header.frames) checkSize(frame, name);
  await checkDecodes({ reader, input, format, name, frames: header.frames, ...(signal ? { signal } : {}) });
  const findings = [...nameFindings(name, format), ...thumbnailFindings(header, name)];
  const frames = header.frames.map((frame) => frameFacts(frame, name, header.frames.length, findings));
  return { format, puid: PUIDS[header.variant], mime: FORMATS[format].mime, frames, findings };
}

async function readHeader(reader: ByteReader, format: ImageFormat, name: string): Promise<FileHeader> {
  try {
    const header = await READERS[format](reader);
    if (header.frames.length === 0) throw new HeaderFault('no-frames');
    return header;
  } catch (error) {
    if (error instanceof HeaderFault) {
      const page = error.params['page'] ?? 1;
      throw new AppError(`imaging/${error.reason}`, { file: name, page, ...error.params }, { cause: error });
    }
    throw error;
  }
}

function checkSize({ width, height, index }: FrameHeader, file: string): void {
  const params = { file, page: index + 1, width, height };
  if (!(width > 0 && height > 0)) throw new AppError('imaging/bad-dimensions', params);
  if (isOversized(width, height)) {
    throw new AppError('imaging/pixel-bomb', { ...params, limit: MAX_PIXELS / 1e6 });
  }
  if (Math.min(width, height) < MIN_SIDE) throw new AppError('imaging/too-small', { ...params, limit: MIN_SIDE });
}

function nameFindings(name: string, format: ImageFormat): Finding[] {
  const extension = extname(name).slice(1).toLowerCase();
  if (extension === '' || FORMATS[format].extensions.includes(extension)) return [];
  const params = { extension, found: FORMATS[format].label };
  return [{ code: 'imaging/extension-mismatch', severity: 'warning', place: name, params }];
}

function thumbnailFindings(header: FileHeader, name: string): Finding[] {
  if (header.thumbnails === 0) return [];
  const params = { count: header.thumbnails };
  return [{ code: 'imaging/thumbnails-skipped', severity: 'info', place: name, params }];
}

function frameFacts(frame: FrameHeader, name: string, count: number, findings: Finding[]): FrameFacts {
  const { index, width, height, bitDepth, colour, codec, orientation } = frame;
  const place = count > 1 ? `${name}#${index + 1}` : name;
  const decided = decideResolution(width, height, frame.dpi, place);
  findings.push(...decided.findings);
  if (MIRRORED.has(orientation)) {
    findings.push({ code: 'imaging/mirrored', severity: 'warning', place, params: { orientation } });
  }
  const priorTurn = ORIENTATION_TURN[orientation] ?? 0;
  return { width, height, ...decided.resolution, bitDepth, colour, codec, frame: index, priorTurn };
}
