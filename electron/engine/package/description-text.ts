import { documentSource, type PackageSpec } from './spec.ts';

/** The documentation file every E-ARK package of ours carries, so that a person can read what lies before them. */
export const DESCRIPTION_NAME = 'description.txt';

/** A plain description of the delivery in Vietnamese and English, UTF-8, lines ended by LF. */
export function descriptionText(spec: PackageSpec, objid: string): string {
  const { fields } = spec.file;
  const dates = [fields['startDate'], fields['endDate']].filter((date) => date).join(' – ');
  const rows: readonly (readonly [string, string])[] = [
    ['Mã gói tin / Package', objid],
    ['Cơ quan nộp / Submitted by', `${spec.agency.name} (${spec.agency.code})`],
    ['Phông / Fonds', `${spec.fondsTitle} (${spec.fondsCode})`],
    ['Tiêu đề hồ sơ / File title', fields['title'] ?? ''],
    ['Mã hồ sơ / File code', fields['fileCode'] ?? fields['arcFileCode'] ?? ''],
    ['Thời gian / Dates', dates],
    ['Số tài liệu / Documents', String(documentSource(spec).count)],
    ['Số trang / Pages', fields['numberOfPage'] ?? ''],
    ['Đăng ký giao nộp / Agreement', spec.submissionAgreement ?? ''],
    ['Đóng gói / Packed', `${spec.createdAt}, ${spec.software.name} ${spec.software.version}`],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return [
    'MÔ TẢ GÓI TIN / DESCRIPTION OF THE PACKAGE',
    '',
    ...rows.filter(([, value]) => value !== '').map(([label, value]) => `${label.padEnd(width)}  ${value}`),
    '',
    'METS.xml                               danh mục gói tin / inventory of the package',
    'metadata/descriptive/ead3.xml          mô tả hồ sơ và từng tài liệu / the file and each document',
    'metadata/preservation/premis.xml       nguồn gốc gói tin / how the package was made',
    'representations/rep1/data/             nội dung tài liệu / the documents themselves',
    'representations/rep1/metadata/         giá trị băm và nguồn gốc từng tệp / digests and origin of each file',
    'schemas/                               lược đồ XML / XML schemas',
    '',
  ].join('\n');
}
