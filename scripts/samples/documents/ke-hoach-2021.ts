import { closing, head, title } from '../decree.ts';
import { Flow } from '../flow.ts';
import { Paper } from '../paper.ts';
import type { SampleDocument } from '../sample-document.ts';
import { seal } from '../seal.ts';

export const keHoach2021: SampleDocument = {
  key: 'ke-hoach-2021',
  fields: {
    typeName: '10',
    codeNumber: '21',
    codeNotation: 'KH-UBND',
    issuedDate: '22/03/2021',
    organName: 'Ủy ban nhân dân huyện Vĩnh Khê',
    subject: 'Số hóa tài liệu lưu trữ của huyện Vĩnh Khê năm 2021',
    signer: 'Tạ Quang Đỉnh',
    signerPost: 'Chủ tịch',
    urgency: null,
    secrecy: null,
    keyword: 'kế hoạch; số hóa tài liệu',
  },
  handwritten: [],
  typeset() {
    const paper = new Paper();
    const flow = new Flow(paper, { size: 14, pitch: 1.36 });
    head(flow, {
      parent: [],
      issuer: ['ỦY BAN NHÂN DÂN', 'HUYỆN VĨNH KHÊ'],
      number: 'Số: 21/KH-UBND',
      placeDate: 'Vĩnh Khê, ngày 22 tháng 3 năm 2021',
    });
    title(flow, 'KẾ HOẠCH', ['Số hóa tài liệu lưu trữ của huyện Vĩnh Khê năm 2021']);
    for (const text of BODY) flow.paragraph(text);
    closing(flow, {
      recipients: [
        '- UBND tỉnh (để b/c);',
        '- Sở Nội vụ, Chi cục VTLT;',
        '- TTr. HU, TTr. HĐND huyện;',
        '- CT, các PCT UBND huyện;',
        '- Các phòng, ban, ngành huyện;',
        '- UBND các xã, thị trấn;',
        '- Lưu: VT, NV (03b).',
      ],
      post: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
      name: 'Tạ Quang Đỉnh',
      pen: 322,
      seal: (sheet, x, y) => seal(sheet, x, y, 'ỦY BAN NHÂN DÂN HUYỆN VĨNH KHÊ', ['T. SƠN HẢI'], -12),
    });
    return paper;
  },
};

const BODY = [
  'Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011; Quyết định số 458/QĐ-TTg ngày 03 tháng 4 năm 2020 của Thủ tướng Chính phủ phê duyệt Đề án “Lưu trữ tài liệu điện tử của các cơ quan nhà nước giai đoạn 2020 - 2025”; Kế hoạch số 14/KH-UBND ngày 18 tháng 01 năm 2021 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân huyện ban hành Kế hoạch số hóa tài liệu lưu trữ của huyện năm 2021 như sau:',
  '**I. MỤC ĐÍCH, YÊU CẦU**',
  '1. Chuyển đổi tài liệu lưu trữ có giá trị vĩnh viễn từ dạng giấy sang dạng số nhằm bảo hiểm tài liệu, hạn chế tiếp xúc bản gốc, rút ngắn thời gian tra cứu phục vụ công tác quản lý, điều hành và giải quyết thủ tục hành chính cho tổ chức, cá nhân.',
  '2. Việc số hóa phải bảo đảm trung thực với bản gốc, đúng tiêu chuẩn dữ liệu thông tin đầu vào, không làm xáo trộn trật tự tài liệu trong kho và không làm hư hại tài liệu. Mỗi hồ sơ sau khi số hóa phải được kiểm tra, đối chiếu từng trang và ký số trước khi đưa vào lưu trữ.',
  '**II. NỘI DUNG**',
  '**1. Phạm vi và khối lượng**',
  'Năm 2021, tổ chức số hóa 03 phông: Ủy ban nhân dân huyện Vĩnh Khê (1996 - 2010) 1.240 hồ sơ; Phòng Tài nguyên và Môi trường (1996 - 2005) 2.374 hồ sơ; Ban Quản lý dự án đầu tư xây dựng (1999 - 2012) 386 hồ sơ. Tổng cộng 4.000 hồ sơ, ước khoảng 412.000 trang khổ A4 và 1.150 tờ bản vẽ, bản đồ khổ A3, A2.',
  '**2. Yêu cầu kỹ thuật**',
  'a) Ảnh màu, độ phân giải tối thiểu 200 dpi đối với tài liệu hành chính, 300 dpi đối với bản đồ, bản vẽ kỹ thuật; tỷ lệ 100%, không cắt mép, không tẩy xóa bút phê, con dấu;',
  'b) Tệp tin định dạng PDF/A có lớp văn bản để tìm kiếm, tên tệp gồm mã hồ sơ và số thứ tự tài liệu trong hồ sơ;',
  'c) Dữ liệu đặc tả nhập theo biểu mẫu thống nhất; tỷ lệ lỗi nhập liệu sau kiểm tra không quá 0,2% tổng số trường thông tin;',
  'd) Dữ liệu lưu thành hai bộ trên hai thiết bị độc lập, đặt tại hai địa điểm khác nhau, lập biên bản niêm phong kèm giá trị băm của từng gói.',
  '**3. Các bước thực hiện**',
  'Bước 1: Giao nhận tài liệu từ kho, kiểm đếm số tờ, bóc tách ghim kẹp, làm phẳng (tháng 4). Bước 2: Quét tài liệu, kiểm tra chất lượng ảnh, quét lại trang lỗi (từ tháng 4 đến tháng 9). Bước 3: Nhận dạng, nhập dữ liệu đặc tả, đối chiếu chéo giữa hai người (từ tháng 5 đến tháng 10). Bước 4: Đóng gói, ký số, nghiệm thu và bàn giao (tháng 11).',
  '**III. KINH PHÍ**',
  'Kinh phí thực hiện: 2.318.000.000 đồng, trong đó ngân sách tỉnh hỗ trợ 1.500.000.000 đồng, ngân sách huyện 818.000.000 đồng, bố trí trong dự toán chi sự nghiệp năm 2021 giao cho Phòng Nội vụ. Định mức áp dụng theo Thông tư của Bộ Nội vụ quy định định mức kinh tế - kỹ thuật tạo lập cơ sở dữ liệu tài liệu lưu trữ.',
  '**IV. TỔ CHỨC THỰC HIỆN**',
  '1. Phòng Nội vụ là cơ quan thường trực, chịu trách nhiệm lựa chọn đơn vị thực hiện theo quy định của pháp luật về đấu thầu; giám sát hằng ngày tại nơi số hóa; báo cáo tiến độ vào ngày 25 hằng tháng.',
  '2. Phòng Tài chính - Kế hoạch thẩm định dự toán, hướng dẫn thanh toán, quyết toán kinh phí đúng quy định.',
  '3. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện bố trí phòng làm việc, đường điện riêng, máy tính không kết nối mạng và bảo đảm an toàn phòng cháy, chữa cháy; cử cán bộ lưu trữ trực tiếp giao nhận tài liệu.',
  '4. Công an huyện phối hợp hướng dẫn, kiểm tra việc bảo vệ bí mật nhà nước trong quá trình lựa chọn và số hóa tài liệu.',
  '5. Các cơ quan, đơn vị có tài liệu được lựa chọn số hóa trong năm 2021 cử người tham gia đối chiếu, xác nhận kết quả; khi phát hiện hồ sơ thiếu tờ, nhầm thứ tự hoặc sai lệch giữa mục lục và thực tế phải lập biên bản, báo cáo Phòng Nội vụ để thống nhất biện pháp xử lý, không tự ý bổ sung, thay thế tài liệu.',
  'Trong quá trình thực hiện, nếu phát sinh khối lượng vượt quá 5% so với kế hoạch, Phòng Nội vụ trình Ủy ban nhân dân huyện xem xét, điều chỉnh. Kết quả số hóa là một tiêu chí đánh giá thi đua năm 2021 của các cơ quan, đơn vị có liên quan.',
  'Trên đây là Kế hoạch số hóa tài liệu lưu trữ của huyện năm 2021, yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.',
];
