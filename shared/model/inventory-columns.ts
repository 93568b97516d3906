/** Columns of the lists that travel with a transfer, as the decree's forms print them. `width` is a share of the page. */
export interface InventoryColumn {
  readonly key: string;
  readonly vi: string;
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

/** Mục lục hồ sơ, tài liệu nộp lưu: NĐ 30/2020/NĐ-CP Phụ lục V mẫu III. */
export const FILE_INVENTORY: readonly InventoryColumn[] = [
  { key: 'ordinal', vi: 'STT', width: 0.06, align: 'center' },
  { key: 'notation', vi: 'Số, ký hiệu hồ sơ', width: 0.12, align: 'center' },
  { key: 'title', vi: 'Tiêu đề hồ sơ', width: 0.31, align: 'left' },
  { key: 'dates', vi: 'Thời gian tài liệu', width: 0.15, align: 'center' },
  { key: 'retention', vi: 'Thời hạn bảo quản', width: 0.11, align: 'center' },
  { key: 'extent', vi: 'Số tờ/Số trang', width: 0.1, align: 'center' },
  { key: 'notes', vi: 'Ghi chú', width: 0.15, align: 'left' },
];

/** Mục lục văn bản, tài liệu trong hồ sơ: NĐ 30/2020/NĐ-CP Phụ lục V mẫu IV. */
export const DOCUMENT_INVENTORY: readonly InventoryColumn[] = [
  { key: 'ordinal', vi: 'STT', width: 0.06, align: 'center' },
  { key: 'symbol', vi: 'Số, ký hiệu văn bản', width: 0.14, align: 'center' },
  { key: 'date', vi: 'Ngày tháng năm văn bản', width: 0.13, align: 'center' },
  { key: 'abstract', vi: 'Tên loại và trích yếu nội dung văn bản', width: 0.3, align: 'left' },
  { key: 'author', vi: 'Tác giả văn bản', width: 0.16, align: 'left' },
  { key: 'pages', vi: 'Tờ số/Trang số', width: 0.09, align: 'center' },
  { key: 'notes', vi: 'Ghi chú', width: 0.12, align: 'left' },
];
