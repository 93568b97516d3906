import type ExcelJS from 'exceljs';
import { CODE_LISTS, codeWords, type Field } from '../../../shared/model/fields/index.ts';
import { SHEETS, type Column, type SheetKind } from '../../../shared/model/sheets.ts';
import { writeDurable } from '../base/durable-file.ts';

const ONE_OF_LIST = { vi: 'chọn một giá trị trong danh sách của ô', en: 'choose one value of the cell’s list' };
const SOME_OF_LIST = {
  vi: 'một giá trị của danh mục, hoặc nhiều giá trị cách nhau bằng dấu chấm phẩy',
  en: 'one value of the list, or several with semicolons between',
};

/** Rows below the header that get a drop-down of the permitted values. */
const VALIDATED_ROWS = 2000;

/**
 * Writes the workbook people fill in: a sheet each for fonds, files and documents with headings in the chosen language
 * (mandatory ones marked *), a note with the rule at each heading, drop-downs of the code lists, and the lists
 * themselves on a last sheet.
 */
export async function writeTemplate(path: string, language: 'vi' | 'en'): Promise<void> {
  const { workbook } = await startWorkbook(language);
  await writeDurable(path, new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/** The workbook without rows, and its sheets to be filled. */
export async function startWorkbook(language: 'vi' | 'en'): Promise<{
  readonly workbook: ExcelJS.Workbook;
  readonly sheets: Readonly<Record<SheetKind, ExcelJS.Worksheet>>;
}> {
  // Loaded when a workbook is written: it takes a third of the engine's start.
  const { default: library } = await import('exceljs');
  const workbook = new library.Workbook();
  const sheets: Partial<Record<SheetKind, ExcelJS.Worksheet>> = {};
  const listsName = language === 'vi' ? 'Danh mục' : 'Lists';
  for (const shape of SHEETS) {
    const sheet = workbook.addWorksheet(shape[language], { views: [{ state: 'frozen', ySplit: 1 }] });
    sheets[shape.kind] = sheet;
    shape.columns.forEach((column, index) => {
      const cell = sheet.getCell(1, index + 1);
      cell.value = column[language] + (column.required ? ' *' : '');
      cell.font = { bold: true };
      cell.alignment = { wrapText: true, vertical: 'middle' };
      cell.note = noteOf(column, language);
      const width = sheet.getColumn(index + 1);
      width.width = Math.min(48, Math.max(14, column[language].length + 4));
      // Text, so that Excel does not turn 01 into 1 or 05/01/2010 into the first of May.
      width.numFmt = '@';
      const range = listRange(column, listsName);
      if (range)
        validations(sheet).add(`${width.letter}2:${width.letter}${VALIDATED_ROWS}`, {
          type: 'list',
          allowBlank: true,
          formulae: [range],
        });
    });
  }
  writeLists(workbook.addWorksheet(listsName), language);
  return { workbook, sheets: sheets as Record<SheetKind, ExcelJS.Worksheet> };
}

/** exceljs keeps validations by range here; its types only know the slower way, cell by cell. */
function validations(sheet: ExcelJS.Worksheet) {
  return (sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } })
    .dataValidations;
}

/** A column a list on the sheet of lists: the cells of the list a field takes one value of. */
function listRange(column: Column, sheetName: string): string | null {
  const field = column.field;
  if (!field?.list || (field.type !== 'code' && field.type !== 'flag')) return null;
  const index = Object.keys(CODE_LISTS).indexOf(field.list);
  const letter = String.fromCharCode('A'.charCodeAt(0) + index);
  return `'${sheetName}'!$${letter}$2:$${letter}$${CODE_LISTS[field.list].length + 1}`;
}

function writeLists(sheet: ExcelJS.Worksheet, language: 'vi' | 'en'): void {
  Object.entries(CODE_LISTS).forEach(([name, codes], index) => {
    sheet.getColumn(index + 1).width = 28;
    sheet.getCell(1, index + 1).value = headingOf(name, language);
    sheet.getCell(1, index + 1).font = { bold: true };
    codes.forEach((code, row) => (sheet.getCell(row + 2, index + 1).value = code[language]));
  });
}

/** A list by the fields that take their values from it, as the sheets head them. */
function headingOf(list: string, language: 'vi' | 'en'): string {
  const fields = SHEETS.flatMap(({ columns }) => columns).filter(({ field }) => field?.list === list);
  return [...new Set(fields.map((column) => column[language]))].join('; ');
}

/** How many values of its list a field takes. */
const CHOICES: Readonly<Partial<Record<Field['type'], Readonly<Record<'vi' | 'en', string>>>>> = {
  code: ONE_OF_LIST,
  flag: ONE_OF_LIST,
  codes: SOME_OF_LIST,
};

function noteOf(column: Column, language: 'vi' | 'en'): string {
  const parts = [column.key];
  const field = column.field;
  if (column.note) parts.push(column.note[language]);
  // The limit of a field with a list is that of the code; a person writes words.
  const choice = field?.list && CHOICES[field.type];
  if (choice) parts.push(choice[language]);
  else if (field?.max != null)
    parts.push(language === 'vi' ? `tối đa ${field.max} ký tự` : `at most ${field.max} characters`);
  if (field?.type === 'date') parts.push('DD/MM/YYYY');
  if (field?.when && field.need.sip === 'C') parts.push(conditionOf(field.when, language));
  if (field) parts.push(field.clause);
  return parts.join('\n');
}

/** When a column has to be filled that may be empty otherwise. */
function conditionOf({ key, in: codes }: NonNullable<Field['when']>, language: 'vi' | 'en'): string {
  const other = SHEETS.flatMap(({ columns }) => columns).find((column) => column.key === key);
  const list = other?.field?.list;
  const values = codes.map((code) => (list === undefined ? code : codeWords(list, code, language))).join(', ');
  const heading = other?.[language] ?? key;
  return language === 'vi' ? `bắt buộc khi “${heading}” là ${values}` : `mandatory when “${heading}” is ${values}`;
}
