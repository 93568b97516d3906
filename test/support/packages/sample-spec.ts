import { mkdir, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import type { DocumentSpec, PackageSpec } from '../../../electron/engine/package/index.ts';

/** A file's code by the rules of TT 05/2025, as a commune office in Quảng Ninh would have it. */
export const FILE_CODE = 'H49.64.33.2001.160';

/** A spec whose documents are a plain list, so that tests can change them. */
export type SampleSpec = PackageSpec & { readonly documents: readonly DocumentSpec[] };

/**
 * A small file of three documents, valid for every kind of package. The data files are written into `folder`; they need
 * not be real PDFs for what packages do with them.
 */
export async function sampleSpec(kind: PackageKind, folder: string, documents = 3): Promise<SampleSpec> {
  await mkdir(folder, { recursive: true });
  const list: DocumentSpec[] = [];
  for (let i = 1; i <= documents; i++) {
    const path = join(folder, `${i}.pdf`);
    const bytes = Buffer.from(`%PDF-1.7\n% văn bản số ${i}\n${'x'.repeat(i * 100)}\n%%EOF\n`);
    await writeFile(path, bytes);
    list.push({
      path,
      name: `${FILE_CODE}.${i}.pdf`,
      mime: 'application/pdf',
      puid: 'fmt/477',
      format: { name: 'PDF/A', version: '2b' },
      sha256: createHash('sha256').update(bytes).digest('hex'),
      originals: [createHash('sha256').update(`page of ${i}`).digest('hex')],
      fields: {
        docId: `${FILE_CODE}.${i}`,
        docCode: `${FILE_CODE}.${String(i).padStart(7, '0')}`,
        maintenance: '01',
        typeName: '02',
        codeNumber: String(10 + i),
        codeNotation: 'QĐ-UBND',
        issuedDate: '05/01/2001',
        organName: 'Ủy ban nhân dân phường Hà Khẩu',
        subject: `Về việc kiện toàn Ban Chỉ đạo <lần thứ ${i}> & phân công nhiệm vụ`,
        language: '01',
        numberOfPage: '2',
        mode: '01',
        confidenceLevel: '02',
        riskRecovery: '0',
      },
    });
  }
  return {
    kind,
    uuid: '9c13e70e-5b0f-4f0a-9d4a-3f1c9b2a7e11',
    createdAt: '2026-06-12T11:45:37.690+07:00',
    agency: { name: 'Ủy ban nhân dân phường Hà Khẩu', code: 'H49.64.33' },
    archiveCode: '001.03.08',
    fondsCode: 'H49.64.33',
    fondsTitle: 'Phông Ủy ban nhân dân phường Hà Khẩu',
    software: { name: 'Trạm Lưu trữ', version: '0.1.0' },
    submissionAgreement: 'NL.HK.2026.01',
    roundOrdinal: 1,
    file: {
      fields: {
        fileCode: FILE_CODE,
        title: 'Hồ sơ về việc kiện toàn Ban Chỉ đạo phòng, chống thiên tai năm 2001',
        maintenance: '01',
        mode: '01',
        language: '01;02',
        startDate: '05/01/2001',
        endDate: '28/12/2001',
        totalDoc: String(documents),
        numberOfPaper: String(documents),
        numberOfPage: String(documents * 2),
        confidenceLevel: '02',
        paperFileCode: '001.03.08.K1.G2.H3.160',
        riskRecovery: '0',
        description: 'Người lập hồ sơ: Nguyễn Thị Ánh',
      },
    },
    documents: list,
    events: [
      {
        kind: 'digitisation',
        at: '2026-06-10T09:00:00+07:00',
        agent: { name: 'Tổ số hóa', type: 'organization', role: 'implementer' },
        outcome: 'success',
      },
      {
        kind: 'conversion',
        at: '2026-06-11T09:00:00+07:00',
        agent: { name: 'Trạm Lưu trữ', type: 'software', version: '0.1.0', role: 'executing program' },
        outcome: 'success',
        detail: 'PDF/A-2b, hai lớp',
      },
    ],
    ...(kind === 'aip-hoso' ? { sourceSip: 'uuid-0B3C0A50-6A3E-4C7B-8C55-0B54B9A7C001' } : {}),
  };
}
