import { AxeBuilder } from '@axe-core/playwright';
import { expect, it } from 'vitest';
import { addFile } from '../support/records.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { createWorkspace } from '../../electron/engine/workspace/index.ts';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { callCommand } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';
import { AGENCY } from '../support/workspace.ts';

/** Two files of which the circular's rows know one. */
async function workspace(): Promise<string> {
  const root = join(tempFolder(), 'ws');
  const ws = await createWorkspace(root, AGENCY, { actor: 'test' });
  const documents = [{ pages: [], values: { maintenance: '' } }];
  addFile(ws, { notation: '01.VP', documents, values: { title: 'Hồ sơ mua sắm máy quét', maintenance: '' } });
  addFile(ws, { notation: '02.VP', documents, values: { title: 'Hồ sơ nâng lương', maintenance: '' } });
  ws.close();
  return root;
}

it('proposes with its ground, decides only when asked to, wants a reason for something else, and is undone', async () => {
  const { page, ...app } = await launchWindow({ lang: 'vi', workspace: await workspace() });
  await page.getByRole('button', { name: 'Xác định giá trị' }).first().click();
  const line = (code: string) => page.getByRole('row').filter({ hasText: code });
  const lines = async () => (await callCommand(page, 'appraisal/list', {})).lines;
  await line('01.VP').click();
  await page.getByText('TT 10/2022/TT-BNV Phụ lục I').first().waitFor();
  expect((await lines()).map(({ state }) => state)).toEqual(['proposed', 'open']);

  await page.getByRole('button', { name: 'Quyết định', exact: true }).click();
  await line('01.VP').getByText('Đã quyết định').waitFor();
  expect((await lines())[0]).toMatchObject({ decision: { term: 20 }, stated: { code: '05' } });

  // The other file is known to nobody: a term without a reason is not taken.
  await line('02.VP').click();
  await page.getByText('Không dòng nào trong bảng thời hạn khớp').waitFor();
  await page.getByRole('button', { name: /Thời hạn lưu trữ/ }).click();
  await page.getByRole('option', { name: '10 năm' }).click();
  await page.getByRole('button', { name: 'Quyết định', exact: true }).click();
  await page.getByText('Ghi lý do vì thời hạn này khác').waitFor();
  await page.getByLabel('Lý do').fill('theo quy chế của cơ quan');
  await page.getByRole('button', { name: 'Quyết định', exact: true }).click();
  await line('02.VP').getByText('Đã quyết định').waitFor();
  await page.getByText('theo quy chế của cơ quan').first().waitFor();
  await page.getByRole('button', { name: /^Hoàn tác/ }).click();
  await line('02.VP').getByText('Chưa xác định giá trị').waitFor();
  expect((await lines())[1]).toMatchObject({ state: 'open', stated: null });

  // The agency's own list of files settles it by the file's number.
  const schedule = join(tempFolder(), 'danh-muc.csv');
  writeFileSync(schedule, 'Số và ký hiệu hồ sơ;Tiêu đề hồ sơ;Thời hạn bảo quản\n02.VP;Nâng lương;30 năm\n');
  await app.choose(schedule);
  await page.keyboard.press('Control+i');
  await line('02.VP').getByText('30 năm').first().waitFor();
  expect((await lines())[1]?.proposal).toMatchObject({ term: 30, matched: ['02.VP'] });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
