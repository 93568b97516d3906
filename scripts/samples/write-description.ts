/**
 * Writes the description of the sample box as an archivist would hand it over (resources/samples/mo-ta/*.csv), from the
 * ground truth. For two documents the fields that the page itself shows are left empty: `tram extract` reads them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { READABLE_FROM_PAGE, SHEETS, type SheetKind } from '../../shared/model/sheets.ts';

type Values = Record<string, string | number | null>;
interface Truth {
  fonds: Values;
  files: { folder: string; fields: Values }[];
  documents: {
    key: string;
    folder: string;
    ordinal: number;
    pages: { file: string; page: number }[];
    fields: Values;
  }[];
}

const LEFT_TO_THE_PAGE = ['ke-hoach-2021', 'thong-bao-2021'];

const samples = join(import.meta.dirname, '../../resources/samples');
const truth = JSON.parse(readFileSync(join(samples, 'truth.json'), 'utf8')) as Truth;

const placeOf = (folder: string): { year: string; fileNotation: string } => {
  const code = String(truth.files.find((file) => file.folder === folder)?.fields['fileCode']);
  const rest = code.slice(String(truth.fonds['agencyCode']).length + 1);
  return { year: rest.slice(0, 4), fileNotation: rest.slice(5) };
};

const pagesOf = (pages: { file: string; page: number }[]): string => {
  const files = [...new Set(pages.map((page) => page.file))];
  return files
    .map((file) => {
      const own = pages.filter((page) => page.file === file).map((page) => page.page);
      const name = file.replace(/^[^/]+\//, '');
      return own.length > 1 || own[0] !== 1 ? `${name}#${own[0]}-${own.at(-1)}` : name;
    })
    .join('; ');
};

const rows: Record<SheetKind, Values[]> = {
  fonds: [{ fondCode: truth.fonds['fondCode'] ?? '', fondName: truth.fonds['fondName'] ?? '', fondStatus: 'Mở' }],
  files: truth.files.map(({ folder, fields }) => ({
    ...fields,
    ...placeOf(folder),
    fondCode: truth.fonds['fondCode'] ?? '',
    inventoryNumber: '01',
  })),
  documents: truth.documents.map(({ key, folder, ordinal, pages, fields }) => {
    const { signer, signerPost, ...given } = fields;
    const values: Values = { ...given, signerName: signer ?? null, signerPosition: signerPost ?? null };
    if (LEFT_TO_THE_PAGE.includes(key)) for (const field of READABLE_FROM_PAGE) values[field] = null;
    return { ...values, ...placeOf(folder), docOrdinal: ordinal, pages: pagesOf(pages) };
  }),
};

const NAMES: Record<SheetKind, string> = { fonds: 'phong', files: 'ho-so', documents: 'tai-lieu' };
mkdirSync(join(samples, 'mo-ta'), { recursive: true });
for (const shape of SHEETS) {
  const columns = shape.columns.filter(
    (column) => column.required || rows[shape.kind].some((row) => row[column.key] != null),
  );
  const cell = (value: string | number | null | undefined) => {
    const text = String(value ?? '');
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [
    columns.map((column) => column.vi),
    ...rows[shape.kind].map((row) => columns.map((column) => row[column.key])),
  ];
  // The mark at the beginning tells Excel that the file is UTF-8.
  writeFileSync(
    join(samples, 'mo-ta', `${NAMES[shape.kind]}.csv`),
    '\ufeff' + lines.map((line) => line.map(cell).join(',') + '\r\n').join(''),
  );
}
