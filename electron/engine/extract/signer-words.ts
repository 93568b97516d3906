/** Authority prefixes (NĐ 30/2020 Phụ lục I, II.7a): as printed now, and spellings of older papers. */
export const AUTHORITY_PREFIXES: readonly { readonly prefix: string; readonly spelling: RegExp }[] = [
  { prefix: 'TM.', spelling: /^(?:T\s?[./]?\s?M\b[.,:]?|THAY MAT\b)\s*/ },
  { prefix: 'KT.', spelling: /^(?:K\s?[./]?\s?T\b[.,:]?)\s*/ },
  { prefix: 'TUQ.', spelling: /^(?:T\s?[./]?\s?U\s?[.]?\s?[QO]\b[.,:]?|THUA UY QUYEN\b)\s*/ },
  { prefix: 'TL.', spelling: /^(?:T\s?[./]?\s?L\b[.,:]?|THUA LENH\b)\s*/ },
  { prefix: 'Q.', spelling: /^(?:Q[.,:]|QUYEN\b)\s*/ },
];

/** Posts by what they begin with or hold (folded). */
export const POSTS = [
  'CHU TICH',
  'GIAM DOC',
  'TONG GIAM DOC',
  'BO TRUONG',
  'THU TRUONG',
  'TRUONG BAN',
  'TRUONG PHONG',
  'TRUONG TY',
  'TRUONG DOAN',
  'CUC TRUONG',
  'CHI CUC TRUONG',
  'TONG CUC TRUONG',
  'VU TRUONG',
  'VIEN TRUONG',
  'HIEU TRUONG',
  'HAT TRUONG',
  'TRAM TRUONG',
  'DOI TRUONG',
  'TO TRUONG',
  'KE TOAN TRUONG',
  'CHANH VAN PHONG',
  'CHANH THANH TRA',
  'CHANH AN',
  'CHANH TOA',
  'BI THU',
  'THU TUONG',
  'TONG BI THU',
  'UY VIEN',
  'CHU NHIEM',
  'VIEN KIEM SAT',
  'TONG THANH TRA',
  'THONG DOC',
  'TONG KIEM TOAN',
  'GIAM THI',
  'THU KHO',
  'CHU TRI',
  'CHU TOA',
  'THU KY',
  'TU LENH',
  'CHI HUY TRUONG',
  'CHINH UY',
  'TRUONG CONG AN',
  'DAI DIEN',
  'NGUOI LAP',
  'NGUOI VIET',
  'TRUONG KHOA',
  'TRUONG TRAM',
  'TRUONG CHI NHANH',
  'QUYEN',
  'PHO',
  'THU TRUONG CO QUAN',
  'THU TRUONG DON VI',
  'CHANH',
  'TONG BIEN TAP',
  'NGUOI DAI DIEN',
  'TRUONG BO MON',
  'DAI HOI',
  'PHU TRACH',
] as const;

/** Whole posts, with their marks: what a line with one lost letter is mended to. Deputies' as well (Phụ lục I, II.7a). */
export const WHOLE_POSTS: readonly string[] = [
  'CHỦ TỊCH',
  'GIÁM ĐỐC',
  'TỔNG GIÁM ĐỐC',
  'TRƯỞNG BAN',
  'TRƯỞNG PHÒNG',
  'CỤC TRƯỞNG',
  'CHI CỤC TRƯỞNG',
  'TỔNG CỤC TRƯỞNG',
  'VỤ TRƯỞNG',
  'VIỆN TRƯỞNG',
  'HIỆU TRƯỞNG',
  'CHÁNH VĂN PHÒNG',
  'CHÁNH THANH TRA',
  'BÍ THƯ',
  'CHỦ NHIỆM',
  'TRƯỞNG CÔNG AN',
  'CHÁNH ÁN',
  'BỘ TRƯỞNG',
].flatMap((post) => [post, post === 'BỘ TRƯỞNG' ? 'THỨ TRƯỞNG' : `PHÓ ${post}`]);

/** What may stand before a name and is not part of it (NĐ 30/2020 Phụ lục I, II.7c: only learned and military bodies). */
export const TITLES =
  /^(?:(?:PGS|GS|TSKH|TS|THS|BSCKII|BSCKI|BS|KS|CN|LS|NGƯT|NGND|TTND|TTƯT|DS|CKII|CKI|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Trung úy|Thiếu tướng|Trung tướng|Thượng tướng|Đại tướng|Ông|Bà)[.,\s]+)+/iu;

/** Family names of Vietnam, folded: a name that begins with one is surer. Not a list of who may sign. */
export const FAMILY_NAMES: ReadonlySet<string> = new Set(
  'NGUYEN TRAN LE PHAM HOANG HUYNH PHAN VU VO DANG BUI DO HO NGO DUONG LY DINH TRUONG DOAN LAM MAI TRINH DAO CAO TA LUONG LUU HA PHUNG TO THAI CHAU KIEU QUACH VUONG LA NONG HUA GIANG VANG LO LUONG CAM QUANG TONG BACH CHU TU THACH SON KIM DANH TANG MAC NGHIEM KHUAT KHONG DOAN DAM NINH TRIEU VI VIEN ONG AU MA HAU SUNG THAO BAN DEO DIEU KSOR RO SIU Y NAY NIE CU CUNG DIEP GIAP HAN KHUONG KHA LAI LOC LUC NHAM NHU NGUY PHI PHO PHUONG QUAN TIEU TON THAN TAT UNG UONG VAN XA YEN BE CAN CHUC CHUNG CONG DAU DONG KIEN MAN MONG NHAN ON SAM TRA TUONG VONG THIEU TRANG PHU LIEU LANG LU KHANG CA MUA HAC TRIEU DONG BO LAU CHANG THUONG SAI BAO DIEN LINH AN A CHAM DUY DOI HUNG SA TIEN TIN'.split(
    ' ',
  ),
);
