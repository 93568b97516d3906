import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, it } from 'vitest';
import { createWorkspace } from '../../electron/engine/workspace/index.ts';
import { addFile } from '../support/records.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { AGENCY } from '../support/workspace.ts';
import { launchWindow } from './support/launch.ts';

it('says what keeps a file back, asks less of what is kept in the agency, and leads to the place by one press', async () => {
  const root = join(tempFolder(), 'ws');
  const ws = await createWorkspace(root, AGENCY, { actor: 'test' });
  addFile(ws, {
    notation: '01.VP',
    documents: [{ pages: [], values: { subject: '' } }],
    values: { maintenance: '06' },
  });
  ws.close();
  const { page } = await launchWindow({ lang: 'vi', workspace: root });
  const go = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  await go('Kiểm tra');
  await page.getByText('Chưa sẵn sàng giao nộp: 1/1 hồ sơ còn lỗi').waitFor();
  const findings = page.getByRole('treegrid');
  await findings.getByText('Bổ sung trường còn thiếu').waitFor();
  await findings.getByText(/Thiếu trường bắt buộc “Trích yếu nội dung”/).waitFor();
  await findings.getByText(/lưu trữ lịch sử chỉ nhận hồ sơ bảo quản vĩnh viễn/).waitFor();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  // What is kept in the agency need not be permanent.
  await page.getByRole('button', { name: /Kiểm tra để/ }).click();
  await page.getByRole('option', { name: 'Lưu tại lưu trữ hiện hành' }).click();
  await expect.poll(() => findings.getByText(/bảo quản vĩnh viễn/).count()).toBe(0);

  await findings.getByText('Chưa có quyết định về thời hạn lưu trữ').click();
  await page.getByRole('heading', { name: 'Xác định giá trị', level: 1 }).waitFor();
  await page.getByRole('heading', { name: /kiện toàn Ban Chỉ đạo/, level: 2 }).waitFor();
  await go('Kiểm tra');
  await findings.getByText(/Thiếu trường bắt buộc “Trích yếu nội dung”/).click();
  await page.getByRole('heading', { name: 'Lập hồ sơ', level: 1 }).waitFor();
});
