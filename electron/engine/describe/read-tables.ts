import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import { diskError } from '../base/disk-error.ts';
import { siblingModule } from '../base/sibling-module.ts';
import { inspectWorkbook } from './inspect-workbook.ts';
import { readCsv } from './read-csv.ts';
import { LIMITS, type Table } from './table.ts';

/** How an OLE container begins: Excel up to 2003, and every XLSX with a password (MS-CFB 2.2; MS-OFFCRYPTO 2.3). */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Of so many bytes at the beginning, so many zeros say that the text is UTF-16 without its mark, or no text. */
const SAMPLE = 512;
const ZEROS = SAMPLE / 16;

/** Visible sheets of a file: what `readSheets` reads of them. */
export async function readTables(path: string): Promise<Table[]> {
  return (await readSheets(path)).filter((table) => !table.isHidden);
}

/**
 * Reads a description: the sheets of an XLSX (of an XLSM too; its macros are never run), or the one table of a CSV (UTF-8,
 * or UTF-16 with mark; comma, semicolon or tab). Throws, naming the file, `describe/too-large`, `describe/too-many-*`,
 * `describe/encrypted`, `describe/old-format`, `describe/has-dtd`, `describe/not-a-table`, `describe/quote-open`,
 * `describe/not-utf8` and `disk/*`.
 */
export async function readSheets(path: string): Promise<Table[]> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    if (size > LIMITS.fileBytes) throw new AppError('describe/too-large', { file: name, max: LIMITS.fileBytes });
    const bytes = await readFile(path);
    const zipped = bytes.length > 3 && bytes.readUInt32LE(0) === 0x04034b50;
    if (zipped) return await readWorkbook(path, name);
    if (bytes.subarray(0, OLE.length).equals(OLE)) {
      // The name of the stream that holds the ciphertext, as the container's directory has it.
      const isEncrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
      throw new AppError(isEncrypted ? 'describe/encrypted' : 'describe/old-format', { file: name });
    }
    if (['.csv', '.txt', '.tsv'].includes(extname(path).toLowerCase())) return [readCsv(decode(bytes, name), name)];
    throw new AppError('describe/not-a-table', { file: name });
  } catch (error) {
    throw diskError(error, path, 'read');
  }
}

function decode(bytes: Buffer, name: string): string {
  const marks = {
    'utf-16le': bytes[0] === 0xff && bytes[1] === 0xfe,
    'utf-16be': bytes[0] === 0xfe && bytes[1] === 0xff,
  };
  const encoding = marks['utf-16le'] ? 'utf-16le' : marks['utf-16be'] ? 'utf-16be' : 'utf-8';
  try {
    const zeros = bytes.subarray(0, SAMPLE).reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
    if (encoding === 'utf-8' && zeros > ZEROS) throw new Error('zero bytes');
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('describe/not-utf8', { file: name }, { cause: error });
  }
}

async function readWorkbook(path: string, name: string): Promise<Table[]> {
  await inspectWorkbook(path, name);
  const worker = new Worker(siblingModule(import.meta.url, 'workbook-worker'), {
    workerData: { path, name },
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.memory },
  });
  const max = LIMITS.unpackedBytes;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Table[]>((resolve, reject) => {
      const unreadable = (cause: unknown) => reject(new AppError('describe/not-a-table', { file: name }, { cause }));
      const tooLarge = (cause: unknown) => reject(new AppError('describe/too-large', { file: name, max }, { cause }));
      timer = setTimeout(() => tooLarge(new Error('time limit')), LIMITS.time);
      worker.once('message', (message: { tables: Table[] } | { error: ErrorRecord }) => {
        if ('tables' in message) resolve(message.tables);
        else reject(new AppError(message.error.code, message.error.params));
      });
      worker.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(error) : unreadable(error),
      );
      worker.once('exit', () => unreadable(new Error('the reader ended')));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
