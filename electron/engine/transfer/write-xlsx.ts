import { produceDurable } from '../base/durable-file.ts';
import type { Inventory } from './inventories.ts';
import { stampEntries } from './stamp-entries.ts';

/** Widths of the sheet's columns add up to this many characters. */
const SHEET_WIDTH = 130;

/**
 * Writes a list as XLSX, row by row. Cells are text: a number and symbol must not become a formula or a date. The same
 * list and time give the same bytes.
 */
export async function writeInventoryXlsx(target: string, inventory: Inventory, made: Date): Promise<void> {
  await produceDurable(target, async (path) => {
    // Loaded when a list is written: it takes a third of the engine's start.
    const { default: library } = await import('exceljs');
    const workbook = new library.stream.xlsx.WorkbookWriter({
      filename: path,
      useStyles: true,
      useSharedStrings: false,
    });
    workbook.created = made;
    workbook.modified = made;
    const sheet = workbook.addWorksheet('Mục lục', {
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
    });
    sheet.columns = inventory.columns.map((column) => ({ width: column.width * SHEET_WIDTH, style: { numFmt: '@' } }));
    const line = (text: string, bold: boolean) => {
      const row = sheet.addRow([text]);
      row.font = { name: 'Times New Roman', size: bold ? 14 : 12, bold };
      sheet.mergeCells(row.number, 1, row.number, inventory.columns.length);
      row.alignment = { horizontal: 'center', wrapText: true };
      row.commit();
    };
    line(inventory.title, true);
    for (const subtitle of inventory.subtitles) line(subtitle, false);
    const border = { style: 'thin' as const };
    const box = { top: border, bottom: border, left: border, right: border };
    const table = (cells: readonly string[], bold: boolean) => {
      const row = sheet.addRow([...cells]);
      row.font = { name: 'Times New Roman', size: 12, bold };
      row.eachCell({ includeEmpty: true }, (cell, number) => {
        cell.border = box;
        cell.alignment = {
          horizontal: bold ? 'center' : (inventory.columns[number - 1]?.align ?? 'left'),
          vertical: 'top',
          wrapText: true,
        };
      });
      row.commit();
    };
    table(
      inventory.columns.map((column) => column.vi),
      true,
    );
    for (const row of inventory.rows) table(row, false);
    for (const closing of inventory.closing) {
      const row = sheet.addRow([closing]);
      row.font = { name: 'Times New Roman', size: 12, italic: true };
      row.commit();
    }
    await workbook.commit();
    await stampEntries(path);
  });
}
