import { between, pick, type Random } from '../../../scripts/samples/random.ts';

/**
 * Administrative Vietnamese put together from clauses, so that twelve pages are twelve different texts with the words,
 * numbers, dates and symbols of office papers. Places and persons are invented.
 */
export function sentence(random: Random): string {
  return pick(random, SENTENCES)
    .replace(/\{(\w+)\}/g, (_, slot: string) => fill(random, slot))
    .replace(/\s+/g, ' ')
    .trim();
}

export function heading(random: Random): string {
  return pick(random, HEADINGS);
}

function fill(random: Random, slot: string): string {
  if (slot === 'date') return `ngày ${two(between(random, 1, 28))} tháng ${month(random)} năm ${year(random)}`;
  if (slot === 'year') return String(year(random));
  if (slot === 'n') return String(Math.floor(between(random, 3, 98)));
  if (slot === 'big') return thousands(Math.floor(between(random, 1100, 98_000)));
  if (slot === 'money') return `${thousands(Math.floor(between(random, 120, 9800)) * 1_000_000 + 500_000)} đồng`;
  if (slot === 'pct') return `${Math.floor(between(random, 1, 97))},${Math.floor(between(random, 1, 9))}%`;
  if (slot === 'ref') return `số ${Math.floor(between(random, 2, 2400))}/${pick(random, SYMBOLS)}`;
  return pick(random, SLOTS[slot]!);
}

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
const year = (random: Random): number => Math.floor(between(random, 1998, 2025));
const month = (random: Random): string => {
  const value = Math.floor(between(random, 1, 13));
  return value < 3 ? `0${value}` : String(value);
};
const thousands = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.');

const SYMBOLS = [
  'QĐ-UBND',
  'KH-UBND',
  'BC-SNV',
  'TTr-STC',
  'TB-VP',
  'UBND-KT',
  'NQ-HĐND',
  'CV-BQL',
  'HD-SXD',
  'CTr-UBND',
];

const SLOTS: Record<string, readonly string[]> = {
  org: [
    'Ủy ban nhân dân huyện Vĩnh Khê',
    'Sở Nội vụ tỉnh Sơn Hải',
    'Phòng Tài chính - Kế hoạch',
    'Ban Quản lý dự án đầu tư xây dựng',
    'Hội đồng nhân dân xã Tân Mỹ Thượng',
    'Chi cục Văn thư và Lưu trữ',
    'Trung tâm Y tế huyện',
    'Phòng Giáo dục và Đào tạo',
    'Văn phòng Đăng ký đất đai',
    'Kho bạc Nhà nước huyện',
    'Hạt Kiểm lâm liên huyện',
    'Thanh tra tỉnh',
    'Sở Nông nghiệp và Phát triển nông thôn',
  ],
  place: [
    'xã Đồng Mộc',
    'thị trấn Vĩnh Khê',
    'xã Bến Thượng',
    'thôn Quỳnh Trại',
    'phường Ngọc Diêm',
    'xã Lũng Phượng',
    'tổ dân phố số 7',
    'xã Kim Sa',
    'bản Hua Nặm',
    'huyện Trà Lăng',
  ],
  work: [
    'chỉnh lý tài liệu tồn đọng',
    'giải phóng mặt bằng',
    'cấp giấy chứng nhận quyền sử dụng đất',
    'nâng cấp tuyến kênh chính',
    'xây dựng trường mầm non đạt chuẩn',
    'phổ cập giáo dục trung học cơ sở',
    'phòng, chống dịch bệnh gia súc',
    'quản lý biên chế công chức',
    'kiểm kê tài sản công',
    'sửa chữa hồ chứa nước',
    'di dời các hộ vùng sạt lở',
    'tiếp nhận và trả kết quả thủ tục hành chính',
    'quy hoạch ba loại rừng',
    'đấu giá quyền sử dụng đất',
  ],
  thing: [
    'hồ sơ',
    'văn bản',
    'hộ gia đình',
    'mét giá tài liệu',
    'lượt công dân',
    'công trình',
    'thửa đất',
    'đơn thư',
    'học sinh',
    'cán bộ, công chức',
  ],
  way: [
    'đúng tiến độ',
    'bảo đảm chất lượng',
    'theo quy định của pháp luật',
    'kịp thời, đầy đủ',
    'công khai, minh bạch',
    'có trọng tâm, trọng điểm',
    'nghiêm túc, hiệu quả',
    'tiết kiệm, chống lãng phí',
  ],
  fault: [
    'việc cập nhật sổ sách chưa thường xuyên',
    'kinh phí phân bổ còn chậm',
    'sự phối hợp giữa các ngành thiếu chặt chẽ',
    'thời tiết diễn biến phức tạp',
    'một số hộ chưa đồng thuận về đơn giá bồi thường',
    'đội ngũ cán bộ vừa thiếu vừa kiêm nhiệm',
    'cơ sở vật chất xuống cấp nghiêm trọng',
    'hồ sơ lưu trữ bị thất lạc qua nhiều lần chia tách',
  ],
  duty: [
    'kiểm tra, đôn đốc',
    'tổng hợp, báo cáo',
    'rà soát, bổ sung',
    'hướng dẫn, tháo gỡ vướng mắc',
    'thẩm định, trình phê duyệt',
    'tuyên truyền, vận động',
    'theo dõi, giám sát',
    'đối chiếu, xác nhận',
  ],
};

const HEADINGS = [
  'Kết quả thực hiện nhiệm vụ',
  'Khó khăn, vướng mắc và nguyên nhân',
  'Phương hướng, giải pháp trọng tâm',
  'Về kinh phí và nguồn lực',
  'Trách nhiệm của các cơ quan, đơn vị',
  'Đánh giá chung',
  'Kiến nghị, đề xuất',
  'Công tác thanh tra, kiểm tra',
];

const SENTENCES = [
  'Căn cứ Quyết định {ref} {date} của {org} về việc {work}, trong năm {year} đã hoàn thành {big} {thing}, đạt {pct} kế hoạch được giao.',
  'Thực hiện Kế hoạch {ref}, {org} đã phối hợp với {org} tổ chức {work} tại {place} {way}.',
  'Tuy nhiên, {fault}; bên cạnh đó, {fault} nên tỷ lệ giải ngân mới đạt {pct}, thấp hơn cùng kỳ năm {year}.',
  'Tổng kinh phí thực hiện là {money}, trong đó ngân sách tỉnh hỗ trợ {money}, phần còn lại do {org} bảo đảm từ nguồn thu hợp pháp.',
  'Giao {org} chủ trì, {duty} việc {work}; định kỳ trước {date} gửi kết quả về {org} để theo dõi.',
  'Đến {date}, trên địa bàn {place} còn {n} {thing} chưa được xử lý dứt điểm do {fault}.',
  'Qua kiểm tra {n} {thing} tại {place}, Đoàn công tác nhận thấy {fault}, đề nghị {org} khẩn trương khắc phục trước {date}.',
  'Đề nghị {org} xem xét, bố trí {money} để tiếp tục {work} giai đoạn tiếp theo, đồng thời {duty} các nội dung còn tồn tại nêu tại Báo cáo {ref}.',
  'Số {thing} phát sinh trong kỳ là {big}, tăng {pct} so với năm {year}; đã giải quyết {big}, đạt {pct}, không có trường hợp quá hạn kéo dài.',
  'Yêu cầu Thủ trưởng các cơ quan, Chủ tịch Ủy ban nhân dân các xã, thị trấn {duty}, bảo đảm việc {work} được triển khai {way}.',
  'Trường hợp vượt quá thẩm quyền, {org} kịp thời báo cáo bằng văn bản để được hướng dẫn, không tự ý điều chỉnh nội dung đã phê duyệt tại Nghị quyết {ref}.',
  'Ban chỉ đạo gồm {n} thành viên, họp mỗi quý một lần; kinh phí hoạt động được bố trí trong dự toán năm {year} của {org}.',
  'Các hộ dân thuộc {place} đã nhận tiền bồi thường đợt {n} với số tiền {money}, bàn giao mặt bằng {date}.',
  'Chất lượng {thing} từng bước được nâng lên, song so với yêu cầu quản lý vẫn còn bất cập: {fault}, một số biểu mẫu chưa thống nhất giữa bản giấy và bản điện tử.',
];
