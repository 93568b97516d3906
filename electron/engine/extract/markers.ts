/** The fixed words of the page that the reader holds on to, folded (capitals without marks). Data with their clauses. */

/** Quốc hiệu: today's, and those of older papers (NĐ 30/2020 Phụ lục I, II.1; papers before 02/7/1976). */
export const NATION_NAMES = [
  'CONG HOA XA HOI CHU NGHIA VIET NAM',
  'VIET NAM DAN CHU CONG HOA',
  'CONG HOA MIEN NAM VIET NAM',
  // Papers of the Party carry this instead (Hướng dẫn 36-HD/VPTW); it stands in the same place.
  'DANG CONG SAN VIET NAM',
] as const;

/** Tiêu ngữ (NĐ 30/2020 Phụ lục I, II.1). */
export const MOTTOES = ['DOC LAP TU DO HANH PHUC', 'DOC LAP DAN CHU HOA BINH TRUNG LAP'] as const;

/** What a body begins with and an abstract never does (NĐ 30/2020 Phụ lục III, models 1.1 to 1.10). */
export const BODY_STARTS = [
  'CAN CU',
  'KINH GUI',
  'XET DE NGHI',
  'XET TO TRINH',
  'THEO DE NGHI CUA',
  'HOM NAY',
  'CHUNG TOI GOM',
  'DIEU 1',
  'DIEU I',
  'CHUONG I',
  'PHAN I',
  'PHAN THU NHAT',
  'TRAN TRONG KINH MOI',
  'TRAN TRONG GIOI THIEU',
  'SAU KHI',
  'PHUC DAP',
  'NOI NHAN',
  'BAN HANH KEM THEO',
  'KEM THEO',
] as const;

/** Openings of body lines that are a list or a clause: `I.`, `1.`, `1)`, `a)`, `-`. */
export const LIST_START = /^\(?(?:[IVX]{1,4}|\d{1,2}|[A-Za-zĐđ])\s?[.)/]\s|^[-–—+•*]\s?\p{L}/u;

/** Dấu chỉ mức độ khẩn (NĐ 30/2020 Phụ lục I, III.3; cell 10b). */
export const URGENCY_MARKS = ['Hỏa tốc', 'Thượng khẩn', 'Khẩn'] as const;
/** Spellings that mean one of them. */
export const URGENCY_SPELLINGS: Readonly<Record<string, (typeof URGENCY_MARKS)[number]>> = {
  'HOA TOC': 'Hỏa tốc',
  'HOA TOC HEN GIO': 'Hỏa tốc',
  'THUONG KHAN': 'Thượng khẩn',
  KHAN: 'Khẩn',
};

/** Dấu chỉ độ mật (NĐ 30/2020 Phụ lục I, III.2; cell 10a). */
export const SECRECY_SPELLINGS: Readonly<Record<string, 'Tuyệt mật' | 'Tối mật' | 'Mật'>> = {
  'TUYET MAT': 'Tuyệt mật',
  'TOI MAT': 'Tối mật',
  MAT: 'Mật',
};

/** The label of the number: "Số:" and what recognition makes of it (matched on folded text). */
export const NUMBER_LABEL = /^(?:S[O0QD6][:;.,]*|[5S8][O06][:;])/;

/**
 * Words that show a row to be the stamp of the incoming registry, "ĐẾN" (NĐ 30/2020 Phụ lục IV), not the paper's own number.
 */
export const INCOMING_STAMP = ['CONG VAN DEN', 'VAN BAN DEN', 'DEN', 'CHUYEN', 'SO VA KY HIEU HS'] as const;

/** What a sentence says right before another document's number or date, besides the names of types (folded). */
export const CITING_ENDS = ['CAN CU', 'THEO', 'THUC HIEN', 'XET', 'VAN BAN'] as const;

/** What a sentence says right before "ngày", marks and all: folded, "Từ Sơn" and "Tam Kỳ" would end alike. */
export const DAY_LEADS = [
  'từ',
  'đến',
  'trước',
  'sau',
  'vào',
  'kể',
  'trong',
  'hết',
  'qua',
  'nay',
  'nhất',
  'là',
  'lập',
  'ký',
  'cấp',
  'tại',
] as const;
