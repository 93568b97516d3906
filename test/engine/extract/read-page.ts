import {
  extractFields,
  type ExtractedField,
  type ExtractedKey,
  type Raster,
} from '../../../electron/engine/extract/index.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import { body, LEFT, MIDDLE, nation, PageBuilder, RIGHT } from './page-builder.ts';

/** A picture in which the words of `bold` have strokes twice as wide as all others. */
export function pictureOf(page: OcrPage, bold: readonly string[]): Raster {
  const data = new Uint8Array(page.width * page.height).fill(255);
  for (const { text, box } of page.lines.flatMap((line) => line.words)) {
    const width = bold.includes(text) ? 6 : 3;
    for (let x = box[0]; x + width <= box[2]; x += 2 * width + 3)
      for (let y = box[1]; y < box[3]; y++) data.fill(20, y * page.width + x, y * page.width + x + width);
  }
  return { width: page.width, height: page.height, channels: 1, data };
}

/** What is read of a document's pages, by field. */
export function read(...pages: OcrPage[]): Record<ExtractedKey, ExtractedField> {
  const fields = extractFields(pages, { lastYear: 2026 });
  return Object.fromEntries(fields.map((field) => [field.key, field])) as Record<ExtractedKey, ExtractedField>;
}

/** A decision as the decree draws it. */
export function decision(number = 'Số: 15/QĐ-UBND', date = 'Sơn Hải, ngày 05 tháng 01 năm 2020'): PageBuilder {
  const page = new PageBuilder()
    .put('ỦY BAN NHÂN DÂN', { centre: LEFT, y: 24, size: 13, face: 'bold' })
    .put('TỈNH SƠN HẢI', { centre: LEFT, y: 29.5, size: 13, face: 'bold' });
  nation(page)
    .put(number, { centre: LEFT, y: 40 })
    .put(date, { centre: RIGHT, y: 40, size: 14, face: 'italic' })
    .put('QUYẾT ĐỊNH', { centre: MIDDLE, y: 53, size: 14, face: 'bold' })
    .put('Về việc ban hành Danh mục hồ sơ năm 2020', { centre: MIDDLE, y: 59.5, size: 14, face: 'bold' })
    .put('của Văn phòng Ủy ban nhân dân tỉnh', { centre: MIDDLE, y: 66, size: 14, face: 'bold' })
    .put('CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH', { centre: MIDDLE, y: 79, size: 14, face: 'bold' })
    .put('Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;', { left: 42.7, y: 90, size: 14 })
    .put('Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ', { left: 42.7, y: 98, size: 14 });
  return body(page, 108);
}
