import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AppError } from '../../../shared/contract/app-error.ts';

export type Language = 'vie' | 'eng';

/** Trained data larger than this is not trained data (the largest of tesseract's own is about 60 MB). */
const MAX_DATA_BYTES = 256 * 1024 * 1024;

/**
 * The trained data of a language (or of `osd`), unpacked, in memory that worker threads can share. It comes from
 * `folder` (`<language>.traineddata`, plain or `.gz`) when one is given, else from the installed npm package; nothing is
 * fetched and nothing is written. Throws `ocr/language-missing` or `ocr/language-damaged`.
 */
export async function loadTrainedData(language: string, folder?: string): Promise<Uint8Array> {
  const from = folder ?? packagedFolder(language);
  const { bytes, path } = await readEither(join(from, `${language}.traineddata`), language, from);
  let plain: Uint8Array;
  try {
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    plain = packed ? gunzipSync(bytes, { maxOutputLength: MAX_DATA_BYTES }) : bytes;
  } catch (error) {
    throw new AppError('ocr/language-damaged', { language, path }, { cause: error });
  }
  if (!looksTrained(plain)) throw new AppError('ocr/language-damaged', { language, path });
  const shared = new Uint8Array(new SharedArrayBuffer(plain.length));
  shared.set(plain);
  return shared;
}

/** `best_int`: the accurate network with 8-bit weights, without the old engine's tables that only `osd` needs. */
function packagedFolder(language: string): string {
  try {
    const manifest = createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}/package.json`);
    return join(dirname(manifest), language === 'osd' ? '4.0.0' : '4.0.0_best_int');
  } catch (error) {
    throw new AppError('ocr/language-missing', { language, folder: '@tesseract.js-data' }, { cause: error });
  }
}

async function readEither(plain: string, language: string, folder: string): Promise<{ bytes: Buffer; path: string }> {
  for (const path of [plain, `${plain}.gz`]) {
    try {
      return { bytes: await readFile(path), path };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
        throw new AppError('ocr/language-damaged', { language, path }, { cause: error });
      }
    }
  }
  throw new AppError('ocr/language-missing', { language, folder });
}

/**
 * Tesseract ends the process' module on trained data it cannot parse, so the frame is looked at first: a count of
 * entries (little endian, at most some tens) followed by that many 64-bit offsets, -1 or inside the file.
 */
function looksTrained(data: Uint8Array): boolean {
  if (data.length < 12) return false;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const entries = view.getInt32(0, true);
  if (entries < 1 || entries > 64 || 4 + 8 * entries > data.length) return false;
  for (let i = 0; i < entries; i++) {
    const offset = view.getBigInt64(4 + 8 * i, true);
    if (offset !== -1n && (offset < 0n || offset > BigInt(data.length))) return false;
  }
  return true;
}
