/** A column of an agency's own retention schedule or danh mục hồ sơ, and the headings it may have. */
export interface ScheduleColumn {
  readonly key: 'number' | 'title' | 'term' | 'words' | 'clause';
  readonly required: boolean;
  readonly headings: readonly string[];
}

/**
 * Columns of TT 10/2022/TT-BNV Phụ lục I (STT, Tên nhóm hồ sơ, tài liệu, Thời hạn bảo quản) and of the danh mục hồ sơ (NĐ
 * 30/2020/NĐ-CP Phụ lục V: Số và ký hiệu hồ sơ, Tên đề mục và tiêu đề hồ sơ, Thời hạn bảo quản); keywords are ours.
 */
export const SCHEDULE_COLUMNS: readonly ScheduleColumn[] = [
  {
    key: 'number',
    required: false,
    headings: ['STT', 'Số TT', 'TT', 'Số và ký hiệu hồ sơ', 'Số, ký hiệu hồ sơ', 'Số và ký hiệu', 'Number', 'No.'],
  },
  {
    key: 'title',
    required: true,
    headings: [
      'Tên nhóm hồ sơ, tài liệu',
      'Nhóm hồ sơ, tài liệu',
      'Tên đề mục và tiêu đề hồ sơ',
      'Tiêu đề hồ sơ',
      'Tên hồ sơ, tài liệu',
      'Tên hồ sơ',
      'Title',
      'Records',
    ],
  },
  {
    key: 'term',
    required: true,
    headings: ['Thời hạn bảo quản', 'Thời hạn lưu trữ', 'THBQ', 'Thời hạn', 'Retention', 'Retention period'],
  },
  { key: 'words', required: false, headings: ['Từ khóa', 'Keywords'] },
  { key: 'clause', required: false, headings: ['Căn cứ', 'Basis', 'Clause'] },
];
