import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { callCommand } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';

const shot = (page: Page, name: string): Promise<unknown> =>
  process.env['TRAM_SHOTS']
    ? page.screenshot({ path: join(process.env['TRAM_SHOTS'], `${name}.png`) })
    : Promise.resolve();

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'tram-e2e-start-'));
}

describe('the first run', () => {
  it('leads by questions to a new workspace, saying what is wrong where it is wrong', async () => {
    const app = await launchWindow({ lang: 'vi', size: { width: 1280, height: 720 } });
    const { page } = app;
    await button(page, 'Tạo vùng làm việc mới Vài câu hỏi về cơ quan và nơi lưu; mất khoảng hai phút.').waitFor();
    await shot(page, 'start-home');
    expect(await axe(page)).toEqual([]);
    await page.getByText('Tạo vùng làm việc mới').click();
    await shot(page, 'start-language');
    await button(page, 'Tiếp tục').click();
    await page.getByLabel('Tên cơ quan, tổ chức').fill('Ủy ban nhân dân xã Vĩnh Khê');
    await page.getByLabel('Mã định danh cơ quan').fill('h9');
    await button(page, 'Tiếp tục').click();
    await page.getByText('Mã phải có dạng như H49').waitFor();
    await shot(page, 'start-agency-wrong');
    expect(await axe(page)).toEqual([]);
    await page.getByLabel('Mã định danh cơ quan').fill('h99.12.3');
    // Enter goes on, as everywhere.
    await page.keyboard.press('Enter');
    await button(page, 'Tiếp tục').click();
    expect(await page.getByText('Mục này phải điền.').count()).toBe(2);
    expect(
      await page.getByLabel('Tên lưu trữ lịch sử nhận tài liệu').evaluate((one) => one === document.activeElement),
    ).toBe(true);
    await page.getByLabel('Tên lưu trữ lịch sử nhận tài liệu').fill('Trung tâm Lưu trữ lịch sử tỉnh Sơn Hải');
    await page.getByLabel('Mã cơ quan lưu trữ').fill('001.99');
    await button(page, 'Tiếp tục').click();
    const parent = newFolder();
    await app.choose(parent);
    await button(page, 'Chọn nơi khác…').click();
    await page.getByText(parent).waitFor();
    await page.getByLabel('Tên thư mục mới').fill('Kho số 1');
    await shot(page, 'start-place');
    await button(page, 'Tiếp tục').click();
    // What is no key file is told here, not when it is to be signed with.
    writeFileSync(`${parent}.txt`, 'mật khẩu');
    await app.choose(`${parent}.txt`);
    await button(page, 'Chọn tệp khóa…').click();
    await page.getByRole('alert').getByText('không phải tệp PKCS#12').waitFor();
    expect(await page.getByRole('radio').count()).toBe(1);
    await shot(page, 'start-key');
    await button(page, 'Tiếp tục').click();
    await page.getByRole('heading', { name: 'Xem lại rồi tạo' }).waitFor();
    await shot(page, 'start-ready');
    expect(await axe(page)).toEqual([]);
    // The folder holds something meanwhile: the answer says so, and another name helps.
    mkdirSync(join(parent, 'Kho số 1', 'x'), { recursive: true });
    await button(page, 'Tạo vùng làm việc').click();
    await page.getByRole('alert').getByText('đã có nội dung khác').waitFor();
    await button(page, 'Nơi lưu').click();
    await page.getByLabel('Tên thư mục mới').fill('Kho số 2');
    await button(page, 'Tiếp tục').click();
    await button(page, 'Tiếp tục').click();
    await button(page, 'Tạo vùng làm việc').click();
    await page.getByRole('navigation').waitFor();
    expect(await callCommand(page, 'workspace/state', {})).toMatchObject({
      root: join(parent, 'Kho số 2'),
      agency: { agencyId: 'H99.12.3', archiveCode: '001.99', agencyName: 'Ủy ban nhân dân xã Vĩnh Khê' },
      practice: false,
      signIn: 'off',
    });
    expect(readdirSync(parent).sort()).toEqual(['Kho số 1', 'Kho số 2']);
  });
});

describe('trying with samples', () => {
  it('can be stopped, and leaves a finished practice workspace when it is not', async () => {
    const app = await launchWindow({ lang: 'vi', size: { width: 1280, height: 720 } });
    const { page } = app;
    await page.getByText('Dùng thử với tài liệu mẫu').click();
    await page.getByText('Đang chuẩn bị vùng làm việc thực hành').waitFor();
    await button(page, 'Dừng').click();
    await page.getByText('Tạo vùng làm việc mới').waitFor();
    expect(await callCommand(page, 'workspace/state', {})).toBeNull();

    await page.getByText('Dùng thử với tài liệu mẫu').click();
    await page.getByText('Nhận dạng chữ').waitFor();
    await shot(page, 'samples-running');
    await page.getByRole('heading', { name: 'Vùng làm việc thực hành đã sẵn sàng' }).waitFor({ timeout: 240_000 });
    await shot(page, 'samples-ready');
    expect(await axe(page)).toEqual([]);
    await button(page, 'Xem các trang').click();
    await page.getByText('Thực hành', { exact: true }).waitFor();
    await shot(page, 'samples-open');
    const files = await callCommand(page, 'list/files', {});
    expect(files.length).toBeGreaterThan(0);
    expect((await callCommand(page, 'workspace/state', {}))?.practice).toBe(true);
    expect((await callCommand(page, 'trust/list', {})).map((item) => item.kind)).toEqual(['anchor', 'crl']);
  }, 300_000);
});
