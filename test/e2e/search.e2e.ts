import { describe, expect, it } from 'vitest';
import { textsOf } from '../renderer/sources.ts';
import { callCommand } from './support/calls.ts';
import { launchWindow, type RunningApp } from './support/launch.ts';
import { readyWorkspace, toScreen } from './support/looking.ts';
import { violations } from './support/violations.ts';

async function openSearch(lang: 'vi' | 'en' = 'vi'): Promise<RunningApp> {
  const app = await launchWindow({ lang, workspace: await readyWorkspace() });
  await toScreen(app.page, lang === 'vi' ? 'Tra cứu' : 'Search');
  await app.page.getByRole('combobox').waitFor();
  return app;
}

describe('searching in the window', () => {
  it('answers while it is typed, with or without marks, and frames the words on the page', async () => {
    const { page } = await openSearch();
    await page.getByRole('combobox').pressSequentially('kho luu');
    const hits = page.getByRole('option');
    await expect.poll(() => hits.count()).toBeGreaterThan(2);
    expect(await hits.first().locator('mark').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/kho/i)]),
    );
    // A page of a file further down, by keys alone, from the search box.
    await expect
      .poll(async () => {
        await page.keyboard.press('ArrowDown');
        return page.locator('[role=option][aria-selected=true]').innerText();
      })
      .toMatch(/Hồ sơ .*trang \d/);
    await expect.poll(() => page.locator('.page-mark').count()).toBeGreaterThan(0);
    await expect.poll(() => page.locator('.page-mark.active').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Lập hồ sơ' }).waitFor();
    // What was searched for is still there.
    await page.keyboard.press('Control+8');
    expect(await page.getByRole('combobox').inputValue()).toBe('kho luu');
  });

  it('says that filters alone find nothing', async () => {
    const { page } = await openSearch();
    await page.getByLabel('Mã hồ sơ có').fill('2001');
    await page.getByText('Gõ ít nhất một từ vào ô tìm').waitFor();
  });

  it('is narrowed by type, by date as it is written here, and by exact marks', async () => {
    const { page } = await openSearch();
    await page.getByRole('combobox').fill('huyen');
    const count = async () => Number((await page.locator('.search .count').innerText()).replace(/\D/g, ''));
    await expect.poll(count).toBeGreaterThan(3);
    const all = await count();
    await page.getByLabel('Từ ngày').fill('2010');
    await expect.poll(count).toBeLessThan(all);
    expect(await page.locator('[role=option]').allInnerTexts()).not.toContain(expect.stringContaining('/2004'));
    await page.getByLabel('Từ ngày').fill('40/40/2010');
    await page.getByLabel('Đến ngày').focus();
    await page.getByText('Không phải ngày').waitFor();
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    await expect.poll(count).toBe(all);
    await page.getByText('Đúng từng dấu').click();
    // Only the page that was written without marks.
    await expect.poll(count).toBe(1);
    await page.getByRole('combobox').fill('huyện');
    await expect.poll(count).toBeGreaterThan(2);
  });

  it('keeps a search under a name, and undo takes it back', async () => {
    const { page } = await openSearch();
    await page.getByRole('combobox').fill('kho lưu trữ');
    await page.keyboard.press('Control+S');
    await page.getByLabel('Tên', { exact: true }).fill('Kho');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Kho', exact: true }).waitFor();
    expect(await callCommand(page, 'search/saved', {})).toMatchObject([
      { name: 'Kho', query: 'kho lưu trữ', filters: {} },
    ]);
    await page.getByRole('combobox').fill('');
    await page.getByRole('button', { name: 'Kho', exact: true }).click();
    expect(await page.getByRole('combobox').inputValue()).toBe('kho lưu trữ');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Control+Z');
    await expect.poll(() => callCommand(page, 'search/saved', {})).toEqual([]);
  });

  it('has no axe violation, empty or full, light or dark', async () => {
    const { page } = await openSearch('en');
    const texts = textsOf('en');
    for (const [query, shown] of [
      ['', texts['search.emptyTitle']!],
      ['kho', 'trữ'],
      ['nothing like it', texts['search.none']!],
    ] as const) {
      await page.getByRole('combobox').fill(query);
      await page.getByText(shown).first().waitFor();
      expect(await violations(page, query)).toEqual([]);
    }
  });
});
