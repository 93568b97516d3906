import { vietnameseNumber } from '../base/vietnamese-number.ts';
import type { Block, Paragraph } from '../pdf/index.ts';

export interface MinutesFacts {
  readonly agencyName: string;
  readonly archiveName: string;
  readonly round: string;
  readonly fonds: readonly string[];
  readonly dates: string;
  readonly files: number;
  readonly documents: number;
  readonly packages: number;
  readonly bytes: number;
}

/**
 * Biên bản giao nhận hồ sơ, tài liệu (NĐ 30/2020/NĐ-CP Phụ lục V mẫu V): what is handed over is filled in; place, day,
 * people and signatures are left for the two sides to write on paper.
 */
export function handoverMinutes(facts: MinutesFacts): Block[] {
  const line = (text: string): Paragraph => ({ kind: 'paragraph', text, align: 'justify' });
  const toFill = (text: string): Paragraph => ({ kind: 'paragraph', text, align: 'left', indent: true });
  const person = (): Paragraph[] => [
    toFill('Ông (bà): ……………………………………………………'),
    toFill('Chức vụ công tác: ………………………………………………'),
  ];
  const count = (value: number, unit: string) => `${value} ${unit} (bằng chữ: ${vietnameseNumber(value)})`;
  return [
    {
      kind: 'beside',
      columns: [
        {
          share: 0.42,
          paragraphs: [centred(facts.agencyName.toLocaleUpperCase('vi'), { style: 'bold', size: 12, underline: 0.4 })],
        },
        {
          share: 0.58,
          paragraphs: [
            centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { style: 'bold', size: 12 }),
            centred('Độc lập - Tự do - Hạnh phúc', { style: 'bold', underline: 1 }),
            centred('………, ngày …… tháng …… năm ………', { style: 'italic' }),
          ],
        },
      ],
    },
    centred('BIÊN BẢN', { style: 'bold', size: 14, spaceBefore: 18 }),
    centred('Giao nhận hồ sơ, tài liệu', { style: 'bold', size: 14 }),
    line('Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;'),
    line('Căn cứ Thông tư số 05/2025/TT-BNV ngày 14 tháng 5 năm 2025 của Bộ trưởng Bộ Nội vụ;'),
    line('Chúng tôi gồm:'),
    line(`BÊN GIAO: ${facts.agencyName}, đại diện là:`),
    ...person(),
    line(`BÊN NHẬN: ${facts.archiveName}, đại diện là:`),
    ...person(),
    line('Thống nhất lập biên bản giao nhận tài liệu với những nội dung như sau:'),
    line(`1. Tên khối tài liệu giao nộp: ${facts.fonds.join('; ')} – đợt nộp ${facts.round}.`),
    line(`2. Thời gian của tài liệu: ${facts.dates}.`),
    line(
      `3. Số lượng tài liệu điện tử: ${count(facts.files, 'hồ sơ')}; ${count(facts.documents, 'tài liệu')}, ` +
        `mỗi tài liệu một tệp tin; ${count(facts.packages, 'gói tin')}; dung lượng ${facts.bytes} byte.`,
    ),
    line('4. Tình trạng tài liệu giao nộp: đã kiểm tra tính toàn vẹn bằng giá trị băm và chữ ký số khi đóng gói.'),
    line('5. Mục lục hồ sơ, tài liệu nộp lưu kèm theo.'),
    line('Biên bản này được lập thành hai bản; bên giao giữ một bản, bên nhận giữ một bản.'),
    {
      kind: 'beside',
      spaceBefore: 18,
      columns: [
        {
          share: 0.5,
          paragraphs: [
            centred('ĐẠI DIỆN BÊN GIAO', { style: 'bold' }),
            centred('(Chữ ký, họ và tên)', { style: 'italic' }),
          ],
        },
        {
          share: 0.5,
          paragraphs: [
            centred('ĐẠI DIỆN BÊN NHẬN', { style: 'bold' }),
            centred('(Chữ ký, họ và tên)', { style: 'italic' }),
          ],
        },
      ],
    },
  ];
}

function centred(text: string, options: Partial<Omit<Paragraph, 'kind' | 'text'>> = {}): Paragraph {
  return { kind: 'paragraph', text, align: 'center', ...options };
}
