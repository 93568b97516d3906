/**
 * The document types of TT 05/2025/TT-BNV (`typeName`, codes 01 to 32; annexes I to V, code lists) with their
 * abbreviations by NĐ 30/2020/NĐ-CP Phụ lục III.I. Of the 29 administrative types (Điều 7) 27 have an abbreviation;
 * công văn and thư công have none. Maps, technical drawings and "other" come from TT 05/2025 only.
 */
export interface DocumentType {
  /** `typeName` code, two digits. */
  readonly code: string;
  readonly name: string;
  /** Abbreviation in the symbol, as printed; null when the type has none. */
  readonly abbr: string | null;
  /** Other abbreviations seen in the symbols of older papers. */
  readonly olderAbbrs?: readonly string[];
  /** Other words the type is headed with: older spelling, older name. */
  readonly headings?: readonly string[];
  readonly clause: string;
}

/**
 * The last year of papers that may bear an `olderAbbrs` of a named type. TT 01/2011/TT-BNV (Phụ lục I; now NĐ 30/2020 Phụ
 * lục III.I) made one list of abbreviations for all: since then "TT" is a thông tư, and a tờ trình is "TTr".
 */
export const OLDER_ABBRS_LAST_YEAR = 2011;

const NAMED = 'NĐ 30/2020 Điều 7, Phụ lục III.I; TT 05/2025 (typeName)';
const LISTED = 'TT 05/2025 (typeName)';

export const DOCUMENT_TYPES: readonly DocumentType[] = [
  { code: '01', name: 'Nghị quyết', abbr: 'NQ', clause: NAMED },
  { code: '02', name: 'Quyết định', abbr: 'QĐ', clause: NAMED },
  { code: '03', name: 'Chỉ thị', abbr: 'CT', clause: NAMED },
  { code: '04', name: 'Quy chế', abbr: 'QC', headings: ['Qui chế', 'Bản quy chế'], clause: NAMED },
  { code: '05', name: 'Quy định', abbr: 'QyĐ', headings: ['Qui định', 'Bản quy định'], clause: NAMED },
  { code: '06', name: 'Thông cáo', abbr: 'TC', headings: ['Thông cáo báo chí'], clause: NAMED },
  { code: '07', name: 'Thông báo', abbr: 'TB', clause: NAMED },
  { code: '08', name: 'Hướng dẫn', abbr: 'HD', headings: ['Bản hướng dẫn'], clause: NAMED },
  { code: '09', name: 'Chương trình', abbr: 'CTr', headings: ['Chương trình công tác'], clause: NAMED },
  { code: '10', name: 'Kế hoạch', abbr: 'KH', headings: ['Bản kế hoạch'], clause: NAMED },
  { code: '11', name: 'Phương án', abbr: 'PA', clause: NAMED },
  { code: '12', name: 'Đề án', abbr: 'ĐA', clause: NAMED },
  { code: '13', name: 'Dự án', abbr: 'DA', clause: NAMED },
  { code: '14', name: 'Báo cáo', abbr: 'BC', headings: ['Bản báo cáo'], clause: NAMED },
  { code: '15', name: 'Tờ trình', abbr: 'TTr', olderAbbrs: ['TT'], headings: ['Bản tờ trình'], clause: NAMED },
  { code: '16', name: 'Giấy ủy quyền', abbr: 'GUQ', olderAbbrs: ['UQ'], clause: NAMED },
  { code: '17', name: 'Phiếu gửi', abbr: 'PG', clause: NAMED },
  { code: '18', name: 'Phiếu chuyển', abbr: 'PC', clause: NAMED },
  { code: '19', name: 'Phiếu báo', abbr: 'PB', clause: NAMED },
  { code: '20', name: 'Biên bản', abbr: 'BB', headings: ['Biên bản họp', 'Biên bản làm việc'], clause: NAMED },
  { code: '21', name: 'Hợp đồng', abbr: 'HĐ', headings: ['Bản hợp đồng', 'Hợp đồng kinh tế'], clause: NAMED },
  { code: '22', name: 'Công văn', abbr: null, olderAbbrs: ['CV'], clause: NAMED },
  { code: '23', name: 'Công điện', abbr: 'CĐ', headings: ['Công điện khẩn', 'Điện'], clause: NAMED },
  { code: '24', name: 'Bản ghi nhớ', abbr: 'BGN', clause: NAMED },
  { code: '25', name: 'Bản thỏa thuận', abbr: 'BTT', headings: ['Thỏa thuận'], clause: NAMED },
  { code: '26', name: 'Giấy mời', abbr: 'GM', headings: ['Giấy mời họp'], clause: NAMED },
  { code: '27', name: 'Giấy giới thiệu', abbr: 'GGT', olderAbbrs: ['GT'], clause: NAMED },
  { code: '28', name: 'Giấy nghỉ phép', abbr: 'GNP', olderAbbrs: ['NP'], headings: ['Giấy đi phép'], clause: NAMED },
  { code: '29', name: 'Thư công', abbr: null, clause: NAMED },
  { code: '30', name: 'Bản đồ', abbr: null, clause: LISTED },
  { code: '31', name: 'Bản vẽ kỹ thuật', abbr: null, headings: ['Bản vẽ'], clause: LISTED },
  { code: '32', name: 'Khác', abbr: null, clause: LISTED },
];

/** The code of what has a type heading that is none of the 31 named types. */
export const OTHER_TYPE = '32';
/** The code of an official letter, the one common type that has no heading (NĐ 30/2020 Phụ lục I, II.5). */
export const LETTER_TYPE = '22';

/**
 * Headings of papers outside the 31 named types (legal documents of Luật Ban hành văn bản quy phạm pháp luật, forms,
 * lists), which TT 05/2025 files under `32` Khác, with the abbreviation their symbols carry.
 */
export const OTHER_HEADINGS: readonly { readonly name: string; readonly abbr: string | null }[] = [
  { name: 'Luật', abbr: null },
  { name: 'Hiến pháp', abbr: null },
  { name: 'Pháp lệnh', abbr: 'PL' },
  { name: 'Lệnh', abbr: 'L' },
  { name: 'Sắc lệnh', abbr: 'SL' },
  { name: 'Nghị định', abbr: 'NĐ' },
  { name: 'Thông tư', abbr: 'TT' },
  { name: 'Thông tư liên tịch', abbr: 'TTLT' },
  { name: 'Quy trình', abbr: null },
  { name: 'Điều lệ', abbr: null },
  { name: 'Giấy chứng nhận', abbr: 'GCN' },
  { name: 'Giấy phép', abbr: 'GP' },
  { name: 'Giấy xác nhận', abbr: 'GXN' },
  { name: 'Giấy biên nhận', abbr: null },
  { name: 'Giấy đi đường', abbr: 'GĐĐ' },
  { name: 'Danh sách', abbr: null },
  { name: 'Bảng kê', abbr: null },
  { name: 'Phụ lục', abbr: null },
  { name: 'Đơn xin', abbr: null },
  { name: 'Đơn đề nghị', abbr: null },
  { name: 'Sơ yếu lý lịch', abbr: null },
  { name: 'Lý lịch', abbr: null },
  { name: 'Kết luận', abbr: 'KL' },
  { name: 'Di chúc', abbr: null },
  { name: 'Bản cam kết', abbr: null },
  { name: 'Bản án', abbr: null },
];
