import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isoDate, readDate } from '../../../shared/model/fields/index.ts';
import type { BagWriter } from '../bagit/index.ts';
import { silentTask } from '../base/task.ts';
import type { FileRecord } from '../efile/index.ts';
import { typesetPages, typesetTable } from '../pdf/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { documentInventory, fileInventory, type Inventory } from './inventories.ts';
import { handoverMinutes } from './minutes.ts';
import type { RoundContents } from './round-contents.ts';
import { writeInventoryXlsx } from './write-xlsx.ts';

/**
 * Adds what people read to a bag: the list of files, the list of each file's documents (XLSX and PDF of the same data) and
 * the handover minutes. Errors as those who write them, and the bag's.
 */
export async function addLists(
  ws: Workspace,
  bag: BagWriter,
  round: string,
  { files, totals, signatures, packedBytes }: RoundContents,
  made: Date,
  signal: AbortSignal,
): Promise<void> {
  const { agencyName, archiveName } = ws.agency;
  const scratch = join(ws.paths.scratch, 'transfer');
  const task = { ...silentTask(), signal };
  try {
    for (const [name, inventory] of inventoriesOf(agencyName, round, files, made)) {
      const xlsx = join(scratch, 'list.xlsx');
      await writeInventoryXlsx(xlsx, inventory, made);
      await bag.addPayload(`inventories/${name}.xlsx`, xlsx, signal);
      const pdf = join(scratch, 'list.pdf');
      const table = {
        title: inventory.title,
        subtitleLines: inventory.subtitles,
        columns: inventory.columns.map((column) => ({ header: column.vi, width: column.width, align: column.align })),
        rows: inventory.rows,
        closingLines: inventory.closing,
        landscape: true,
        metadata: { title: inventory.title, author: agencyName, subject: name, created: made },
      };
      await typesetTable(pdf, table, task);
      await bag.addPayload(`inventories/${name}.pdf`, pdf, signal);
    }
    const minutes = join(scratch, 'minutes.pdf');
    const blocks = handoverMinutes({
      agencyName,
      archiveName,
      round,
      fonds: [...new Set(files.map((file) => file.fondsValues['fondName'] ?? file.fondsCode))],
      dates: dateSpan(files),
      ...totals,
      signatures,
      bytes: packedBytes,
    });
    const metadata = { title: 'Biên bản giao nhận hồ sơ, tài liệu', author: agencyName, created: made };
    await typesetPages(minutes, { blocks, metadata }, task);
    await bag.addPayload('bien-ban-giao-nhan.pdf', minutes, signal);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The lists by their name in the bag, made one by one. */
function* inventoriesOf(
  agencyName: string,
  round: string,
  files: readonly FileRecord[],
  made: Date,
): Generator<[string, Inventory]> {
  yield ['muc-luc-ho-so', fileInventory(agencyName, round, files, made)];
  for (const file of files) yield [`muc-luc-van-ban/${file.code}`, documentInventory(agencyName, file, made)];
}

function dateSpan(files: readonly FileRecord[]): string {
  const sorted = (key: string) =>
    files
      .map((file) => file.values[key] ?? '')
      .filter((text) => readDate(text, 'year'))
      .sort((a, b) => (iso(a) < iso(b) ? -1 : 1));
  return `${sorted('startDate')[0] ?? '…'} – ${sorted('endDate').at(-1) ?? '…'}`;
}

function iso(text: string): string {
  const date = readDate(text, 'year');
  return date ? isoDate(date) : '';
}
