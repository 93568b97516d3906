import yauzl from 'yauzl';
import { AppError } from '../../../shared/contract/app-error.ts';
import { LIMITS } from './table.ts';

/** Longest beginning or end of a chunk in which a mark may be cut in two, in bytes. */
const OVERLAP = 16;

/**
 * Goes through every part of an XLSX once, without keeping any of it, before anything is built from it: what the parts
 * really unpack to (a directory that lies about it is caught here), how many rows and cells the sheets hold, and that no
 * part brings a DTD. Throws `describe/not-a-table`, `describe/too-large`, `describe/too-many-rows`,
 * `describe/too-many-cells`, `describe/has-dtd`, all naming the file.
 */
export async function inspectWorkbook(path: string, name: string): Promise<void> {
  const unreadable = (cause: unknown) => new AppError('describe/not-a-table', { file: name }, { cause });
  const zip = await yauzl.openPromise(path, { lazyEntries: true, validateEntrySizes: true }).catch((error: unknown) => {
    throw unreadable(error);
  });
  const seen = { unpacked: 0, entries: 0, rows: 0, cells: 0, isWorkbook: false };
  try {
    for await (const entry of zip.eachEntry()) {
      seen.entries += 1;
      // The directory's own word first: an honest bomb needs no unpacking at all.
      if (seen.entries > LIMITS.entries || seen.unpacked + entry.uncompressedSize > LIMITS.unpackedBytes)
        throw new AppError('describe/too-large', { file: name, max: LIMITS.unpackedBytes });
      if (entry.fileName === 'xl/workbook.xml') seen.isWorkbook = true;
      if (!/\.(xml|rels|vml)$/i.test(entry.fileName)) {
        seen.unpacked += entry.uncompressedSize;
        continue;
      }
      const isSheet = /^xl\/worksheets\/[^/]+\.xml$/i.test(entry.fileName);
      seen.rows = 0;
      let before = Buffer.alloc(0);
      for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        seen.unpacked += chunk.length;
        const text = Buffer.concat([before, chunk]);
        if (text.includes('<!DOCTYPE')) throw new AppError('describe/has-dtd', { file: name, part: entry.fileName });
        if (isSheet) {
          seen.rows += count(text, '<row', before.length);
          seen.cells += count(text, '<c', before.length, ' >');
        }
        if (seen.rows > LIMITS.rows) throw new AppError('describe/too-many-rows', { file: name, max: LIMITS.rows });
        if (seen.cells > LIMITS.cells) throw new AppError('describe/too-many-cells', { file: name, max: LIMITS.cells });
        before = Buffer.from(text.subarray(Math.max(0, text.length - OVERLAP)));
      }
    }
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(error);
  } finally {
    zip.close();
  }
  if (!seen.isWorkbook) throw unreadable(new Error('no xl/workbook.xml'));
}

/** How often a mark stands in the text, not counting what lay wholly in the overlap; `then`: what may follow it. */
function count(text: Buffer, mark: string, overlap: number, then = ' >/'): number {
  let found = 0;
  // A mark that ended within the overlap together with its next byte was counted with the chunk before.
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    const next = at + mark.length;
    if (next >= overlap && next < text.length && then.includes(String.fromCharCode(text[next]!))) found += 1;
  }
  return found;
}
