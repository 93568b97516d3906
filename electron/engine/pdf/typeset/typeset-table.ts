import type { Task } from '../../base/task.ts';
import type { PdfMetadata } from '../model.ts';
import type { PdfWritten } from '../write-pdfa.ts';
import { setBlock, type Block } from './blocks.ts';
import { breakLines } from './break-lines.ts';
import type { Style } from './fonts.ts';
import { PAGE_SETUP } from './page-setup.ts';
import { writeSheets, type Sheets } from './sheets.ts';

export interface TableColumn {
  readonly header: string;
  /** Share of the text area's width, relative to the other columns. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

export interface TypesetTable {
  /** Set before the title: the issuing body and the national heading, where the form asks for them. */
  readonly heading?: readonly Block[];
  readonly title: string;
  readonly subtitleLines?: readonly string[];
  readonly columns: readonly TableColumn[];
  /** One string a column; a missing one is an empty cell. */
  readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
  /** A last row in bold. */
  readonly totals?: readonly string[];
  /** What stands under the table: totals in words, place and date, signatures. */
  readonly closingLines?: readonly (string | Block)[];
  readonly landscape?: boolean;
  readonly metadata: PdfMetadata;
}

/**
 * Typesets a list, such as Mục lục hồ sơ nộp lưu, as PDF/A-2u on A4 with the page set-up of NĐ 30/2020: title, table with
 * its header on every sheet, closing lines. Long cells wrap; a row stays on one sheet unless it is taller than a sheet.
 * Rows stream: thousands take the memory of one sheet. The same input gives the same bytes.
 * Errors: `disk/*`, `internal/cancelled`, and what `rows` throws.
 */
export function typesetTable(
  target: string,
  table: TypesetTable,
  task: Task,
  options: { readonly scratch?: string } = {},
): Promise<PdfWritten> {
  return writeSheets(target, table.metadata, table.landscape ?? false, task, options, async (sheets) => {
    for (const block of table.heading ?? []) await setBlock(sheets, block);
    const { size } = PAGE_SETUP.title;
    await setBlock(sheets, {
      kind: 'paragraph',
      text: table.title,
      align: 'center',
      style: 'bold',
      size,
      spaceBefore: 12,
    });
    for (const text of table.subtitleLines ?? []) {
      await setBlock(sheets, { kind: 'paragraph', text, align: 'center', spaceBefore: 2 });
    }
    sheets.y += 10;
    await setRows(sheets, table);
    for (const line of table.closingLines ?? []) {
      await setBlock(sheets, typeof line === 'string' ? { kind: 'paragraph', text: line } : line);
    }
  });
}

async function setRows(sheets: Sheets, table: TypesetTable): Promise<void> {
  const grid = new Grid(sheets, table.columns);
  await grid.begin();
  for await (const row of table.rows) await grid.row(row, 'regular');
  if (table.totals !== undefined) await grid.row(table.totals, 'bold');
}

/** The table's columns on the sheet, and rows under one another. */
class Grid {
  readonly #sheets: Sheets;
  readonly #columns: readonly (TableColumn & { readonly left: number; readonly pt: number })[];
  readonly #headerLines: readonly (readonly string[])[];

  constructor(sheets: Sheets, columns: readonly TableColumn[]) {
    const total = columns.reduce((sum, column) => sum + column.width, 0);
    let left = sheets.left;
    this.#sheets = sheets;
    this.#columns = columns.map((column) => {
      const pt = (sheets.width * column.width) / total;
      const placed = { ...column, left, pt };
      left += pt;
      return placed;
    });
    this.#headerLines = this.#broken(
      columns.map((column) => column.header),
      'bold',
    );
  }

  /** The first header, not at the foot of a sheet without a row to follow. */
  async begin(): Promise<void> {
    if (heightOf(this.#headerLines) + heightOf([]) > this.#sheets.room) await this.#sheets.breakPage();
    this.#header();
  }

  #header(): void {
    const { left, right, y } = this.#sheets;
    this.#sheets.rule(left, y, right, y);
    this.#band(this.#headerLines, 'bold', 'center');
  }

  async row(cells: readonly string[], style: Style): Promise<void> {
    let lines = this.#broken(cells, style);
    if (heightOf(lines) > this.#sheets.room && heightOf(lines) <= this.#roomOnFreshSheet()) await this.#nextSheet();
    // Taller than a sheet: as many lines as go, the rest on the following ones.
    for (;;) {
      const fitting = Math.max(1, Math.floor((this.#sheets.room - 2 * PAGE_SETUP.cell.padding) / LEADING));
      const head = lines.map((cell) => cell.slice(0, fitting));
      lines = lines.map((cell) => cell.slice(fitting));
      this.#band(head, style);
      if (lines.every((cell) => cell.length === 0)) return;
      await this.#nextSheet();
    }
  }

  async #nextSheet(): Promise<void> {
    await this.#sheets.breakPage();
    this.#header();
  }

  #roomOnFreshSheet(): number {
    return this.#sheets.bottom - this.#sheets.top - heightOf(this.#headerLines);
  }

  #broken(cells: readonly string[], style: Style): readonly (readonly string[])[] {
    const font = this.#sheets.fonts[style];
    const { size, padding } = PAGE_SETUP.cell;
    return this.#columns.map((column, at) => breakLines(cells[at] ?? '', font, size, column.pt - 2 * padding));
  }

  /** Sets one row's lines at the pen, with the rules at its sides and below it. */
  #band(lines: readonly (readonly string[])[], style: Style, align?: 'center'): void {
    const sheets = this.#sheets;
    const { size, padding } = PAGE_SETUP.cell;
    const font = sheets.fonts[style];
    const top = sheets.y;
    const bottom = top + heightOf(lines);
    for (const [at, column] of this.#columns.entries()) {
      sheets.rule(column.left, top, column.left, bottom);
      for (const [row, text] of lines[at]!.entries()) {
        const free = column.pt - 2 * padding - font.width(text, size);
        const how = align ?? column.align;
        const shift = how === 'center' ? free / 2 : how === 'right' ? free : 0;
        const y = top + padding + row * LEADING + font.ascent * size;
        sheets.setLine({ text, style, size, x: column.left + padding + shift, y });
      }
    }
    sheets.rule(sheets.right, top, sheets.right, bottom);
    sheets.rule(sheets.left, bottom, sheets.right, bottom);
    sheets.y = bottom;
  }
}

const LEADING = PAGE_SETUP.cell.size * PAGE_SETUP.cell.lineSpacing;

function heightOf(lines: readonly (readonly string[])[]): number {
  return Math.max(1, ...lines.map((cell) => cell.length)) * LEADING + 2 * PAGE_SETUP.cell.padding;
}
