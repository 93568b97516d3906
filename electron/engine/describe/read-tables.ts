import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';
import yauzl from 'yauzl';
import { AppError, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import { diskError } from '../base/disk-error.ts';
import { siblingModule } from '../base/sibling-module.ts';
import { LIMITS, toTable, type Table } from './table.ts';

/**
 * Reads a description: every sheet of an XLSX, or the one table of a CSV (UTF-8 or UTF-16 with mark; comma, semicolon
 * or tab). Throws `describe/too-large`, `describe/not-a-table`, `describe/not-utf8` and `disk/*`, naming the file.
 */
export async function readTables(path: string): Promise<Table[]> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    if (size > LIMITS.fileBytes) throw new AppError('describe/too-large', { file: name, max: LIMITS.fileBytes });
    const bytes = await readFile(path);
    const zipped = bytes.length > 3 && bytes.readUInt32LE(0) === 0x04034b50;
    if (zipped) return await readWorkbook(path, name);
    if (extname(path).toLowerCase() === '.csv' || extname(path).toLowerCase() === '.txt') return [readCsv(bytes, name)];
    throw new AppError('describe/not-a-table', { file: name });
  } catch (error) {
    throw diskError(error, path, 'read');
  }
}

function readCsv(bytes: Buffer, name: string): Table {
  const text = decode(bytes, name);
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [',', ';', '\t'].reduce((best, mark) =>
    firstLine.split(mark).length > firstLine.split(best).length ? mark : best,
  );
  try {
    const records = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: LIMITS.cellLength * 4,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    if (records.length > LIMITS.rows) throw new AppError('describe/too-large', { file: name, max: LIMITS.rows });
    return toTable(
      name,
      records.map(({ record, info }) => [info.lines, record]),
    );
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('describe/not-a-table', { file: name }, { cause: error });
  }
}

function decode(bytes: Buffer, name: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('describe/not-utf8', { file: name }, { cause: error });
  }
}

async function readWorkbook(path: string, name: string): Promise<Table[]> {
  await refuseBomb(path, name);
  const worker = new Worker(siblingModule(import.meta.url, 'workbook-worker'), {
    workerData: { path, name },
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.memory },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Table[]>((resolve, reject) => {
      const unreadable = (cause: unknown) => reject(new AppError('describe/not-a-table', { file: name }, { cause }));
      timer = setTimeout(() => unreadable(new Error('time limit')), LIMITS.time);
      worker.once('message', (message: { tables: Table[] } | { error: ErrorRecord }) => {
        if ('tables' in message) resolve(message.tables);
        else reject(new AppError(message.error.code, message.error.params));
      });
      worker.once('error', unreadable);
      worker.once('exit', () => unreadable(new Error('the reader ended')));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** The directory of the ZIP says what it would unpack to; that is refused before anything is unpacked. */
async function refuseBomb(path: string, name: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, validateEntrySizes: true }, (failed, zip) => {
      if (failed) {
        reject(new AppError('describe/not-a-table', { file: name }, { cause: failed }));
        return;
      }
      let unpacked = 0;
      let entries = 0;
      let isWorkbook = false;
      zip.on('entry', (entry: yauzl.Entry) => {
        unpacked += entry.uncompressedSize;
        entries += 1;
        if (entry.fileName === 'xl/workbook.xml') isWorkbook = true;
        if (unpacked > LIMITS.unpackedBytes || entries > LIMITS.entries) {
          zip.close();
          reject(new AppError('describe/too-large', { file: name, max: LIMITS.unpackedBytes }));
        } else zip.readEntry();
      });
      zip.once('error', (cause) => reject(new AppError('describe/not-a-table', { file: name }, { cause })));
      zip.once('end', () => {
        if (isWorkbook) resolve();
        else reject(new AppError('describe/not-a-table', { file: name }));
      });
      zip.readEntry();
    });
  });
}
