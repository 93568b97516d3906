import { parse } from 'csv-parse/sync';
import { AppError } from '../../../shared/contract/app-error.ts';
import { LIMITS, toTable, type RawRow, type Table } from './table.ts';

interface CsvRecord {
  readonly record: string[];
  readonly raw: string;
  /** `lines`: of the text, up to the end of the record. */
  readonly info: { readonly lines: number };
}

/** What Excel reads as the delimiter and not as a row. */
const SEPARATOR_LINE = /^"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|$)/i;

/**
 * Reads the one table of a CSV: comma, semicolon or tab, told by the first line with anything in it or by `sep=`. Rows count
 * by the line they begin in. Throws `describe/quote-open` where a quotation mark swallows the rows below it,
 * `describe/too-many-*`, `describe/not-a-table`.
 */
export function readCsv(text: string, name: string): Table {
  const said = SEPARATOR_LINE.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  const above = said ? 1 : 0;
  const delimiter = said?.[1] ?? delimiterOf(body);
  const records = recordsOf(body, delimiter, { name, above });
  const width = usualWidth(records);
  const rows: RawRow[] = [];
  let end = 0;
  for (const { record, raw, info } of records) {
    const number = above + end + 1;
    if (info.lines - end > 1 && width !== null && !isWhole(raw, delimiter, width))
      throw new AppError('describe/quote-open', { file: name, row: number });
    if (record.length > LIMITS.columns)
      throw new AppError('describe/too-many-columns', { sheet: name, max: LIMITS.columns });
    rows.push({ number, cells: record });
    end = info.lines;
  }
  if (rows.length > LIMITS.rows) throw new AppError('describe/too-many-rows', { file: name, max: LIMITS.rows });
  return toTable(name, rows);
}

/** How many cells most rows of one line have; null when there is none. */
function usualWidth(records: readonly CsvRecord[]): number | null {
  const counts = new Map<number, number>();
  let end = 0;
  for (const { record, info } of records) {
    if (info.lines - end === 1 && record.length > 1) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
    end = info.lines;
  }
  const [usual] = [...counts].sort(([, one], [, other]) => other - one);
  return usual?.[0] ?? null;
}

function delimiterOf(text: string): string {
  const line = (/^[^\r\n]*\S[^\r\n]*/m.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  return [',', ';', '\t'].reduce((best, mark) => (line.split(mark).length > line.split(best).length ? mark : best));
}

function recordsOf(
  text: string,
  delimiter: string,
  of: { readonly name: string; readonly above: number },
): CsvRecord[] {
  let end = 0;
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: LIMITS.cellLength * 4,
      info: true,
      raw: true,
      // One more than may be, so that too many are noticed and no more than that is built.
      to: LIMITS.rows + 1,
      on_record: (record: string[], context: { lines: number }) => {
        end = context.lines;
        return record;
      },
    }) as unknown as CsvRecord[];
  } catch (error) {
    const { name, above } = of;
    const isOpen = text.split(/\r\n|\r|\n/, end + 1)[end]?.includes('"') === true;
    if (isOpen) throw new AppError('describe/quote-open', { file: name, row: above + end + 1 }, { cause: error });
    throw new AppError('describe/not-a-table', { file: name }, { cause: error });
  }
}

/**
 * Whether a row of several lines is one: its quotation marks strictly as RFC 4180 has them, and as many cells as other
 * rows. A mark that was never closed else takes the rows up to the next mark into its cell.
 */
function isWhole(raw: string, delimiter: string, width: number): boolean {
  try {
    const text = raw.replace(/^[\r\n]+|[\r\n]+$/g, '');
    const [record, ...more]: string[][] = parse(text, { delimiter, relax_column_count: true });
    return more.length === 0 && record?.length === width;
  } catch {
    return false;
  }
}
