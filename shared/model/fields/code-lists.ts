/** One permitted value of a coded field: what is stored and written, and its words. */
export interface Code {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

function list(...rows: readonly (readonly [string, string, string])[]): readonly Code[] {
  return rows.map(([code, vi, en]) => ({ code, vi, en }));
}

/** Code lists shared by all package kinds: TT 05/2025/TT-BNV, annexes I to V. */
export const CODE_LISTS = {
  /** Thời hạn lưu trữ. */
  maintenance: list(
    ['01', 'Vĩnh viễn', 'Permanent'],
    ['02', '70 năm', '70 years'],
    ['03', '50 năm', '50 years'],
    ['04', '30 năm', '30 years'],
    ['05', '20 năm', '20 years'],
    ['06', '10 năm', '10 years'],
    ['07', 'Khác', 'Other'],
  ),
  /** Mức độ tiếp cận (the annexes' label: chế độ sử dụng). */
  mode: list(['01', 'Công khai', 'Open'], ['02', 'Sử dụng có điều kiện', 'Conditional'], ['03', 'Mật', 'Secret']),
  language: list(
    ['01', 'Tiếng Việt', 'Vietnamese'],
    ['02', 'Tiếng Anh', 'English'],
    ['03', 'Tiếng Pháp', 'French'],
    ['04', 'Tiếng Nga', 'Russian'],
    ['05', 'Tiếng Trung', 'Chinese'],
    ['06', 'Việt – Anh', 'Vietnamese – English'],
    ['07', 'Việt – Nga', 'Vietnamese – Russian'],
    ['08', 'Việt – Pháp', 'Vietnamese – French'],
    ['09', 'Hán Nôm', 'Sino-Nom'],
    ['10', 'Việt – Trung', 'Vietnamese – Chinese'],
    ['11', 'Khác', 'Other'],
  ),
  /** Mức độ tin cậy. */
  confidenceLevel: list(
    ['01', 'Gốc điện tử', 'Born digital'],
    ['02', 'Số hóa', 'Digitised'],
    ['03', 'Hỗn hợp', 'Mixed'],
  ),
  /** Tình trạng vật lý. */
  format: list(['01', 'Tốt', 'Good'], ['02', 'Bình thường', 'Normal'], ['03', 'Hỏng', 'Damaged']),
  /** Chế độ dự phòng; also for `process`. */
  flag: list(['1', 'Có', 'Yes'], ['0', 'Không', 'No']),
  riskRecoveryStatus: list(['01', 'Đã dự phòng', 'Done'], ['02', 'Chưa dự phòng', 'Not yet']),
  /** Tên loại tài liệu. */
  typeName: list(
    ['01', 'Nghị quyết', 'Resolution'],
    ['02', 'Quyết định', 'Decision'],
    ['03', 'Chỉ thị', 'Directive'],
    ['04', 'Quy chế', 'Regulation'],
    ['05', 'Quy định', 'Rules'],
    ['06', 'Thông cáo', 'Communiqué'],
    ['07', 'Thông báo', 'Notice'],
    ['08', 'Hướng dẫn', 'Guidance'],
    ['09', 'Chương trình', 'Programme'],
    ['10', 'Kế hoạch', 'Plan'],
    ['11', 'Phương án', 'Scheme'],
    ['12', 'Đề án', 'Proposal'],
    ['13', 'Dự án', 'Project'],
    ['14', 'Báo cáo', 'Report'],
    ['15', 'Tờ trình', 'Submission'],
    ['16', 'Giấy ủy quyền', 'Authorisation'],
    ['17', 'Phiếu gửi', 'Dispatch slip'],
    ['18', 'Phiếu chuyển', 'Transfer slip'],
    ['19', 'Phiếu báo', 'Notification slip'],
    ['20', 'Biên bản', 'Minutes'],
    ['21', 'Hợp đồng', 'Contract'],
    ['22', 'Công văn', 'Official letter'],
    ['23', 'Công điện', 'Official telegram'],
    ['24', 'Bản ghi nhớ', 'Memorandum'],
    ['25', 'Bản thỏa thuận', 'Agreement'],
    ['26', 'Giấy mời', 'Invitation'],
    ['27', 'Giấy giới thiệu', 'Letter of introduction'],
    ['28', 'Giấy nghỉ phép', 'Leave permit'],
    ['29', 'Thư công', 'Official correspondence'],
    ['30', 'Bản đồ', 'Map'],
    ['31', 'Bản vẽ kỹ thuật', 'Technical drawing'],
    ['32', 'Khác', 'Other'],
  ),
  fondsStatus: list(['open', 'Mở', 'Open'], ['closed', 'Đóng', 'Closed']),
} as const satisfies Record<string, readonly Code[]>;

export type CodeListName = keyof typeof CODE_LISTS;

/**
 * The code a person meant by `text`: the code itself, or its Vietnamese or English words, case and spacing aside.
 * null when the list has no such value.
 */
export function codeOf(name: CodeListName, text: string): string | null {
  const wanted = normalise(text);
  for (const row of CODE_LISTS[name]) {
    if (row.code === text.trim() || normalise(row.vi) === wanted || normalise(row.en) === wanted) return row.code;
    // Spreadsheets turn 01 into 1.
    if (/^\d+$/.test(row.code) && /^\d+$/.test(text.trim()) && Number(row.code) === Number(text.trim()))
      return row.code;
  }
  return null;
}

/** The Vietnamese or English words of a code, or the code itself when the list does not know it. */
export function codeWords(name: CodeListName, code: string, language: 'vi' | 'en'): string {
  return CODE_LISTS[name].find((row) => row.code === code)?.[language] ?? code;
}

function normalise(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[–—-]/g, '-')
    .replace(/^tiếng /, '')
    .replace(/\s+/g, ' ')
    .trim();
}
