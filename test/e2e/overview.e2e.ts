import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { callCommand, createSampleWorkspace } from './support/calls.ts';
import { launchWindow, type RunningApp } from './support/launch.ts';
import { readyWorkspace, toScreen } from './support/looking.ts';

async function openOverview(lang: 'vi' | 'en' = 'vi'): Promise<RunningApp> {
  const app = await launchWindow({ lang, workspace: await readyWorkspace() });
  await toScreen(app.page, lang === 'vi' ? 'Tổng quan' : 'Overview');
  await app.page.getByRole('heading', { level: 1, name: lang === 'vi' ? 'Tổng quan' : 'Overview' }).waitFor();
  return app;
}

describe('the overview', () => {
  it('says what waits at each step, and a press leads there', async () => {
    const { page } = await openOverview();
    const step = page.getByRole('button', { name: /^Kiểm tra bằng mắt/ });
    await step.waitFor();
    expect(await step.innerText()).toContain('4 trang chờ');
    expect(await page.getByRole('button', { name: /^Đưa vào hồ sơ/ }).innerText()).toContain('1 trang chờ');
    expect(await page.getByRole('button', { name: /^Nhận dạng chữ/ }).innerText()).toContain('Không còn việc chờ');
    await page.getByRole('button', { name: /^Tạo PDF\/A và ký/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Đóng gói và ký' }).waitFor();
  });

  it('changes while work is done, without being asked', async () => {
    const { page } = await openOverview();
    const step = page.getByRole('button', { name: /^Kiểm tra bằng mắt/ });
    await expect.poll(() => step.innerText()).toContain('4 trang chờ');
    const pages = await callCommand(page, 'pages/list', {});
    await callCommand(page, 'page-edits/judge', { pageIds: [pages[0]!.id], state: 'passed' });
    await expect.poll(() => step.innerText()).toContain('3 trang chờ');
  });

  it('has the numbers of every plot as a table', async () => {
    const { page } = await openOverview();
    const work = page.getByRole('region', { name: 'Công việc theo ngày' });
    await work.getByText('Xem bảng số').click();
    await expect.poll(() => work.getByRole('table').innerText()).toMatch(/Nguyễn Thị Ánh[\s\S]*4/);
    expect(await work.getByRole('img').getAttribute('aria-labelledby')).not.toBeNull();
    const confidence = page.getByRole('region', { name: 'Độ tin cậy của nhận dạng' });
    await confidence.getByText('Xem bảng số').click();
    expect(await confidence.getByRole('table').innerText()).toMatch(/90–100%\s+4/);
  });

  it('of an empty workspace says where to begin', async () => {
    const app = await launchWindow({ lang: 'vi' });
    await createSampleWorkspace(app.page);
    await app.page.reload();
    await app.page.getByRole('navigation').getByRole('button', { name: 'Tổng quan' }).click();
    await app.page.getByText('Chưa có trang nào trong vùng làm việc.').waitFor();
    await app.page.getByRole('button', { name: 'Đến Số hóa' }).click();
    await app.page.getByRole('heading', { level: 1, name: 'Số hóa' }).waitFor();
  });

  it('has no axe violation, light or dark', async () => {
    const { page } = await openOverview('en');
    await page.getByRole('button', { name: /^Check by eye/ }).waitFor();
    for (const theme of ['light', 'dark']) {
      await page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    }
  });
});
