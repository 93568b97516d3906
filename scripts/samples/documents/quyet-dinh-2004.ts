import { closing, head, title } from '../decree.ts';
import { Flow } from '../flow.ts';
import { Paper } from '../paper.ts';
import type { SampleDocument } from '../sample-document.ts';
import { seal } from '../seal.ts';

export const quyetDinh2004: SampleDocument = {
  key: 'quyet-dinh-2004',
  fields: {
    typeName: '02',
    codeNumber: '1126',
    codeNotation: 'QĐ-UB',
    issuedDate: '06/10/2004',
    organName: 'Uỷ ban nhân dân tỉnh Sơn Hải',
    subject: 'Về việc phê duyệt dự án đầu tư xây dựng công trình Kho lưu trữ huyện Vĩnh Khê',
    signer: 'Đoàn Nguyên Thạch',
    signerPost: 'Phó Chủ tịch',
    urgency: null,
    secrecy: null,
    keyword: 'dự án đầu tư; kho lưu trữ',
  },
  handwritten: [],
  typeset() {
    const paper = new Paper();
    const flow = new Flow(paper, { size: 14, pitch: 1.34 });
    head(flow, {
      parent: [],
      issuer: ['UỶ BAN NHÂN DÂN', 'TỈNH SƠN HẢI'],
      number: 'Số: 1126/QĐ-UB',
      country: 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      placeDate: 'Sơn Hải, ngày 06 tháng 10 năm 2004',
    });
    title(flow, 'QUYẾT ĐỊNH CỦA UỶ BAN NHÂN DÂN TỈNH', [
      'Về việc phê duyệt dự án đầu tư xây dựng công trình',
      'Kho lưu trữ huyện Vĩnh Khê',
    ]);
    flow.y += 8;
    flow.paragraph('**UỶ BAN NHÂN DÂN TỈNH SƠN HẢI**', { align: 'centre', indent: 0 });
    for (const text of GROUNDS) flow.paragraph(text);
    flow.paragraph('**QUYẾT ĐỊNH:**', { align: 'centre', indent: 0 });
    for (const text of ARTICLES) flow.paragraph(text);
    closing(flow, {
      recipients: [
        '- Như Điều 3;',
        '- Bộ Nội vụ (để b/c);',
        '- TT.TU, TT.HĐND tỉnh;',
        '- Chủ tịch, các PCT UBND tỉnh;',
        '- Lưu VT, XD, NC.',
      ],
      post: ['T/M. UỶ BAN NHÂN DÂN TỈNH', 'K/T. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
      name: 'Đoàn Nguyên Thạch',
      pen: 2004,
      seal: (sheet, x, y) => seal(sheet, x, y, 'UỶ BAN NHÂN DÂN TỈNH SƠN HẢI', ['CỘNG HOÀ', 'XHCN'], -9),
    });
    return paper;
  },
};

const GROUNDS = [
  'Căn cứ Luật Tổ chức Hội đồng nhân dân và Uỷ ban nhân dân ngày 26 tháng 11 năm 2003;',
  'Căn cứ Nghị định số 52/1999/NĐ-CP ngày 08 tháng 7 năm 1999 và Nghị định số 07/2003/NĐ-CP ngày 30 tháng 01 năm 2003 của Chính phủ về Quy chế Quản lý đầu tư và xây dựng;',
  'Căn cứ Công văn số 712/CV-UB ngày 20 tháng 10 năm 2003 của Uỷ ban nhân dân tỉnh về chủ trương đầu tư Kho lưu trữ huyện Vĩnh Khê;',
  'Xét đề nghị của Uỷ ban nhân dân huyện Vĩnh Khê tại Tờ trình số 31/TT-UB ngày 17 tháng 6 năm 2004 và của Giám đốc Sở Kế hoạch và Đầu tư tại Báo cáo thẩm định số 409/BC-KHĐT ngày 22 tháng 9 năm 2004,',
];

const ARTICLES = [
  '**Điều 1.** Phê duyệt dự án đầu tư xây dựng công trình Kho lưu trữ huyện Vĩnh Khê với các nội dung chủ yếu sau:',
  '1. Tên dự án: Kho lưu trữ huyện Vĩnh Khê.',
  '2. Chủ đầu tư: Uỷ ban nhân dân huyện Vĩnh Khê.',
  '3. Mục tiêu: bảo quản tập trung, an toàn hồ sơ, tài liệu của các cơ quan, tổ chức thuộc huyện; tạo điều kiện khai thác, sử dụng có hiệu quả tài liệu lưu trữ.',
  '4. Quy mô xây dựng: công trình cấp III, nhà hai tầng, diện tích xây dựng 228 m2, tổng diện tích sàn 420 m2; hệ thống giá di động 24 khối; hệ thống phòng cháy, chữa cháy tự động bằng khí; sân, tường rào, cấp điện và thoát nước ngoài nhà.',
  '5. Tổng mức đầu tư: 1.412.500.000 đồng, bao gồm chi phí xây lắp 1.104.000.000 đồng, thiết bị 201.300.000 đồng, chi phí khác 66.700.000 đồng và dự phòng 40.500.000 đồng.',
  '6. Nguồn vốn: ngân sách tỉnh 988.750.000 đồng, phần còn lại do ngân sách huyện bảo đảm.',
  '7. Thời gian thực hiện: từ quý I năm 2005 đến hết quý II năm 2006. Hình thức quản lý: chủ đầu tư trực tiếp quản lý thực hiện dự án.',
  '**Điều 2.** Giao Uỷ ban nhân dân huyện Vĩnh Khê tổ chức lập thiết kế kỹ thuật, tổng dự toán và đấu thầu theo quy định; thanh toán, quyết toán vốn đúng chế độ; trước ngày 15 của tháng cuối quý báo cáo tiến độ về Sở Kế hoạch và Đầu tư để tổng hợp.',
  'Trung tâm Lưu trữ tỉnh hướng dẫn, kiểm tra về tiêu chuẩn kho, trang thiết bị bảo quản và quy trình di chuyển tài liệu về kho mới.',
  '**Điều 3.** Các ông Chánh Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân tỉnh, Giám đốc các Sở: Kế hoạch và Đầu tư, Tài chính, Xây dựng, Nội vụ; Giám đốc Kho bạc Nhà nước tỉnh; Chủ tịch Uỷ ban nhân dân huyện Vĩnh Khê và thủ trưởng các cơ quan liên quan căn cứ Quyết định thi hành kể từ ngày ký./.',
];
