import { AppError } from '../contract/app-error.ts';

/** Mã định danh cơ quan: dot-separated levels, at most 35 characters (QĐ 20/2020/QĐ-TTg). */
export const AGENCY_IDENTIFIER = /^[A-Z]\d{2}(\.\d{1,3}){0,5}$/;
export const AGENCY_IDENTIFIER_MAX = 35;

/** Số và ký hiệu hồ sơ: digits and letters in groups, e.g. `01.TCCB`, `160` (NĐ 30/2020 Phụ lục V). */
export const FILE_NOTATION = /^[\p{L}\d][\p{L}\d-]*(\.[\p{L}\d-]+)*$/u;
export const FILE_NOTATION_MAX = 20;

export const DOC_ID_MAX = 25;
export const CODE_MAX = 100;

/**
 * `fileCode` (Mã hồ sơ): agency identifier `.` year `.` number-and-symbol of the file (TT 05/2025 Điều 4; Phụ lục III).
 * For a closed fonds the fonds code stands in place of the agency identifier.
 */
export function fileCode(parts: { agencyId: string; year: number; notation: string }): string {
  return fit('fileCode', `${parts.agencyId}.${parts.year}.${parts.notation}`, CODE_MAX);
}

/** `arcFileCode` (Mã hồ sơ lưu trữ): archive code `.` file code (`.` inventory number). */
export function arcFileCode(parts: { archiveCode: string; fileCode: string; inventoryNumber?: string | null }): string {
  const tail = parts.inventoryNumber ? `.${parts.inventoryNumber}` : '';
  return fit('arcFileCode', `${parts.archiveCode}.${parts.fileCode}${tail}`, CODE_MAX);
}

/** `docId`: file code `.` plain ordinal, at most 25 characters. Throws `efile/identifier-too-long`. */
export function docId(code: string, ordinal: number): string {
  return fit('docId', `${code}.${ordinal}`, DOC_ID_MAX);
}

/** `docCode`: file code `.` ordinal of 7 digits. */
export function docCode(code: string, ordinal: number): string {
  return fit('docCode', `${code}.${String(ordinal).padStart(7, '0')}`, CODE_MAX);
}

function fit(field: string, value: string, max: number): string {
  if (value.length > max) throw new AppError('efile/identifier-too-long', { field, value, length: value.length, max });
  return value;
}
