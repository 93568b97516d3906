import { vietnameseNumber } from '../base/vietnamese-number.ts';
import type { Block, Paragraph } from '../pdf/index.ts';
import type { Signatures } from './round-contents.ts';

export interface MinutesFacts {
  readonly agencyName: string;
  readonly archiveName: string;
  readonly round: string;
  readonly fonds: readonly string[];
  readonly dates: string;
  readonly files: number;
  readonly documents: number;
  readonly packages: number;
  readonly signatures: Signatures;
  readonly bytes: number;
}

/**
 * Biên bản giao nhận hồ sơ, tài liệu (NĐ 30/2020/NĐ-CP Phụ lục V mẫu V): what is handed over is filled in; place, day,
 * people and signatures are left for the two sides to write on paper. Of the condition (mục 4) it says only what was done.
 */
export function handoverMinutes(facts: MinutesFacts): Block[] {
  const line = (text: string): Paragraph => ({ kind: 'paragraph', text, align: 'justify' });
  const toFill = (text: string): Paragraph => ({ kind: 'paragraph', text, align: 'left', indent: true });
  const person = (): Paragraph[] => [
    toFill('Ông (bà): ……………………………………………………'),
    toFill('Chức vụ công tác: ………………………………………………'),
  ];
  const count = (value: number, unit: string) => `${figures(value)} ${unit} (bằng chữ: ${vietnameseNumber(value)})`;
  const [agencyName, archiveName] = [wholePlace(facts.agencyName), wholePlace(facts.archiveName)];
  return [
    {
      kind: 'beside',
      columns: [
        {
          share: 0.42,
          paragraphs: [centred(agencyName.toLocaleUpperCase('vi'), { style: 'bold', size: 12, underline: 0.4 })],
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
    line(`BÊN GIAO: ${agencyName}, đại diện là:`),
    ...person(),
    line(`BÊN NHẬN: ${archiveName}, đại diện là:`),
    ...person(),
    line('Thống nhất lập biên bản giao nhận tài liệu với những nội dung như sau:'),
    line(`1. Tên khối tài liệu giao nộp: ${facts.fonds.join('; ')} – đợt nộp ${facts.round}.`),
    line(`2. Thời gian của tài liệu: ${facts.dates}.`),
    line(
      `3. Số lượng tài liệu điện tử: ${count(facts.files, 'hồ sơ')}; ${count(facts.documents, 'tài liệu')}, ` +
        `mỗi tài liệu một tệp tin; ${count(facts.packages, 'gói tin')}; dung lượng ${figures(facts.bytes)} byte.`,
    ),
    line(`4. Tình trạng tài liệu giao nộp: ${condition(facts.signatures)}`),
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

/**
 * What was done for the integrity of what is handed over: the packages' digests stand in the manifest that is signed with
 * the bag; signatures on documents are counted, not judged.
 */
function condition({ own, received, none }: Signatures): string {
  const documents = [
    ...(own > 0 ? [`${figures(own)} tài liệu được bên giao ký số`] : []),
    ...(received > 0
      ? [
          `${figures(received)} tài liệu có sẵn chữ ký số khi tiếp nhận và được giữ nguyên, chữ ký chưa được kiểm tra lại`,
        ]
      : []),
    ...(none > 0 ? [`${figures(none)} tài liệu không có chữ ký số`] : []),
  ];
  return (
    'giá trị băm SHA-256 và SHA-512 của từng gói tin được ghi trong bản kê có chữ ký số của bên giao; ' +
    `${documents.join('; ')}.`
  );
}

/** Digits in groups of three, as figures of a record are written: 37.277.014. */
function figures(value: number): string {
  return value.toLocaleString('vi');
}

const PLACE = / (?:tỉnh|thành phố|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu) .+$/iu;

/** A name that a line does not end in the middle of a place: `… huyện Vĩnh Khê` goes on the next line as a whole. */
function wholePlace(name: string): string {
  return name.normalize('NFC').replace(PLACE, (place) => ` ${place.trim().replaceAll(' ', '\u00a0')}`);
}

function centred(text: string, options: Partial<Omit<Paragraph, 'kind' | 'text'>> = {}): Paragraph {
  return { kind: 'paragraph', text, align: 'center', ...options };
}
