import type { Paper as PaperType, Run } from '../../../scripts/samples/paper.ts';
import { A4, MM, Paper } from '../../../scripts/samples/paper.ts';
import { addressees, closing, head, LEFT, RIGHT, title } from '../../../scripts/samples/decree.ts';
import { AREA, Flow } from '../../../scripts/samples/flow.ts';
import { numeralPen } from '../../../scripts/samples/pen.ts';
import type { ScanStyle } from '../../../scripts/samples/scanner.ts';
import { seal } from '../../../scripts/samples/seal.ts';
import type { ExtractedKey } from '../../../electron/engine/extract/index.ts';

/** One hard first page, and what a reader of fields must say of it. */
export interface NastyPage {
  readonly key: string;
  readonly dpi: number;
  readonly grey?: boolean;
  readonly style: Partial<ScanStyle>;
  /** Printed values; what is not named is not judged. */
  readonly fields: Partial<Record<ExtractedKey, string>>;
  readonly handwritten?: readonly ExtractedKey[];
  readonly absent?: readonly ExtractedKey[];
  typeset(): PaperType;
}

const ink = (text: string, seed: number, gap = 26, size = 14): Run => ({ text, pen: numeralPen(seed, gap, size) });

const BODY = [
  'Thực hiện chương trình công tác năm, trong thời gian qua các đơn vị đã tổ chức triển khai nhiều hoạt động nhằm quản lý tốt hồ sơ, tài liệu hình thành trong quá trình hoạt động, bước đầu đạt được những kết quả nhất định.',
  'Việc thu thập tài liệu đến hạn nộp lưu được tiến hành theo kế hoạch; số hồ sơ đã chỉnh lý tăng so với cùng kỳ năm trước, phục vụ kịp thời nhu cầu khai thác của cơ quan, tổ chức và công dân trên địa bàn.',
  'Tuy nhiên, kinh phí dành cho bảo quản còn hạn hẹp, một số phòng, ban chưa bố trí người làm công tác lưu trữ, tài liệu còn để tình trạng bó gói, chưa có mục lục tra cứu.',
];

interface Simple {
  readonly parent?: readonly string[];
  readonly issuer: readonly string[];
  readonly number: readonly Run[] | string;
  readonly placeDate: readonly Run[] | string;
  readonly regarding?: readonly string[];
  readonly urgency?: string;
  readonly country?: string;
  readonly type?: string;
  readonly abstract?: readonly string[];
  readonly to?: readonly string[];
  readonly post?: readonly string[];
  readonly name?: string;
  readonly sealed?: boolean;
  draw?(paper: PaperType): void;
}

function simple(parts: Simple): () => PaperType {
  return () => {
    const paper = new Paper();
    const flow = new Flow(paper, { size: 13.5, pitch: 1.32 });
    head(flow, { parent: parts.parent ?? [], ...parts });
    if (parts.type !== undefined) title(flow, parts.type, parts.abstract ?? []);
    if (parts.to !== undefined) addressees(flow, parts.to);
    for (const text of BODY) flow.paragraph(text);
    closing(flow, {
      recipients: ['- Như trên;', '- Lưu: VT.'],
      post: parts.post ?? ['GIÁM ĐỐC'],
      name: parts.name ?? 'Nguyễn Hữu Toàn',
      pen: 77,
      ...(parts.sealed === true
        ? {
            seal: (sheet: PaperType, x: number, y: number) =>
              seal(sheet, x, y, 'SỞ NỘI VỤ TỈNH SƠN HẢI', ['SỞ', 'NỘI VỤ'], 3),
          }
        : {}),
    });
    parts.draw?.(paper);
    return paper;
  };
}

/** A page of text that begins with `first`, under `heading` or nothing. */
function headless(first: readonly string[], heading?: string): () => PaperType {
  return () => {
    const flow = new Flow(new Paper());
    if (heading !== undefined) title(flow, heading, []);
    for (const text of [...first, ...BODY]) flow.paragraph(text);
    return flow.paper;
  };
}

/** The red frame of the incoming registry, filled in by hand. */
function incomingStamp(paper: PaperType, x: number, y: number): void {
  const { doc } = paper;
  doc
    .save()
    .strokeColor('#c8102e')
    .fillColor('#c8102e')
    .lineWidth(1)
    .rect(x, y, 50 * MM, 30 * MM)
    .stroke();
  paper.line('CÔNG VĂN ĐẾN', x + 71, y + 14, 11, { align: 'centre', face: 'bold' });
  paper.line([{ text: 'Số: ' }, ink('1204', 31, 50)], x + 8, y + 34, 11);
  paper.line(
    [{ text: 'Ngày: ' }, ink('12', 32, 24), { text: '/' }, ink('3', 33, 16), { text: '/2009' }],
    x + 8,
    y + 54,
    11,
  );
  paper.line('Chuyển: ....................', x + 8, y + 74, 11);
  doc.restore();
}

export const NASTY_PAGES: readonly NastyPage[] = [
  {
    key: 'faint, worn, number and date in ink',
    dpi: 200,
    style: { ink: 0.45, noise: 5, wear: 0.06, seed: 11 },
    fields: {
      typeName: '02',
      codeNotation: 'QĐ-SNV',
      organName: 'SỞ NỘI VỤ',
      parentOrganName: 'ỦY BAN NHÂN DÂN TỈNH SƠN HẢI',
      subject: 'Về việc bổ nhiệm công chức',
    },
    handwritten: ['codeNumber', 'issuedDate'],
    typeset: simple({
      parent: ['ỦY BAN NHÂN DÂN', 'TỈNH SƠN HẢI'],
      issuer: ['SỞ NỘI VỤ'],
      number: [{ text: 'Số: ' }, ink('137', 51, 34), { text: '/QĐ-SNV' }],
      placeDate: [
        { text: 'Sơn Hải, ngày ' },
        ink('17', 52),
        { text: ' tháng ' },
        ink('6', 53, 22),
        { text: ' năm 2008' },
      ],
      type: 'QUYẾT ĐỊNH',
      abstract: ['Về việc bổ nhiệm công chức'],
    }),
  },
  {
    key: 'ink in small neat numerals, grey scan',
    dpi: 300,
    grey: true,
    style: { seed: 12 },
    fields: { typeName: '07', codeNotation: 'TB-VP', organName: 'VĂN PHÒNG' },
    handwritten: ['codeNumber', 'issuedDate'],
    typeset: simple({
      parent: ['UBND HUYỆN VĨNH KHÊ'],
      issuer: ['VĂN PHÒNG'],
      number: [{ text: 'Số:' }, ink('45', 61, 21, 11), { text: '/TB-VP' }],
      placeDate: [
        { text: 'Vĩnh Khê, ngày' },
        ink('24', 62, 19, 11),
        { text: 'tháng' },
        ink('11', 63, 18, 11),
        { text: 'năm 2012' },
      ],
      type: 'THÔNG BÁO',
      abstract: ['Về việc nghỉ Tết và trực cơ quan'],
    }),
  },
  {
    key: 'only the day in ink',
    dpi: 200,
    style: { seed: 13 },
    fields: {
      typeName: '10',
      codeNumber: '18',
      codeNotation: 'KH-UBND',
      subject: 'Thu thập tài liệu vào Lưu trữ huyện năm 2015',
    },
    handwritten: ['issuedDate'],
    typeset: simple({
      issuer: ['ỦY BAN NHÂN DÂN', 'HUYỆN BẾN THƯỢNG'],
      number: 'Số: 18/KH-UBND',
      placeDate: [{ text: 'Bến Thượng, ngày ' }, ink('09', 71), { text: ' tháng 3 năm 2015' }],
      type: 'KẾ HOẠCH',
      abstract: ['Thu thập tài liệu vào Lưu trữ huyện năm 2015'],
    }),
  },
  {
    key: 'dots written over, dots left empty',
    dpi: 200,
    style: { seed: 14, ink: 0.7 },
    fields: { typeName: '02', codeNotation: 'QĐ-UB', organName: 'UBND XÃ KIM SA' },
    handwritten: ['codeNumber', 'issuedDate'],
    typeset: simple({
      issuer: ['UBND XÃ KIM SA'],
      number: 'Số:............/QĐ-UB',
      placeDate: 'Kim Sa, ngày......tháng......năm 1997',
      type: 'QUYẾT ĐỊNH',
      abstract: ['V/v cấp đất làm nhà ở'],
      draw: (paper) => {
        const pen = numeralPen(81, 20);
        pen.draw(paper.doc, '32', LEFT - 16, AREA.top + 58);
      },
    }),
  },
  {
    key: 'parent of three lines, issuer of two, and a seal',
    dpi: 200,
    style: { seed: 15 },
    fields: {
      parentOrganName: 'BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN',
      organName: 'BAN QUẢN LÝ DỰ ÁN THỦY LỢI 4',
      codeNumber: '1207',
      codeNotation: 'BC-BQL4',
      issuedDate: '30/12/2016',
      typeName: '14',
      subject:
        'Tình hình giải ngân vốn đầu tư xây dựng cơ bản năm 2016 và đăng ký nhu cầu vốn năm 2017 của các dự án thành phần',
      signerName: 'Đặng Thị Bích Vân',
      signerPosition: 'PHÓ GIÁM ĐỐC',
    },
    typeset: simple({
      parent: ['BỘ NÔNG NGHIỆP', 'VÀ PHÁT TRIỂN', 'NÔNG THÔN'],
      issuer: ['BAN QUẢN LÝ DỰ ÁN', 'THỦY LỢI 4'],
      number: 'Số: 1207/BC-BQL4',
      placeDate: 'Sơn Hải, ngày 30 tháng 12 năm 2016',
      type: 'BÁO CÁO',
      abstract: [
        'Tình hình giải ngân vốn đầu tư xây dựng cơ bản năm 2016',
        'và đăng ký nhu cầu vốn năm 2017',
        'của các dự án thành phần',
      ],
      post: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
      name: 'Đặng Thị Bích Vân',
    }),
  },
  {
    key: 'columns that nearly touch, wide place name',
    dpi: 200,
    style: { seed: 16, skew: 0.25 },
    fields: {
      organName: 'ỦY BAN NHÂN DÂN THÀNH PHỐ BÀ HẢI',
      codeNumber: '3021',
      codeNotation: 'QĐ-UBND',
      issuedDate: '05/09/2019',
      typeName: '02',
    },
    typeset: simple({
      issuer: ['ỦY BAN NHÂN DÂN THÀNH', 'PHỐ BÀ HẢI'],
      number: 'Số: 3021/QĐ-UBND',
      placeDate: 'Thành phố Bà Hải, ngày 05 tháng 9 năm 2019',
      type: 'QUYẾT ĐỊNH',
      abstract: ['Về việc phê duyệt Đề án số hóa tài liệu'],
    }),
  },
  {
    key: 'urgent letter with a long V/v block',
    dpi: 200,
    style: { seed: 17 },
    fields: {
      typeName: '22',
      codeNumber: '904',
      codeNotation: 'UBND-TCKH',
      issuedDate: '28/02/2022',
      urgency: 'Hỏa tốc',
      subject:
        'V/v đôn đốc báo cáo tình hình thực hiện các kết luận thanh tra, kiểm tra, kiểm toán năm 2021 trên địa bàn huyện',
    },
    typeset: simple({
      issuer: ['ỦY BAN NHÂN DÂN', 'HUYỆN ĐỒNG MỘC'],
      number: 'Số: 904/UBND-TCKH',
      regarding: [
        'V/v đôn đốc báo cáo tình hình',
        'thực hiện các kết luận thanh tra,',
        'kiểm tra, kiểm toán năm 2021',
        'trên địa bàn huyện',
      ],
      placeDate: 'Đồng Mộc, ngày 28 tháng 02 năm 2022',
      urgency: 'HỎA TỐC',
      to: ['Phòng Tài chính - Kế hoạch;', 'Phòng Nội vụ;', 'Thanh tra huyện.'],
    }),
  },
  {
    key: 'secret letter, number in ink',
    dpi: 200,
    style: { seed: 18 },
    fields: {
      typeName: '22',
      codeNotation: 'CAH-TM',
      secrecy: 'Mật',
      issuedDate: '11/10/2017',
      organName: 'CÔNG AN HUYỆN ĐỒNG MỘC',
    },
    handwritten: ['codeNumber'],
    typeset: simple({
      parent: ['CÔNG AN TỈNH SƠN HẢI'],
      issuer: ['CÔNG AN HUYỆN', 'ĐỒNG MỘC'],
      number: [{ text: 'Số: ' }, ink('66', 91), { text: '/CAH-TM' }],
      regarding: ['V/v bảo đảm an ninh, trật tự'],
      placeDate: 'Đồng Mộc, ngày 11 tháng 10 năm 2017',
      urgency: 'MẬT',
      to: ['Công an các xã, thị trấn'],
    }),
  },
  {
    key: 'incoming stamp under the number',
    dpi: 200,
    style: { seed: 19 },
    fields: {
      typeName: '15',
      codeNumber: '77',
      codeNotation: 'TTr-STC',
      issuedDate: '10/03/2009',
      subject: 'Về việc cấp kinh phí chỉnh lý tài liệu tồn đọng',
    },
    typeset: simple({
      parent: ['UBND TỈNH SƠN HẢI'],
      issuer: ['SỞ TÀI CHÍNH'],
      number: 'Số: 77/TTr-STC',
      placeDate: 'Sơn Hải, ngày 10 tháng 3 năm 2009',
      type: 'TỜ TRÌNH',
      abstract: ['Về việc cấp kinh phí', 'chỉnh lý tài liệu tồn đọng'],
      to: ['Ủy ban nhân dân tỉnh'],
      draw: (paper) => incomingStamp(paper, 14 * MM, 62 * MM),
    }),
  },
  {
    key: 'abstract in capitals, type and abstract in one line',
    dpi: 200,
    style: { seed: 20 },
    fields: {
      typeName: '14',
      codeNumber: '05',
      codeNotation: 'BC/VP',
      subject: 'TỔNG KẾT CÔNG TÁC VĂN THƯ, LƯU TRỮ NĂM 1999',
      organName: 'VĂN PHÒNG HĐND-UBND HUYỆN',
    },
    typeset: simple({
      issuer: ['VĂN PHÒNG', 'HĐND-UBND HUYỆN'],
      number: 'Số: 05/BC/VP',
      placeDate: 'Trà Lăng, ngày 20 tháng 12 năm 1999',
      type: 'BÁO CÁO TỔNG KẾT',
      abstract: ['CÔNG TÁC VĂN THƯ, LƯU TRỮ NĂM 1999'],
    }),
  },
  {
    key: 'before 1976',
    dpi: 200,
    style: { seed: 21, ink: 0.6, noise: 4 },
    fields: {
      typeName: '03',
      codeNumber: '14',
      codeNotation: 'CT/UB',
      issuedDate: '02/04/1974',
      organName: 'UỶ BAN HÀNH CHÍNH HUYỆN AN THỔ',
    },
    typeset: simple({
      issuer: ['UỶ BAN HÀNH CHÍNH', 'HUYỆN AN THỔ'],
      number: 'Số 14 CT/UB',
      country: 'VIỆT NAM DÂN CHỦ CỘNG HOÀ',
      placeDate: 'An Thổ, ngày 2 tháng 4 năm 1974',
      type: 'CHỈ THỊ',
      abstract: ['Về việc chuẩn bị vụ mùa'],
    }),
  },
  {
    key: 'a Party body',
    dpi: 200,
    style: { seed: 22 },
    fields: {
      typeName: '01',
      codeNumber: '09',
      codeNotation: 'NQ/HU',
      issuedDate: '15/07/2016',
      organName: 'BAN CHẤP HÀNH',
      parentOrganName: 'HUYỆN ỦY VĨNH KHÊ',
    },
    typeset: () => {
      const paper = new Paper();
      const flow = new Flow(paper);
      const top = AREA.top + 13;
      paper.line('HUYỆN ỦY VĨNH KHÊ', LEFT, top, 14, { align: 'centre' });
      paper.line('BAN CHẤP HÀNH', LEFT, top + 17, 14, { align: 'centre', face: 'bold' });
      paper.line('*', LEFT, top + 31, 14, { align: 'centre' });
      paper.line('Số 09-NQ/HU', LEFT, top + 44, 14, { align: 'centre' });
      paper.line('ĐẢNG CỘNG SẢN VIỆT NAM', RIGHT, top, 15, { align: 'centre', face: 'bold' });
      paper.rule(RIGHT - 80, RIGHT + 80, top + 5);
      paper.line('Vĩnh Khê, ngày 15 tháng 7 năm 2016', RIGHT, top + 44, 14, { align: 'centre', face: 'italic' });
      flow.y = top + 60;
      title(flow, 'NGHỊ QUYẾT', ['về tăng cường sự lãnh đạo của Đảng', 'đối với công tác lưu trữ']);
      for (const text of BODY) flow.paragraph(text);
      return paper;
    },
  },
  {
    key: 'a contract, one column',
    dpi: 200,
    style: { seed: 23 },
    fields: {
      typeName: '21',
      codeNumber: '25',
      codeNotation: '2014/HĐ-CLTL',
      subject: 'Về việc chỉnh lý tài liệu lưu trữ',
    },
    absent: ['organName'],
    typeset: () => {
      const paper = new Paper();
      const flow = new Flow(paper);
      const x = A4.width / 2;
      paper.line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x, AREA.top + 13, 13, { align: 'centre', face: 'bold' });
      paper.line('Độc lập - Tự do - Hạnh phúc', x, AREA.top + 30, 13, { align: 'centre', face: 'bold' });
      paper.line('HỢP ĐỒNG', x, AREA.top + 70, 15, { align: 'centre', face: 'bold' });
      paper.line('Số: 25/2014/HĐ-CLTL', x, AREA.top + 88, 13, { align: 'centre' });
      paper.line('Về việc chỉnh lý tài liệu lưu trữ', x, AREA.top + 106, 13, { align: 'centre', face: 'bold' });
      flow.y = AREA.top + 130;
      for (const text of ['Căn cứ Bộ luật Dân sự năm 2005;', ...BODY]) flow.paragraph(text);
      return paper;
    },
  },
  {
    key: 'coarse scan, 150 dpi',
    dpi: 150,
    style: { seed: 24, noise: 4 },
    fields: {
      typeName: '08',
      codeNumber: '822',
      codeNotation: 'HD-VTLT',
      issuedDate: '26/08/2013',
      organName: 'CHI CỤC VĂN THƯ - LƯU TRỮ',
    },
    typeset: simple({
      parent: ['SỞ NỘI VỤ SƠN HẢI'],
      issuer: ['CHI CỤC VĂN THƯ - LƯU TRỮ'],
      number: 'Số: 822/HD-VTLT',
      placeDate: 'Sơn Hải, ngày 26 tháng 8 năm 2013',
      type: 'HƯỚNG DẪN',
      abstract: ['Quản lý văn bản, lập hồ sơ trong môi trường mạng'],
    }),
  },
  {
    key: 'issuer known by its bold face only',
    dpi: 200,
    style: { seed: 25 },
    fields: {
      parentOrganName: 'UBND TỈNH SƠN HẢI',
      organName: 'NHÀ KHÁCH HỒ SEN',
      codeNumber: '31',
      codeNotation: 'TB-NK',
      issuedDate: '01/06/2011',
    },
    typeset: simple({
      parent: ['UBND TỈNH SƠN HẢI'],
      issuer: ['NHÀ KHÁCH HỒ SEN'],
      number: 'Số: 31/TB-NK',
      placeDate: 'Sơn Hải, ngày 01 tháng 6 năm 2011',
      type: 'THÔNG BÁO',
      abstract: ['Về việc thay đổi số điện thoại'],
    }),
  },
  {
    key: 'one name, upright over bold, and years on a line of their own',
    dpi: 200,
    style: { seed: 41 },
    fields: {
      typeName: '10',
      codeNumber: '15',
      codeNotation: 'KH-UBND',
      organName: 'ỦY BAN NHÂN DÂN XÃ ĐÔNG HẢI',
      subject: 'Số hóa tài liệu lưu trữ giai đoạn 2021 - 2025',
    },
    absent: ['parentOrganName'],
    typeset: simple({
      parent: ['ỦY BAN NHÂN DÂN'],
      issuer: ['XÃ ĐÔNG HẢI'],
      number: 'Số: 15/KH-UBND',
      placeDate: 'Đông Hải, ngày 12 tháng 01 năm 2021',
      type: 'KẾ HOẠCH',
      abstract: ['Số hóa tài liệu lưu trữ giai đoạn', '2021 - 2025'],
    }),
  },
  {
    key: 'no head: a decree cited',
    dpi: 200,
    style: { seed: 26 },
    fields: {},
    absent: ['codeNumber', 'codeNotation', 'issuedDate', 'organName', 'parentOrganName'],
    typeset: headless([
      'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;',
      'Theo đề nghị của Chánh Văn phòng tại Tờ trình số 15/TTr-VP ngày 02 tháng 3 năm 2021,',
    ]),
  },
  {
    key: 'no head: a title and a date in figures',
    dpi: 200,
    grey: true,
    style: { seed: 27 },
    fields: {},
    absent: ['codeNumber', 'codeNotation', 'issuedDate', 'organName', 'parentOrganName'],
    typeset: headless(['Thực hiện Kế hoạch số 15/KH-UBND ngày 05/3/2020;'], 'DANH SÁCH CÁN BỘ'),
  },
  {
    key: 'set without the columns of the decree, centred on the sheet',
    dpi: 200,
    style: { seed: 28 },
    fields: {
      typeName: '10',
      codeNumber: '33',
      codeNotation: 'KH-UBND',
      issuedDate: '12/04/2021',
      organName: 'UBND HUYỆN ĐÔNG TRIỀU',
      subject: 'Số hóa tài liệu lưu trữ năm 2021',
    },
    typeset: () => {
      const paper = new Paper();
      const flow = new Flow(paper);
      const [x, left] = [A4.width / 2, 25 * MM];
      paper.line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x, AREA.top + 13, 13, { align: 'centre', face: 'bold' });
      paper.line('Độc lập - Tự do - Hạnh phúc', x, AREA.top + 30, 13, { align: 'centre', face: 'bold' });
      paper.line('UBND HUYỆN ĐÔNG TRIỀU', left, AREA.top + 58, 13, { face: 'bold' });
      paper.line('Số: 33/KH-UBND', left, AREA.top + 78, 13);
      paper.line('Đông Triều, ngày 12 tháng 4 năm 2021', 110 * MM, AREA.top + 98, 13, { face: 'italic' });
      paper.line('KẾ HOẠCH', x, AREA.top + 132, 14, { align: 'centre', face: 'bold' });
      paper.line('Số hóa tài liệu lưu trữ năm 2021', x, AREA.top + 152, 13, { align: 'centre' });
      flow.y = AREA.top + 180;
      flow.paragraph('Thực hiện nhiệm vụ được giao, các phòng lập kế hoạch.', { left });
      return paper;
    },
  },
];
