import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { callCommand } from './support/calls.ts';
import { launchWindow, type RunningApp } from './support/launch.ts';
import { readyWorkspace, toScreen } from './support/looking.ts';

async function openJournal(lang: 'vi' | 'en' = 'vi'): Promise<RunningApp> {
  const app = await launchWindow({ lang, workspace: await readyWorkspace() });
  await toScreen(app.page, lang === 'vi' ? 'Nhật ký' : 'Journal');
  await app.page.getByRole('grid').waitFor();
  return app;
}

describe('the journal in the window', () => {
  it('says who did what in words, and shows by keys what a change was', async () => {
    const { page } = await openJournal();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    const details = page.getByRole('region', { name: 'Chi tiết mục nhật ký' });
    await details.getByRole('heading', { name: 'Nhận dạng chữ' }).waitFor();
    expect(await details.innerText()).toMatch(/Trang 4\.jpg · 1[\s\S]*Nguyễn Thị Ánh[\s\S]*Trạng thái\s+xong/);
    await page.keyboard.press('End');
    await details.getByRole('heading', { name: 'Tạo vùng làm việc' }).waitFor();
    expect(await details.innerText()).toContain('Ủy ban nhân dân');
  });

  it('shows its entries one below the other, each in its line', async () => {
    const { page } = await openJournal();
    const rows = page.locator('.journal .rows [role="row"]');
    await rows.nth(5).waitFor();
    const boxes = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().toJSON() as DOMRect));
    expect(boxes.filter(({ top, bottom, height }) => height < 80 && top > 0 && bottom < 900).length).toBeGreaterThan(5);
    for (const [n, box] of boxes.entries()) if (n > 0) expect(box.top).toBeGreaterThanOrEqual(boxes[n - 1]!.bottom - 1);
  });

  it('is narrowed by action, and by what it is about', async () => {
    const { page } = await openJournal();
    const status = page.locator('.journal .top > p');
    const { total } = await callCommand(page, 'journal/list', { limit: 1 });
    await expect.poll(() => status.innerText()).toBe(`${total} mục`);
    await page.getByRole('button', { name: /Việc/ }).click();
    await page.getByRole('option', { name: 'Tiếp nhận tệp' }).click();
    await expect.poll(() => status.innerText()).toBe('4 mục');
    await page.getByLabel('Đến ngày').fill('01/01/2001');
    await page.getByText('Không có mục nào như vậy.').waitFor();
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    await expect.poll(() => status.innerText()).toBe(`${total} mục`);
  });

  it('is verified, with the last hash to note down, and written as CSV', async () => {
    const app = await openJournal();
    const { page } = app;
    await page.keyboard.press('F5');
    await page.getByText('Chuỗi nhật ký nguyên vẹn').waitFor();
    const { head, entries } = await callCommand(page, 'journal/verify', {});
    expect(await page.locator('.head-hash').innerText()).toBe(head);
    const path = join(tempFolder(), 'nhật ký.csv');
    await app.choose(path);
    await page.getByRole('button', { name: 'Xuất CSV…' }).click();
    await page.getByText(`Đã xuất ${entries} mục`).waitFor();
    const lines = readFileSync(path, 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(entries + 1);
    expect(lines.at(-1)).toContain(head);
  });

  it('has no axe violation, light or dark', async () => {
    const { page } = await openJournal('en');
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.getByText('The chain is whole').waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    for (const theme of ['light', 'dark']) {
      await page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    }
  });
});
