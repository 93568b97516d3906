import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { typesetPages } from '../../../electron/engine/pdf/index.ts';
import { closePdfium, openPdf } from '../../../electron/engine/tools/pdfium/index.ts';
import { handoverMinutes, type MinutesFacts } from '../../../electron/engine/transfer/minutes.ts';
import { tempFolder } from '../../support/temp-folder.ts';

afterAll(closePdfium);

const FACTS: MinutesFacts = {
  agencyName: 'Ủy ban nhân dân huyện Vĩnh Khê',
  archiveName: 'Trung tâm Lưu trữ lịch sử tỉnh Sơn Hải',
  round: '2026-01',
  fonds: ['Phông Ủy ban nhân dân huyện Vĩnh Khê'],
  dates: '05/01/2001 – 28/12/2001',
  files: 2,
  documents: 1210,
  packages: 2,
  signatures: { own: 1203, received: 5, none: 2 },
  bytes: 37_277_014,
};

/** The lines of the first sheet as they are set. */
async function sheet(facts: Partial<MinutesFacts> = {}): Promise<string[]> {
  const path = join(tempFolder(), 'bien-ban.pdf');
  const metadata = { title: 'Biên bản', created: new Date('2026-06-12T04:45:37Z') };
  await typesetPages(path, { blocks: handoverMinutes({ ...FACTS, ...facts }), metadata }, silentTask());
  const reader = await openPdf(path);
  try {
    return (await reader.text(0)).split(/\r?\n/).map((line) => line.trim());
  } finally {
    await reader.close();
  }
}

const running = async (facts: Partial<MinutesFacts> = {}) => (await sheet(facts)).join(' ').replace(/\s+/g, ' ');

describe('the minutes of a handover', () => {
  it('say of the condition only what was done: digests written down, signatures counted, unsigned documents counted', async () => {
    const text = await running();
    expect(text).toContain('giá trị băm SHA-256 và SHA-512 của từng gói tin được ghi trong bản kê có chữ ký số');
    expect(text).toContain('1.203 tài liệu được bên giao ký số; 5 tài liệu có sẵn chữ ký số khi tiếp nhận');
    expect(text).toContain('2 tài liệu không có chữ ký số.');
    expect(text).not.toMatch(/đã kiểm tra|toàn vẹn/);
    const unsigned = await running({ signatures: { own: 0, received: 0, none: 3 } });
    expect(unsigned).toContain('; 3 tài liệu không có chữ ký số.');
    expect(unsigned).not.toContain('bên giao ký số;');
  });

  it('write figures in groups of three', async () => {
    expect(await running()).toContain('dung lượng 37.277.014 byte.');
    expect(await running()).toContain('1.210 tài liệu (bằng chữ: một nghìn hai trăm mười)');
  });

  it('break the name of the agency before its place, not within', async () => {
    const lines = await sheet();
    expect(lines.some((line) => line.includes('HUYỆN VĨNH KHÊ') && !line.includes('ỦY BAN'))).toBe(true);
    expect(lines.join('\n')).not.toContain('\u00a0');
    const long = await sheet({
      agencyName: 'Sở Nông nghiệp xã Nghĩa Trung Thượng Đông Bắc Kim Sơn Tân Lập Hòa Bình Vĩnh Phú An Khang',
    });
    expect(long.join(' ')).toContain('VĨNH PHÚ');
  });
});
