import { closing, head, title } from '../decree.ts';
import { Flow } from '../flow.ts';
import { Paper } from '../paper.ts';
import type { SampleDocument } from '../sample-document.ts';
import { seal } from '../seal.ts';

export const thongBao2021: SampleDocument = {
  key: 'thong-bao-2021',
  fields: {
    typeName: '07',
    codeNumber: '134',
    codeNotation: 'TB-UBND',
    issuedDate: '15/06/2021',
    organName: 'Ủy ban nhân dân huyện Vĩnh Khê',
    subject: 'Kết luận của Chủ tịch Ủy ban nhân dân huyện tại cuộc họp giao ban về tiến độ số hóa tài liệu lưu trữ',
    signer: 'Hoàng Thị Diệu Ái',
    signerPost: 'Chánh Văn phòng',
    urgency: null,
    secrecy: null,
    keyword: 'kết luận; tiến độ số hóa',
  },
  handwritten: [],
  typeset() {
    const paper = new Paper();
    const flow = new Flow(paper, { size: 13.5, pitch: 1.3 });
    head(flow, {
      parent: [],
      issuer: ['ỦY BAN NHÂN DÂN', 'HUYỆN VĨNH KHÊ'],
      number: 'Số: 134/TB-UBND',
      placeDate: 'Vĩnh Khê, ngày 15 tháng 6 năm 2021',
    });
    title(flow, 'THÔNG BÁO', [
      'Kết luận của Chủ tịch Ủy ban nhân dân huyện tại cuộc họp',
      'giao ban về tiến độ số hóa tài liệu lưu trữ',
    ]);
    for (const text of BODY) flow.paragraph(text);
    closing(flow, {
      recipients: ['- CT, các PCT UBND huyện;', '- Các thành phần dự họp;', '- VP: CVP, PCVP;', '- Lưu: VT, TH.'],
      post: ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'],
      name: 'Hoàng Thị Diệu Ái',
      pen: 615,
      seal: (sheet, x, y) => seal(sheet, x, y, 'ỦY BAN NHÂN DÂN HUYỆN VĨNH KHÊ', ['VĂN PHÒNG'], 3),
    });
    return paper;
  },
};

const BODY = [
  'Ngày 11 tháng 6 năm 2021, tại phòng họp số 2, Chủ tịch Ủy ban nhân dân huyện chủ trì cuộc họp nghe Phòng Nội vụ báo cáo tiến độ thực hiện Kế hoạch số 21/KH-UBND. Sau khi nghe báo cáo và ý kiến của các thành viên dự họp, Chủ tịch Ủy ban nhân dân huyện kết luận như sau:',
  '1. Biểu dương Phòng Nội vụ, Văn phòng đã chủ động triển khai, đến nay hoàn thành quét 118.460 trang, đạt 28,7% kế hoạch. Tuy nhiên, số trang phải quét lại còn cao (3,4%), nguyên nhân chủ yếu do giấy pơ-luya mỏng, chữ mờ và trang bị lệch.',
  '2. Yêu cầu đơn vị thực hiện bổ sung 02 máy quét khổ A3 và 04 nhân công trước ngày 25 tháng 6 năm 2021; tổ chức kiểm tra chéo 100% trang ảnh trong ngày, không để dồn sang ngày hôm sau.',
  '3. Phòng Nội vụ rà soát lại danh mục 386 hồ sơ dự án đầu tư xây dựng, thống nhất với Ban Quản lý dự án về bản vẽ hoàn công cần số hóa; báo cáo kết quả trước ngày 30 tháng 6 năm 2021.',
  '4. Văn phòng khắc phục ngay tình trạng mất điện cục bộ tại phòng số hóa; trang bị bộ lưu điện cho các máy trạm, bảo đảm không mất dữ liệu khi có sự cố.',
  'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện thông báo để các cơ quan, đơn vị biết, thực hiện./.',
];
