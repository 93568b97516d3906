import { addressees, closing, head, title } from '../decree.ts';
import { Flow } from '../flow.ts';
import { Paper } from '../paper.ts';
import type { SampleDocument } from '../sample-document.ts';
import { seal } from '../seal.ts';

export const toTrinh2021: SampleDocument = {
  key: 'to-trinh-2021',
  fields: {
    typeName: '15',
    codeNumber: '56',
    codeNotation: 'TTr-PNV',
    issuedDate: '29/11/2021',
    organName: 'Phòng Nội vụ',
    subject: 'Về việc nghiệm thu và đưa vào sử dụng dữ liệu số hóa tài liệu lưu trữ năm 2021',
    signer: 'Bùi Hạnh Nguyên',
    signerPost: 'Phó Trưởng phòng',
    urgency: null,
    secrecy: null,
    keyword: 'nghiệm thu; dữ liệu số hóa',
  },
  handwritten: [],
  typeset() {
    const paper = new Paper();
    const flow = new Flow(paper, { size: 14, pitch: 1.4 });
    head(flow, {
      parent: ['UBND HUYỆN VĨNH KHÊ'],
      issuer: ['PHÒNG NỘI VỤ'],
      number: 'Số: 56/TTr-PNV',
      placeDate: 'Vĩnh Khê, ngày 29 tháng 11 năm 2021',
    });
    title(flow, 'TỜ TRÌNH', ['Về việc nghiệm thu và đưa vào sử dụng dữ liệu số hóa', 'tài liệu lưu trữ năm 2021']);
    addressees(flow, ['Chủ tịch Ủy ban nhân dân huyện Vĩnh Khê']);
    for (const text of BODY) flow.paragraph(text);
    closing(flow, {
      recipients: ['- Như trên;', '- Phòng TC-KH (p/h);', '- VP. HĐND và UBND huyện;', '- Lưu: VT.'],
      post: ['KT. TRƯỞNG PHÒNG', 'PHÓ TRƯỞNG PHÒNG'],
      name: 'Bùi Hạnh Nguyên',
      pen: 1129,
      seal: (sheet, x, y) => seal(sheet, x, y, 'UBND HUYỆN VĨNH KHÊ - T. SƠN HẢI', ['PHÒNG', 'NỘI VỤ'], -6),
    });
    return paper;
  },
};

const BODY = [
  'Thực hiện Kế hoạch số 21/KH-UBND ngày 22 tháng 3 năm 2021 của Ủy ban nhân dân huyện về số hóa tài liệu lưu trữ năm 2021, Phòng Nội vụ đã phối hợp với các cơ quan liên quan tổ chức thực hiện và kiểm tra sản phẩm. Phòng Nội vụ kính trình Chủ tịch Ủy ban nhân dân huyện như sau:',
  '**1. Kết quả thực hiện**',
  'Tính đến ngày 20 tháng 11 năm 2021, đơn vị trúng thầu đã hoàn thành số hóa 3.986 hồ sơ với 409.772 trang khổ A4 và 1.127 tờ bản vẽ, bản đồ; đạt 99,6% khối lượng hợp đồng. Còn 14 hồ sơ chưa số hóa do tài liệu bị bết dính, cần tu bổ trước khi quét.',
  'Tổ kiểm tra đã kiểm tra ngẫu nhiên 5% số hồ sơ (200 hồ sơ, 20.518 trang). Kết quả: 100% tệp tin mở được, đúng định dạng PDF/A; 37 trang lệch quá 2 độ và 09 trang thiếu mép đã được quét lại; tỷ lệ lỗi nhập dữ liệu đặc tả là 0,14%, thấp hơn mức cho phép.',
  '**2. Bàn giao dữ liệu**',
  'Dữ liệu được đóng thành 3.986 gói tin hồ sơ, dung lượng 168 GB, ghi trên hai ổ đĩa cứng gắn ngoài, có bảng kê giá trị băm kèm theo. Một bộ bảo quản tại Kho lưu trữ huyện, một bộ giao cho Chi cục Văn thư và Lưu trữ tỉnh bảo quản dự phòng theo biên bản niêm phong.',
  '**3. Đề xuất**',
  'a) Cho phép nghiệm thu, thanh lý hợp đồng đối với khối lượng đã hoàn thành; giá trị thanh toán 2.291.600.000 đồng.',
  'b) Cho phép đưa dữ liệu vào phục vụ khai thác tại Phòng đọc Kho lưu trữ huyện từ ngày 01 tháng 01 năm 2022; tài liệu gốc chỉ cấp khi có yêu cầu đối chiếu bằng văn bản.',
  'c) Bố trí 95.000.000 đồng trong dự toán năm 2022 để tu bổ và số hóa 14 hồ sơ còn lại, đồng thời bảo trì thiết bị lưu trữ.',
  'Kính trình Chủ tịch Ủy ban nhân dân huyện xem xét, quyết định./.',
];
