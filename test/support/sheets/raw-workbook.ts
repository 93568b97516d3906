import { rawZip, type RawEntry } from '../archives/raw-zip.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface RawWorkbook {
  /** What stands within `sheetData`. */
  readonly rows: string;
  /** Before the root of the sheet, for a DTD. */
  readonly prologue?: string;
  /** Before the rows: `cols`, `dimension`. */
  readonly beforeRows?: string;
  /** Put into the package as they are, in place of a part of the same name. */
  readonly parts?: readonly RawEntry[];
  /** The sheet's own entry told otherwise: a claimed size, other compressed bytes. */
  readonly sheet?: Partial<RawEntry>;
}

/** An XLSX made by hand, with one sheet «Tài liệu», correct in all that is not told otherwise. */
export function rawWorkbook({ rows, prologue = '', beforeRows = '', parts = [], sheet = {} }: RawWorkbook): Buffer {
  const own: RawEntry[] = [
    {
      name: '[Content_Types].xml',
      data: `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Tài liệu" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `${HEAD}${prologue}<worksheet xmlns="${MAIN}">${beforeRows}<sheetData>${rows}</sheetData></worksheet>`,
      method: 8,
      ...sheet,
    },
  ];
  const replaced = new Set(parts.map((part) => part.name));
  return rawZip({ entries: [...own.filter((entry) => !replaced.has(entry.name)), ...parts] });
}

/** A row of cells with text in them; a string that begins with `<` is the cell's content as it is. */
export function rawRow(number: number, cells: readonly string[]): string {
  const body = cells.map((text, index) => {
    const at = `r="${columnName(index)}${number}"`;
    return text.startsWith('<') ? `<c ${at}>${text}</c>` : `<c ${at} t="inlineStr"><is><t>${text}</t></is></c>`;
  });
  return `<row r="${number}">${body.join('')}</row>`;
}

/** A, B … Z, AA …: the name of a column counted from 0. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
