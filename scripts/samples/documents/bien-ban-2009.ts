import { head, LEFT, RIGHT, title } from '../decree.ts';
import { AREA, Flow } from '../flow.ts';
import { Paper } from '../paper.ts';
import { signature } from '../pen.ts';
import type { SampleDocument } from '../sample-document.ts';

/** Minutes signed by two sides: no recipients, two signature columns. */
export const bienBan2009: SampleDocument = {
  key: 'bien-ban-2009',
  fields: {
    typeName: '20',
    codeNumber: '03',
    codeNotation: 'BB-VP',
    issuedDate: '18/12/2009',
    organName: 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Vĩnh Khê',
    subject: 'Bàn giao hồ sơ, tài liệu về Kho lưu trữ huyện Vĩnh Khê',
    signer: 'Vũ Thị Lan Chi',
    signerPost: 'Phó Chánh Văn phòng',
    urgency: null,
    secrecy: null,
    keyword: 'bàn giao tài liệu; kho lưu trữ',
  },
  handwritten: [],
  typeset() {
    const paper = new Paper();
    const flow = new Flow(paper, { size: 13.5, pitch: 1.33 });
    head(flow, {
      parent: ['UBND HUYỆN VĨNH KHÊ'],
      issuer: ['VĂN PHÒNG', 'HĐND VÀ UBND'],
      number: 'Số: 03/BB-VP',
      placeDate: 'Vĩnh Khê, ngày 18 tháng 12 năm 2009',
    });
    title(flow, 'BIÊN BẢN', ['Bàn giao hồ sơ, tài liệu về Kho lưu trữ huyện Vĩnh Khê']);
    for (const text of BODY) flow.paragraph(text);
    twoSides(flow);
    return paper;
  },
};

function twoSides(flow: Flow): void {
  const { paper } = flow;
  flow.need(130);
  const top = flow.y + 20;
  const right = RIGHT + 10;
  const left = LEFT + 18;
  paper.line('BÊN GIAO', left, top, 13.5, { align: 'centre', face: 'bold' });
  paper.line('TRƯỞNG PHÒNG', left, top + 17, 13.5, { align: 'centre', face: 'bold' });
  paper.line('Ngô Bá Thuần', left, top + 104, 14, { align: 'centre', face: 'bold' });
  signature(paper.doc, 91, left + 4, top + 60, 84);
  paper.line('BÊN NHẬN', right, top, 13.5, { align: 'centre', face: 'bold' });
  paper.line('KT. CHÁNH VĂN PHÒNG', right, top + 17, 13.5, { align: 'centre', face: 'bold' });
  paper.line('PHÓ CHÁNH VĂN PHÒNG', right, top + 34, 13.5, { align: 'centre', face: 'bold' });
  paper.line('Vũ Thị Lan Chi', right, top + 104, 14, { align: 'centre', face: 'bold' });
  signature(paper.doc, 92, right + 4, top + 74, 90);
  paper.line('Người lập biên bản', AREA.left, top + 130, 13.5, { face: 'italic' });
  paper.line('Hà Công Lực', AREA.left, top + 184, 14, { face: 'bold' });
  signature(paper.doc, 93, AREA.left + 46, top + 164, 70);
}

const BODY = [
  'Hôm nay, hồi 8 giờ 30 phút ngày 18 tháng 12 năm 2009, tại Kho lưu trữ huyện Vĩnh Khê, thị trấn Vĩnh Khê, chúng tôi gồm:',
  '**I. BÊN GIAO:** Phòng Tài nguyên và Môi trường huyện',
  '1. Ông Ngô Bá Thuần, chức vụ: Trưởng phòng;',
  '2. Bà Đỗ Hồng Ngân, chức vụ: Chuyên viên phụ trách văn thư.',
  '**II. BÊN NHẬN:** Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện',
  '1. Bà Vũ Thị Lan Chi, chức vụ: Phó Chánh Văn phòng;',
  '2. Ông Hà Công Lực, chức vụ: Cán bộ lưu trữ, thư ký.',
  'Hai bên đã tiến hành kiểm đếm, đối chiếu và thống nhất lập biên bản bàn giao với những nội dung như sau:',
  '**1. Tên khối tài liệu:** Tài liệu về quản lý đất đai của Phòng Địa chính và Phòng Tài nguyên và Môi trường huyện, thời gian từ năm 1996 đến năm 2005.',
  '**2. Thành phần và số lượng:** Hồ sơ giao đất, cho thuê đất 412 hồ sơ; hồ sơ cấp giấy chứng nhận quyền sử dụng đất 1.865 hồ sơ; hồ sơ giải quyết tranh chấp, khiếu nại về đất đai 97 hồ sơ; sổ mục kê, sổ địa chính 58 quyển; bản đồ giải thửa tỷ lệ 1/2000 gồm 126 tờ. Tổng cộng 2.374 hồ sơ xếp trong 243 hộp, tương đương 30,5 mét giá.',
  '**3. Tình trạng tài liệu:** Tài liệu đã được chỉnh lý, đánh số tờ, viết chứng từ kết thúc và dán nhãn hộp. Có 16 hồ sơ giấy bị ố vàng, giòn mép do ảnh hưởng của đợt ngập năm 2002 và 05 tờ bản đồ rách nếp gấp, hai bên đã lập danh sách riêng kèm theo. Không có tài liệu nhiễm nấm mốc, côn trùng.',
  '**4. Công cụ tra cứu bàn giao kèm theo:** Mục lục hồ sơ 03 quyển, mỗi quyển lập thành 03 bản; 01 đĩa CD chứa tệp mục lục dạng bảng tính; bản hướng dẫn phân loại và bản lịch sử đơn vị hình thành phông.',
  '**5. Trách nhiệm của các bên:** Kể từ ngày ký biên bản, Bên nhận chịu trách nhiệm bảo quản, thống kê và tổ chức sử dụng khối tài liệu nêu trên theo quy định. Bên giao tiếp tục rà soát 34 hồ sơ còn đang giải quyết, hoàn thiện và nộp bổ sung trước ngày 30 tháng 6 năm 2010; khi cần tra cứu hồ sơ đã giao, Bên giao được ưu tiên phục vụ trong ngày làm việc.',
  'Tài liệu hết giá trị loại ra trong quá trình chỉnh lý (42 bó, khoảng 6,5 mét) được để riêng, chờ ý kiến thẩm tra của Chi cục Văn thư và Lưu trữ tỉnh; trong thời gian chờ, không bên nào được tự ý tiêu hủy.',
  'Trong quá trình kiểm đếm, Bên nhận đã mở ngẫu nhiên 25 hộp để đối chiếu với mục lục: 24 hộp khớp hoàn toàn về số hồ sơ và số tờ; 01 hộp (hộp số 117) thừa 02 tờ phụ lục chưa đánh số, hai bên đã bổ sung ngay vào chứng từ kết thúc.',
  'Biên bản được lập xong hồi 16 giờ cùng ngày, đã đọc cho mọi người cùng nghe, nhất trí ký tên; lập thành 04 bản có giá trị như nhau, mỗi bên giữ 02 bản./.',
];
