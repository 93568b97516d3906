/** A sheet as plain text: the header row and the rows below it with their numbers in the file (1 is the first). */
export interface Table {
  readonly sheet: string;
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
  /** The spreadsheet does not show this sheet. */
  readonly isHidden?: boolean;
}

export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
  /** Cells without a value of their own: index → what stands there (`#N/A`, or the formula that was never calculated). */
  readonly broken?: ReadonlyMap<number, string>;
  /** Cells as they were written, where white space within was joined or ends were cut: names of files may have it. */
  readonly written?: ReadonlyMap<number, string>;
  /** Cells with a number whose format is not read: index → the format. */
  readonly unread?: ReadonlyMap<number, string>;
  /** Cells that are a date to the spreadsheet, or a number that could be one, by their index. */
  readonly dates?: ReadonlyMap<number, CellDate>;
}

/** A date in a cell, DD/MM/YYYY. `isShown`: the cell shows a date, not the number it is stored as. */
export interface CellDate {
  readonly text: string;
  readonly isShown: boolean;
}

/** A row as a reader of files gives it. */
export type RawRow = TableRow;

/** Limits on what a description may be, so that a spoilt or hostile file cannot take the PC's memory. */
export const LIMITS = {
  /** Bytes of the file on disk. */
  fileBytes: 50 * 1024 * 1024,
  /** Bytes all parts of an XLSX unpack to. */
  unpackedBytes: 200 * 1024 * 1024,
  entries: 2000,
  sheets: 20,
  rows: 200_000,
  columns: 200,
  /** Cells of all sheets together; the reader needs about half a kilobyte for each. */
  cells: 1_500_000,
  /** Characters of one cell (Excel's own limit). */
  cellLength: 32_767,
  /** Milliseconds for reading one workbook. */
  time: 120_000,
  /** MB of memory of the reading worker. */
  memory: 1024,
} as const;

/** Trims, joins white space and composes: how every cell is taken in. */
export function cellText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Builds a table from raw rows: the first row that is not empty is the header, empty rows are left out. */
export function toTable(sheet: string, rows: readonly RawRow[]): Table {
  const filled = rows
    .map((row) => {
      const written = new Map<number, string>();
      const cells = row.cells.map((cell, index) => {
        const text = cellText(cell);
        if (text !== cell.normalize('NFC')) written.set(index, cell.normalize('NFC'));
        return text;
      });
      return { ...row, cells, ...(written.size > 0 && { written }) };
    })
    .filter((row) => row.cells.some((cell) => cell !== '') || (row.broken?.size ?? 0) > 0);
  const [header, ...rest] = filled;
  return { sheet, header: header?.cells ?? [], rows: rest };
}
