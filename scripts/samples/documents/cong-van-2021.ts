import { addressees, closing, head } from '../decree.ts';
import { Flow } from '../flow.ts';
import { Paper } from '../paper.ts';
import type { SampleDocument } from '../sample-document.ts';
import { seal } from '../seal.ts';

/** A công văn: "V/v" under the number, urgency mark KHẨN in red. */
export const congVan2021: SampleDocument = {
  key: 'cong-van-2021',
  fields: {
    typeName: '22',
    codeNumber: '85',
    codeNotation: 'UBND-NV',
    issuedDate: '09/02/2021',
    organName: 'Ủy ban nhân dân huyện Vĩnh Khê',
    subject: 'V/v rà soát, thống kê tài liệu lưu trữ phục vụ số hóa năm 2021',
    signer: 'Lương Minh Hựu',
    signerPost: 'Phó Chủ tịch',
    urgency: 'Khẩn',
    secrecy: null,
    keyword: 'thống kê tài liệu; số hóa',
  },
  handwritten: [],
  typeset() {
    const paper = new Paper();
    const flow = new Flow(paper, { size: 14, pitch: 1.34 });
    head(flow, {
      parent: [],
      issuer: ['ỦY BAN NHÂN DÂN', 'HUYỆN VĨNH KHÊ'],
      number: 'Số: 85/UBND-NV',
      regarding: ['V/v rà soát, thống kê tài liệu', 'lưu trữ phục vụ số hóa năm 2021'],
      placeDate: 'Vĩnh Khê, ngày 09 tháng 02 năm 2021',
      urgency: 'KHẨN',
    });
    addressees(flow, [
      'Các phòng, ban, ngành thuộc huyện;',
      'Trung tâm Văn hóa, Thông tin và Thể thao huyện;',
      'Ủy ban nhân dân các xã, thị trấn.',
    ]);
    for (const text of BODY) flow.paragraph(text);
    closing(flow, {
      recipients: [
        '- Như trên;',
        '- Chi cục VTLT tỉnh (để b/c);',
        '- TTr. HU, HĐND huyện;',
        '- CT, các PCT UBND huyện;',
        '- Lưu: VT, NV.',
      ],
      post: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
      name: 'Lương Minh Hựu',
      pen: 2021,
      seal: (sheet, x, y) => seal(sheet, x, y, 'ỦY BAN NHÂN DÂN HUYỆN VĨNH KHÊ', ['T. SƠN HẢI'], 8),
    });
    return paper;
  },
};

const BODY = [
  'Thực hiện Kế hoạch số 14/KH-UBND ngày 18 tháng 01 năm 2021 của Ủy ban nhân dân tỉnh Sơn Hải về số hóa tài liệu lưu trữ lịch sử giai đoạn 2021 - 2025, để có cơ sở xây dựng dự toán và lựa chọn phông tài liệu đưa vào số hóa trong năm 2021, Ủy ban nhân dân huyện yêu cầu Thủ trưởng các cơ quan, đơn vị, Chủ tịch Ủy ban nhân dân các xã, thị trấn thực hiện các nội dung sau:',
  '1. Rà soát toàn bộ hồ sơ, tài liệu hình thành trong hoạt động của cơ quan, đơn vị từ khi thành lập đến hết năm 2018; phân loại theo tình trạng: đã chỉnh lý hoàn chỉnh, đã chỉnh lý sơ bộ, chưa chỉnh lý. Đối với tài liệu giấy, thống kê theo số hồ sơ, số tờ và số mét giá; đối với bản đồ, bản vẽ kỹ thuật, thống kê theo số tờ kèm khổ giấy.',
  '2. Xác định khối tài liệu có giá trị bảo quản vĩnh viễn, ưu tiên tài liệu về địa giới hành chính, đất đai, hộ tịch, chế độ chính sách đối với người có công, các công trình xây dựng trọng điểm và tài liệu có nguy cơ hư hỏng cao (giấy pơ-luya, bản in kim, bản đánh máy mờ chữ).',
  '3. Lập danh mục tài liệu có nội dung thuộc phạm vi bí mật nhà nước để quản lý riêng theo Luật Bảo vệ bí mật nhà nước năm 2018; tuyệt đối không đưa khối tài liệu này vào kế hoạch số hóa chung.',
  '4. Báo cáo hiện trạng trang thiết bị: máy quét, máy tính, thiết bị lưu trữ, kho bảo quản; nhân sự làm công tác văn thư, lưu trữ (họ tên, trình độ chuyên môn, kiêm nhiệm hay chuyên trách).',
  'Báo cáo gửi về Ủy ban nhân dân huyện (qua Phòng Nội vụ) bằng văn bản và tệp bảng tính qua địa chỉ thư công vụ của Phòng Nội vụ **trước ngày 26 tháng 02 năm 2021** để tổng hợp. Sau thời hạn trên, đơn vị nào không có báo cáo được xem như không có nhu cầu và chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân huyện.',
  'Giao Phòng Nội vụ chủ trì, phối hợp với Phòng Tài chính - Kế hoạch hướng dẫn biểu mẫu, kiểm tra thực tế tại ít nhất 05 đơn vị có khối lượng tài liệu lớn; tổng hợp, tham mưu Ủy ban nhân dân huyện ban hành kế hoạch thực hiện trong tháng 3 năm 2021.',
  'Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các cơ quan, đơn vị phản ánh về Phòng Nội vụ để được hướng dẫn. Nhận được Công văn này, yêu cầu Thủ trưởng các cơ quan, đơn vị, Chủ tịch Ủy ban nhân dân các xã, thị trấn nghiêm túc triển khai thực hiện./.',
];
