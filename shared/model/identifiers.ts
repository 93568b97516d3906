import { AppError } from '../contract/app-error.ts';

/** Mã định danh cơ quan: dot-separated levels, at most 35 characters (QĐ 20/2020/QĐ-TTg). */
export const AGENCY_IDENTIFIER = /^[A-Z]\d{2}(\.\d{1,3}){0,5}$/;
export const AGENCY_IDENTIFIER_MAX = 35;

/** Số và ký hiệu hồ sơ: digits and letters in groups, e.g. `01.TCCB`, `160` (NĐ 30/2020 Phụ lục V). */
export const FILE_NOTATION = /^[\p{L}\d][\p{L}\d-]*(\.[\p{L}\d-]+)*$/u;
export const FILE_NOTATION_MAX = 20;

export const DOC_ID_MAX = 25;
export const CODE_MAX = 100;

/** Identifiers that are composed, and the most characters each may have. */
const LONGEST = { fileCode: CODE_MAX, arcFileCode: CODE_MAX, docId: DOC_ID_MAX, docCode: CODE_MAX } as const;
export type Composed = keyof typeof LONGEST;

/**
 * `fileCode` (Mã hồ sơ): agency identifier `.` year `.` number-and-symbol of the file (TT 05/2025 Điều 4; Phụ lục III).
 * For a closed fonds the fonds code stands in place of the agency identifier (Phụ lục I). A file keeps the code it was
 * formed with, also when its fonds is closed later.
 */
export function fileCode(parts: {
  agencyId: string;
  /** The code of the fonds where it is closed. */
  closedFonds?: string | null;
  year: number;
  notation: string;
}): string {
  return `${parts.closedFonds ?? parts.agencyId}.${parts.year}.${parts.notation}`;
}

/** `arcFileCode` (Mã hồ sơ lưu trữ): archive code `.` file code (`.` inventory number). */
export function arcFileCode(parts: { archiveCode: string; fileCode: string; inventoryNumber?: string | null }): string {
  const tail = parts.inventoryNumber ? `.${parts.inventoryNumber}` : '';
  return `${parts.archiveCode}.${parts.fileCode}${tail}`;
}

/** `docId`: file code `.` plain ordinal. */
export function docId(code: string, ordinal: number): string {
  return `${code}.${ordinal}`;
}

/** `docCode`: file code `.` ordinal of 7 digits. */
export function docCode(code: string, ordinal: number): string {
  return `${code}.${String(ordinal).padStart(7, '0')}`;
}

/**
 * Throws `efile/identifier-too-long` when one of these identifiers is too long for its field; `what` of the error says of
 * which parts it is made. Asked before a record is made or changed: one that is there already can be read all the same.
 */
export function mustFit(identifiers: Readonly<Partial<Record<Composed, string>>>): void {
  for (const [field, value] of Object.entries(identifiers)) {
    const [length, max] = [value.length, LONGEST[field as Composed]];
    const params = { field, what: `parts-of-${field}`, value, length, max };
    if (length > max) throw new AppError('efile/identifier-too-long', params);
  }
}
