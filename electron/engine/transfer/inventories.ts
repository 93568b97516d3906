import { codeWords, type FieldValues } from '../../../shared/model/fields/index.ts';
import { isoVietnam } from '../base/clock.ts';
import { vietnameseNumber } from '../base/vietnamese-number.ts';
import type { FileRecord } from '../efile/index.ts';
import { DOCUMENT_INVENTORY, FILE_INVENTORY, type InventoryColumn } from '../../../shared/model/inventory-columns.ts';

/** A list that travels with a transfer: the same data is written as XLSX and typeset as PDF. */
export interface Inventory {
  readonly title: string;
  readonly subtitles: readonly string[];
  readonly columns: readonly InventoryColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly closing: readonly string[];
}

/** Mục lục hồ sơ, tài liệu nộp lưu (NĐ 30/2020/NĐ-CP Phụ lục V mẫu III). */
export function fileInventory(agencyName: string, round: string, files: readonly FileRecord[], made: Date): Inventory {
  const rows = files.map((file, index) => [
    String(index + 1),
    file.notation,
    file.values['title'] ?? '',
    span(file.values),
    codeWords('maintenance', file.values['maintenance'] ?? '', 'vi'),
    extent(file.values),
    file.values['description'] ?? '',
  ]);
  return {
    title: 'MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU',
    subtitles: [agencyName, `Đợt nộp: ${round}`, ...[...new Set(files.map(fondsLine))]],
    columns: FILE_INVENTORY,
    rows,
    closing: [
      `Mục lục này gồm ${files.length} hồ sơ (bằng chữ: ${vietnameseNumber(files.length)} hồ sơ).`,
      ...madeBy(made),
    ],
  };
}

/** Mục lục văn bản, tài liệu trong hồ sơ (NĐ 30/2020 Phụ lục V mẫu IV). */
export function documentInventory(agencyName: string, file: FileRecord, made: Date): Inventory {
  let page = 1;
  const rows = file.documents.map((document) => {
    const { values } = document;
    const pages = document.pageIds.length;
    const from = page;
    page += pages;
    return [
      String(document.ordinal),
      symbol(values),
      values['issuedDate'] ?? '',
      [codeWords('typeName', values['typeName'] ?? '', 'vi'), values['subject'] ?? ''].filter(Boolean).join(' '),
      values['organName'] ?? '',
      pages > 1 ? `${from}–${page - 1}` : String(from),
      values['description'] ?? '',
    ];
  });
  return {
    title: 'MỤC LỤC VĂN BẢN, TÀI LIỆU',
    subtitles: [agencyName, `Hồ sơ: ${file.code}`, file.values['title'] ?? ''],
    columns: DOCUMENT_INVENTORY,
    rows,
    closing: [
      `Hồ sơ này gồm ${file.documents.length} văn bản, tài liệu (bằng chữ: ${vietnameseNumber(file.documents.length)}), ` +
        `${page - 1} trang (bằng chữ: ${vietnameseNumber(page - 1)}).`,
      ...madeBy(made),
    ],
  };
}

/** When the list was made, and who made it: the name is left to be written on paper. */
function madeBy(made: Date): string[] {
  const [year, month, day] = isoVietnam(made).slice(0, 10).split('-');
  return [`Ngày ${day} tháng ${month} năm ${year}`, 'Người lập (ký, ghi rõ họ và tên, chức vụ): …………………………………'];
}

function fondsLine(file: FileRecord): string {
  const name = file.fondsValues['fondName'] ?? file.fondsCode;
  const fonds = /^phông /i.test(name) ? name : `Phông ${name}`;
  return `${fonds} (${file.fondsCode}) – Mục lục số ${file.inventoryNumber}`;
}

function span(values: FieldValues): string {
  return [values['startDate'], values['endDate']].filter(Boolean).join(' – ');
}

function extent(values: FieldValues): string {
  return [values['numberOfPaper'] ? `${values['numberOfPaper']} tờ` : '', `${values['numberOfPage'] ?? '0'} trang`]
    .filter(Boolean)
    .join('/');
}

/** Số/ký hiệu as printed on the document. */
function symbol(values: FieldValues): string {
  return [values['codeNumber'], values['codeNotation']].filter(Boolean).join('/');
}
