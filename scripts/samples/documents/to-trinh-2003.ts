import { addressees, closing, head, title } from '../decree.ts';
import { Flow } from '../flow.ts';
import { Paper } from '../paper.ts';
import type { SampleDocument } from '../sample-document.ts';
import { seal } from '../seal.ts';

/** A paper from before Thông tư 55/2005: old spelling, "UB" for the committee, type abbreviation "TT". */
export const toTrinh2003: SampleDocument = {
  key: 'to-trinh-2003',
  fields: {
    typeName: '15',
    codeNumber: '47',
    codeNotation: 'TT-UB',
    issuedDate: '14/08/2003',
    organName: 'Uỷ ban nhân dân huyện Vĩnh Khê',
    subject: 'Về việc xin phê duyệt chủ trương đầu tư xây dựng Kho lưu trữ huyện Vĩnh Khê',
    signer: 'Phạm Đăng Quỳnh',
    signerPost: 'Chủ tịch',
    urgency: null,
    secrecy: null,
    keyword: 'kho lưu trữ; chủ trương đầu tư',
  },
  handwritten: [],
  typeset() {
    const paper = new Paper();
    const flow = new Flow(paper, { size: 13.5, pitch: 1.36 });
    head(flow, {
      parent: [],
      issuer: ['UỶ BAN NHÂN DÂN', 'HUYỆN VĨNH KHÊ'],
      number: 'Số: 47/TT-UB',
      country: 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      placeDate: 'Vĩnh Khê, ngày 14 tháng 8 năm 2003',
    });
    title(flow, 'TỜ TRÌNH', ['Về việc xin phê duyệt chủ trương đầu tư xây dựng', 'Kho lưu trữ huyện Vĩnh Khê']);
    addressees(flow, ['Uỷ ban nhân dân tỉnh Sơn Hải']);
    for (const text of BODY) flow.paragraph(text);
    closing(flow, {
      recipients: ['- Như trên;', '- Sở KH&ĐT, Sở TCVG;', '- TT.HU, TT.HĐND huyện;', '- Lưu VP.'],
      post: ['T/M. UBND HUYỆN VĨNH KHÊ', 'CHỦ TỊCH'],
      name: 'Phạm Đăng Quỳnh',
      pen: 2003,
      seal: (sheet, x, y) => seal(sheet, x, y, 'UỶ BAN NHÂN DÂN HUYỆN VĨNH KHÊ', ['T. SƠN HẢI'], 5),
    });
    return paper;
  },
};

const BODY = [
  'Căn cứ Pháp lệnh Lưu trữ quốc gia ngày 04 tháng 4 năm 2001 của Uỷ ban Thường vụ Quốc hội;',
  'Căn cứ Quy chế Quản lý đầu tư và xây dựng ban hành kèm theo Nghị định số 52/1999/NĐ-CP ngày 08 tháng 7 năm 1999 của Chính phủ;',
  'Trong những năm qua, công tác lưu trữ ở huyện đã được cấp uỷ, chính quyền quan tâm chỉ đạo, bước đầu đi vào nền nếp. Tuy nhiên, từ khi tái lập huyện (tháng 9 năm 1996) đến nay, toàn bộ hồ sơ, tài liệu của Hội đồng nhân dân, Uỷ ban nhân dân và của 14 phòng, ban chuyên môn vẫn phải để tạm ở hai gian nhà cấp bốn cũ phía sau hội trường, tổng diện tích sử dụng chỉ có 46 m2. Nhà xây từ năm 1974, mái lợp ngói đã mục, nền thấp hơn mặt sân 20 cm nên mùa mưa thường bị ngập nước.',
  'Theo số liệu thống kê ngày 30 tháng 6 năm 2003, khối lượng tài liệu hiện có là 312 mét giá, trong đó tài liệu cần bảo quản vĩnh viễn ước tính 95 mét. Đợt mưa lớn tháng 9 năm 2002 đã làm ướt 27 mét giá hồ sơ địa chính và sổ đăng ký hộ tịch, phải thuê người hong khô, phân loại lại trong hơn ba tháng, có 148 hồ sơ không khôi phục được. Nguy cơ mất an toàn về cháy, nổ và mối mọt là rất lớn, gây khó khăn cho việc tra cứu phục vụ giải quyết đơn thư khiếu nại, tố cáo của công dân.',
  'Để bảo quản an toàn và phát huy giá trị tài liệu lưu trữ, Uỷ ban nhân dân huyện Vĩnh Khê kính trình Uỷ ban nhân dân tỉnh xem xét, phê duyệt chủ trương đầu tư xây dựng Kho lưu trữ huyện với những nội dung chủ yếu sau đây:',
  '1. Địa điểm xây dựng: lô đất số 12, khu hành chính mới thị trấn Vĩnh Khê, diện tích 850 m2, đã được quy hoạch cho công trình sự nghiệp, không phải đền bù giải phóng mặt bằng.',
  '2. Quy mô: nhà hai tầng, khung bê tông cốt thép chịu lực, diện tích sàn 420 m2, gồm 4 phòng kho, 01 phòng đọc, 01 phòng chỉnh lý và phòng làm việc; sức chứa tối thiểu 900 mét giá, bảo đảm nhu cầu đến năm 2020.',
  '3. Tổng mức đầu tư dự kiến: 1.486.000.000 đồng (Một tỷ bốn trăm tám mươi sáu triệu đồng chẵn). Trong đó: xây lắp 1.152 triệu đồng, thiết bị 218 triệu đồng, kiến thiết cơ bản khác và dự phòng 116 triệu đồng.',
  '4. Nguồn vốn: đề nghị ngân sách tỉnh hỗ trợ 70%, ngân sách huyện đối ứng 30% và được bố trí trong hai năm 2004, 2005.',
  '5. Hình thức thực hiện: Uỷ ban nhân dân huyện làm chủ đầu tư, thành lập Ban quản lý dự án để tổ chức thực hiện theo đúng trình tự, thủ tục đầu tư và xây dựng hiện hành.',
  'Uỷ ban nhân dân huyện Vĩnh Khê kính đề nghị Uỷ ban nhân dân tỉnh, Sở Kế hoạch và Đầu tư quan tâm xem xét, sớm cho ý kiến để huyện có cơ sở triển khai các bước tiếp theo./.',
];
