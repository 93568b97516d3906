import { addressees, closing, head, title } from '../decree.ts';
import { AREA, Flow } from '../flow.ts';
import { A4, MM, Paper } from '../paper.ts';
import { numeralPen } from '../pen.ts';
import type { SampleDocument } from '../sample-document.ts';
import { seal } from '../seal.ts';
import { table } from '../table.ts';

/** Number, day and month filled in by hand; the head wraps over three lines; an annex table lies across. */
export const baoCao2010: SampleDocument = {
  key: 'bao-cao-2010',
  fields: {
    typeName: '14',
    codeNumber: '02',
    codeNotation: 'BC-CC',
    issuedDate: '05/01/2010',
    organName: 'Chi cục Văn thư và Lưu trữ',
    subject: 'Kết quả kiểm tra công tác quản lý kho lưu trữ chuyên dụng cấp huyện năm 2009',
    signer: 'Trịnh Hoài Sâm',
    signerPost: 'Chi cục trưởng',
    urgency: null,
    secrecy: null,
    keyword: 'kiểm tra; kho lưu trữ cấp huyện',
  },
  handwritten: ['codeNumber', 'issuedDate'],
  typeset() {
    const paper = new Paper();
    const flow = new Flow(paper, { size: 14, pitch: 1.36 });
    head(flow, {
      parent: ['SỞ NỘI VỤ TỈNH SƠN HẢI'],
      issuer: ['CHI CỤC VĂN THƯ', 'VÀ LƯU TRỮ'],
      number: [{ text: 'Số: ' }, { text: '02', pen: numeralPen(402, 27) }, { text: ' /BC-CC' }],
      placeDate: [
        { text: 'Sơn Hải, ngày ' },
        { text: '05', pen: numeralPen(405, 25) },
        { text: ' tháng ' },
        { text: '01', pen: numeralPen(401, 25) },
        { text: ' năm 2010' },
      ],
    });
    title(flow, 'BÁO CÁO', ['Kết quả kiểm tra công tác quản lý', 'kho lưu trữ chuyên dụng cấp huyện năm 2009']);
    addressees(flow, ['Giám đốc Sở Nội vụ tỉnh Sơn Hải']);
    for (const text of BODY) flow.paragraph(text);
    closing(flow, {
      recipients: ['- Như trên;', '- UBND các huyện, thị xã;', '- Lãnh đạo Chi cục;', '- Lưu: VT, QLVT.'],
      post: ['CHI CỤC TRƯỞNG'],
      name: 'Trịnh Hoài Sâm',
      pen: 2010,
      seal: (sheet, x, y) => seal(sheet, x, y, 'SỞ NỘI VỤ TỈNH SƠN HẢI', ['CHI CỤC', 'VĂN THƯ VÀ', 'LƯU TRỮ'], -4),
    });
    annex(flow);
    return paper;
  },
};

function annex(flow: Flow): void {
  const { paper } = flow;
  flow.nextPage(true);
  const centre = A4.height / 2;
  paper.line('PHỤ LỤC', centre, 22 * MM, 14, { align: 'centre', face: 'bold' });
  paper.line(
    'Tổng hợp hiện trạng kho lưu trữ các huyện, thị xã tính đến ngày 31 tháng 12 năm 2009',
    centre,
    28.5 * MM,
    14,
    {
      align: 'centre',
      face: 'bold',
    },
  );
  paper.line('(Kèm theo Báo cáo của Chi cục Văn thư và Lưu trữ)', centre, 34.5 * MM, 13, {
    align: 'centre',
    face: 'italic',
  });
  table(paper, AREA.left, 41 * MM, [30, 118, 84, 84, 84, 84, 102, 92], HEADINGS, ROWS);
}

const BODY = [
  'Thực hiện Quyết định số 86/QĐ-SNV ngày 14 tháng 10 năm 2009 của Giám đốc Sở Nội vụ về kiểm tra công tác quản lý kho lưu trữ cấp huyện, từ ngày 02 tháng 11 đến ngày 18 tháng 12 năm 2009, Chi cục Văn thư và Lưu trữ đã tiến hành kiểm tra tại 7 huyện và 01 thị xã. Chi cục xin báo cáo kết quả như sau:',
  '**I. KẾT QUẢ ĐẠT ĐƯỢC**',
  'Ủy ban nhân dân các huyện, thị xã đã bố trí kho lưu trữ riêng, có cán bộ chuyên trách hoặc kiêm nhiệm. Đến cuối năm 2009, toàn tỉnh có 5 trên 8 đơn vị đưa vào sử dụng kho chuyên dụng với tổng diện tích 1.934 m2, tăng 612 m2 so với năm 2007. Kho lưu trữ huyện Vĩnh Khê hoàn thành tháng 5 năm 2006, hiện bảo quản 486 mét giá, được đánh giá là đơn vị thực hiện tốt nhất về sắp xếp hồ sơ và công cụ tra cứu.',
  'Việc thu thập tài liệu đến hạn nộp lưu được triển khai theo kế hoạch. Trong năm, các kho đã tiếp nhận 11.208 hồ sơ của 63 nguồn nộp lưu; phục vụ 3.417 lượt người khai thác, chủ yếu là hồ sơ đất đai, chế độ chính sách đối với người có công và hồ sơ xây dựng cơ bản.',
  '**II. TỒN TẠI, HẠN CHẾ**',
  '1. Ba huyện Trà Lăng, Bến Thượng và Đồng Mộc vẫn sử dụng phòng làm việc cải tạo làm kho; tải trọng sàn không bảo đảm, chưa có hệ thống báo cháy tự động và thiết bị khống chế độ ẩm.',
  '2. Khối lượng tài liệu chưa chỉnh lý còn lớn, chiếm 41,7% tổng số mét giá; nhiều cơ quan giao nộp tài liệu trong tình trạng bó gói, không có mục lục.',
  '3. Kinh phí dành cho bảo quản, tu bổ tài liệu bình quân mỗi huyện mới đạt 28 triệu đồng một năm, chưa đáp ứng yêu cầu tối thiểu.',
  '**III. KIẾN NGHỊ**',
  'Đề nghị Giám đốc Sở Nội vụ báo cáo Ủy ban nhân dân tỉnh bố trí vốn xây dựng kho cho ba huyện còn lại trong giai đoạn 2010 - 2012; chỉ đạo Ủy ban nhân dân các huyện, thị xã xây dựng kế hoạch giải quyết dứt điểm tài liệu tồn đọng trước ngày 31 tháng 12 năm 2011 và bổ sung biên chế lưu trữ theo Thông tư của Bộ Nội vụ.',
  'Số liệu chi tiết về hiện trạng kho lưu trữ các huyện, thị xã được nêu tại Phụ lục kèm theo Báo cáo này./.',
];

const HEADINGS = ['TT', 'Đơn vị', 'Diện tích (m2)', 'Tổng số (mét)', 'Đã chỉnh lý', 'Tồn đọng', 'Loại kho', 'Cán bộ'];
const ROWS = [
  ['1', 'Huyện Vĩnh Khê', '420', '486', '402', '84', 'Chuyên dụng', '02'],
  ['2', 'Huyện Trà Lăng', '96', '271', '118', '153', 'Cải tạo', '01'],
  ['3', 'Huyện Bến Thượng', '110', '305', '140', '165', 'Cải tạo', '01'],
  ['4', 'Huyện Đồng Mộc', '84', '198', '76', '122', 'Cải tạo', '01'],
  ['5', 'Huyện An Thổ', '365', '342', '227', '115', 'Chuyên dụng', '02'],
  ['6', 'Huyện Phú Lộc Hạ', '388', '410', '265', '145', 'Chuyên dụng', '01'],
  ['7', 'Huyện Kim Sa', '341', '297', '158', '139', 'Chuyên dụng', '02'],
  ['8', 'Thị xã Hải Bình', '420', '531', '270', '261', 'Chuyên dụng', '03'],
  ['', 'Tổng cộng', '2.224', '2.840', '1.656', '1.184', '', '13'],
];
