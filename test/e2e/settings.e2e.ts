import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { callCommand, createSampleWorkspace } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';

const ADMIN = { name: 'Nguyễn Thị Ánh', passphrase: 'bốn con voi tím' };
const OTHER = { name: 'Lê Văn Đại', passphrase: 'mưa rơi trên phố' };

const shot = (page: Page, name: string): Promise<unknown> =>
  process.env['TRAM_SHOTS']
    ? page.screenshot({ path: join(process.env['TRAM_SHOTS'], `${name}.png`) })
    : Promise.resolve();

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

async function toSettings(page: Page, part: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Cài đặt' }).click();
  await tab(page, part).click();
}

describe('settings of the window', () => {
  it('change language, theme and text size at once, and are there at the next start', async () => {
    const first = await launchWindow({ lang: 'vi', size: { width: 1280, height: 720 } });
    await createSampleWorkspace(first.page);
    await first.page.getByRole('navigation').waitFor();
    await toSettings(first.page, 'Hiển thị');
    await first.page.getByText('Tối', { exact: true }).click();
    await expect.poll(() => first.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await shot(first.page, 'settings-dark');
    expect(await axe(first.page)).toEqual([]);
    await first.page.getByText('English', { exact: true }).click();
    await first.page.getByRole('heading', { name: 'Settings' }).waitFor();
    await first.page.getByRole('button', { name: 'Text size' }).click();
    await first.page.getByRole('option', { name: '200%' }).click();
    await shot(first.page, 'settings-200');
    await first.pressClose();
    await first.exited;
    const second = await launchWindow({ userData: first.userData });
    await second.page.getByRole('navigation').waitFor();
    expect(
      await second.page.evaluate(() => [
        document.documentElement.lang,
        document.documentElement.dataset['theme'],
        document.documentElement.style.getPropertyValue('--text-scale'),
      ]),
    ).toEqual(['en', 'dark', '2']);
    expect(await callCommand(second.page, 'workspace/state', {})).toMatchObject({ signIn: 'off' });
  });
});

describe('users', () => {
  it('are added, sign in by pass phrase and are held to their roles', async () => {
    const app = await launchWindow({ lang: 'vi', size: { width: 1280, height: 720 } });
    const { page } = app;
    await createSampleWorkspace(page);
    await toSettings(page, 'Người dùng');
    await shot(page, 'users-none');
    await button(page, 'Thêm người quản trị đầu tiên…').click();
    await page.getByLabel('Họ và tên').fill(ADMIN.name);
    await page.getByLabel('Mật khẩu mới', { exact: false }).first().fill(ADMIN.passphrase);
    await page.getByLabel('Gõ lại mật khẩu mới').fill(ADMIN.passphrase);
    await shot(page, 'users-first');
    await button(page, 'Thêm').click();
    await page.getByRole('rowheader', { name: ADMIN.name }).waitFor();
    await button(page, 'Thêm người dùng…').click();
    await page.getByLabel('Họ và tên').fill(OTHER.name);
    await page.getByRole('dialog').getByLabel('Mật khẩu mới', { exact: false }).first().fill(OTHER.passphrase);
    await page.getByRole('dialog').getByLabel('Gõ lại mật khẩu mới').fill(OTHER.passphrase);
    await page.getByRole('dialog').getByRole('button', { name: 'Thêm', exact: true }).click();
    await page.getByRole('rowheader', { name: OTHER.name }).waitFor();
    await page.getByText(`${OTHER.name}: Kiểm tra`).locator('..').click();
    await expect
      .poll(async () => (await callCommand(page, 'users/list', {})).find((one) => one.name === OTHER.name)?.roles)
      .toEqual(['scan', 'check']);
    await shot(page, 'users-table');
    expect(await axe(page)).toEqual([]);

    await app.chooseMenu('users.signOut');
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await expect(callCommand(page, 'list/files', {})).rejects.toThrow('users/sign-in-needed');
    await page.getByRole('button', { name: /Người dùng/ }).click();
    await page.getByRole('option', { name: OTHER.name }).click();
    await page.getByLabel('Mật khẩu').fill('không phải câu này');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Tên hoặc mật khẩu không đúng.').waitFor();
    await shot(page, 'sign-in-wrong');
    await page.getByLabel('Mật khẩu').fill(OTHER.passphrase);
    await button(page, 'Đăng nhập').click();
    await page.getByRole('navigation').waitFor();
    await toSettings(page, 'Người dùng');
    await page.getByText('Chỉ người có vai trò quản trị').waitFor();
    await shot(page, 'users-other');
    await expect(
      callCommand(page, 'users/add', { name: 'X', roles: ['sign'], passphrase: 'tám ký tự đây' }),
    ).rejects.toThrow('users/not-allowed');
    const [latest] = await callCommand(page, 'audit/list', { limit: 1 });
    expect(latest).toMatchObject({ who: OTHER.name, action: 'users/sign-in' });
  });
});

describe('what the workspace rests on', () => {
  it('keys, trust and backups are shown, added and told', async () => {
    const app = await launchWindow({ lang: 'vi', size: { width: 1280, height: 720 } });
    const { page } = app;
    const folder = mkdtempSync(join(tmpdir(), 'tram-e2e-settings-'));
    await createSampleWorkspace(page);
    const key = await page.evaluate(() => window.tram.shell('samples/tokens', {}));
    const { key: out } = (key as { value: { key: { token: string; path: string } } }).value;
    await callCommand(page, 'keys/demo', { out: out.token, organisation: 'UBND xã', passphrase: 'thử', validDays: 20 });

    await toSettings(page, 'Khóa ký');
    await shot(page, 'keys-none');
    await app.choose(`${out.path}.p12`);
    await button(page, 'Chọn tệp khóa…').first().click();
    await page.getByPlaceholder('Mật khẩu').fill('sai');
    await button(page, 'Xem chứng thư').click();
    await page.getByRole('alert').waitFor();
    await page.getByPlaceholder('Mật khẩu').fill('thử');
    await button(page, 'Xem chứng thư').click();
    await page.getByText(/^Còn (19|20) ngày$/).waitFor();
    await shot(page, 'keys');
    expect(await axe(page)).toEqual([]);

    await tab(page, 'Chứng thư gốc').click();
    await app.choose(`${out.path}-root.pem`);
    await button(page, 'Thêm chứng thư gốc…').click();
    await page.getByText('Chứng thư gốc', { exact: true }).waitFor();
    await shot(page, 'trust');
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: /^Thôi tin cậy “/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Thôi tin cậy', exact: true }).click();
    await page.getByText('Chưa tin cậy chứng thư gốc nào').waitFor();

    await tab(page, 'Sao lưu').click();
    await page.getByText('Chưa sao lưu lần nào.').waitFor();
    await app.choose(folder);
    await button(page, 'Sao lưu ngay…').click();
    await page.getByText(/^Sao lưu gần nhất/).waitFor();
    await shot(page, 'backup');
    expect(readdirSync(folder)).toHaveLength(1);

    await app.chooseMenu('workspace.restore');
    await app.choose(join(folder, readdirSync(folder)[0]!));
    await button(page, 'Chọn thư mục sao lưu').click();
    await app.choose(folder);
    await button(page, 'Chọn thư mục').click();
    await shot(page, 'restore');
    await button(page, 'Khôi phục và mở').click();
    await page.getByRole('navigation').waitFor();
    expect(await callCommand(page, 'workspace/state', {})).toMatchObject({ root: join(folder, 'kho-phuc-hoi') });
  });
});
