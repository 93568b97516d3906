import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { isoVietnam } from '../../electron/engine/base/clock.ts';
import { makeDemoKey } from '../../electron/engine/signing/index.ts';
import { scannedWorkspace } from '../support/scanned-workspace.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { newWorkspace } from '../support/workspace.ts';
import { callCommand } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';

const SHOTS = process.env['TRAM_SHOTS'];
const PASSPHRASE = 'Mật khẩu thử 2026';

interface Station {
  readonly root: string;
  readonly key: string;
  readonly anchor: string;
  readonly crl: string;
  readonly medium: string;
}

/** A workspace with two files ready to be handed over, a key with its root and revocation list, and an empty medium. */
async function station(): Promise<Station> {
  const { ws } = await scannedWorkspace([[1, 2], [3]]);
  ws.close();
  const folder = tempFolder();
  const made = await makeDemoKey({
    organisation: 'UBND huyện Đông Hà Nam',
    commonName: 'UBND huyện Đông Hà Nam',
    passphrase: PASSPHRASE,
    validDays: 30,
    now: new Date(),
  });
  const at = { key: join(folder, 'khoa.p12'), anchor: join(folder, 'goc.pem'), crl: join(folder, 'thu-hoi.pem') };
  writeFileSync(at.key, made.p12);
  writeFileSync(at.anchor, made.rootPem);
  writeFileSync(at.crl, made.crlPem);
  mkdirSync(join(folder, 'usb'));
  return { root: ws.paths.root, ...at, medium: join(folder, 'usb') };
}

it('hands files over by mouse, and shows what verification says of what lies on the medium', async () => {
  const at = await station();
  const { page, ...app } = await launchWindow({ lang: 'vi', workspace: at.root });
  const shot = (name: string): Promise<unknown> =>
    SHOTS === undefined ? Promise.resolve() : page.screenshot({ path: join(SHOTS, `handover-${name}.png`) });
  await page.getByRole('navigation').getByRole('button', { name: 'Đóng gói và ký' }).click();
  await page.getByText('Hồ sơ giao nộp: 2/2').waitFor();
  await page.getByText('Hồ sơ đã sẵn sàng. Còn phải chọn, nhập:').waitFor();
  const start = page.getByRole('button', { name: 'Đóng gói, ký và giao nộp' });
  await start.click();
  await page.getByText('Chọn tệp khóa ký số của cơ quan.').waitFor();
  await shot('lacking');

  await app.choose(at.key);
  await page.getByRole('button', { name: 'Chọn tệp khóa…' }).click();
  await app.choose(at.medium);
  await page.getByRole('button', { name: 'Chọn nơi ghi…' }).click();
  await page.getByLabel('Mật khẩu của khóa').fill('sai rồi');
  await start.click();
  await page
    .getByRole('alert')
    .getByText(/[Mm]ật khẩu/)
    .first()
    .waitFor();
  await shot('wrong-passphrase');
  // Told before anything is made, and the right one can be typed at once.
  await page.getByText('Chưa tạo hay ghi gì.').waitFor();
  expect(await documentPdfs(page)).toEqual(['none', 'none', 'none']);
  const secret = page.getByLabel('Mật khẩu của khóa');
  await expect.poll(() => secret.evaluate((field) => field === document.activeElement)).toBe(true);
  await secret.fill(PASSPHRASE);
  await shot('ready');
  await start.click();
  await page.getByRole('heading', { name: /^Đã lập đợt giao nộp/ }).waitFor({ timeout: 60_000 });
  await shot('done');
  expect(await page.locator('.verdict').innerText()).toContain('CHƯA KẾT LUẬN ĐƯỢC');
  const round = `giao-nop-${year}-01`;
  expect(existsSync(join(at.medium, round, 'tagmanifest-sha256.txt.p7s'))).toBe(true);
  expect(await documentPdfs(page)).toEqual(['signed', 'signed', 'signed']);

  // That no chain can be judged is said once; the signatures are one row, the findings of a kind too.
  const result = page.locator('.verify-result');
  const notice = result.getByRole('status').filter({ hasText: 'chưa kết luận được người ký của 4 chữ ký' });
  await notice.getByRole('button', { name: 'Thêm chứng thư gốc' }).waitFor();
  const tables = result.locator('table');
  expect(await tables.nth(1).locator('tbody tr').count()).toBe(1);
  const findings = tables.nth(2).locator('tbody tr');
  expect(await findings.filter({ hasText: 'Chưa nạp chứng thư gốc tin cậy' }).count()).toBe(1);
  expect(await findings.filter({ hasText: 'Chưa nạp chứng thư gốc tin cậy' }).locator('td').nth(1).innerText()).toBe(
    '4',
  );

  // A receiver who trusts the agency's root gets a full answer; a changed byte is found.
  const token = async (path: string): Promise<string> => {
    await app.choose(path);
    const answer = await page.evaluate(() => window.tram.shell('dialog/open', { want: 'file', title: 'x' }));
    return answer.ok ? (answer.value as readonly { token: string }[])[0]!.token : '';
  };
  await callCommand(page, 'trust/add', { path: await token(at.anchor), kind: 'anchor' });
  await callCommand(page, 'trust/add', { path: await token(at.crl), kind: 'crl' });
  await notice.getByText('Nay đã có chứng thư gốc').waitFor();
  await page.getByRole('button', { name: 'Kiểm tra lại', exact: true }).click();
  await page.getByText('HỢP LỆ', { exact: true }).waitFor({ timeout: 60_000 });
  await page.getByRole('navigation').getByRole('button', { name: 'Nhận và kiểm tra' }).click();
  await app.choose(join(at.medium, round));
  await page.getByRole('button', { name: 'Chọn thư mục nhận được…' }).click();
  await page.getByText('HỢP LỆ', { exact: true }).waitFor({ timeout: 60_000 });
  await shot('received');
  expect(await page.locator('.verify-result table').first().getByText('Đạt', { exact: true }).count()).toBe(6);

  writeFileSync(join(at.medium, round, 'bag-info.txt'), 'Source-Organization: khác\n');
  await page.keyboard.press('F5');
  await page.getByText('KHÔNG HỢP LỆ', { exact: true }).waitFor({ timeout: 60_000 });
  await page
    .getByRole('row', { name: /Tính toàn vẹn/ })
    .getByText('Không đạt')
    .waitFor();
  await shot('tampered');

  // What left is not offered again by itself, nor its round; it may be chosen on purpose.
  await page.getByRole('navigation').getByRole('button', { name: 'Đóng gói và ký' }).click();
  await page.getByRole('heading', { name: /^Đã lập đợt giao nộp/ }).waitFor();
  await page.getByRole('button', { name: 'Lập đợt khác' }).click();
  await page.getByText('Mọi hồ sơ đều đã được giao nộp.').waitFor();
  await page.getByText('Hồ sơ giao nộp: 0/2').waitFor();
  expect(await page.getByLabel('Đợt giao nộp').inputValue()).toBe(`${year}-02`);
  const row = page.getByRole('listitem').filter({ hasText: 'H99.12.3.2001.01.VP' });
  await row.getByText(new RegExp(`^Đã giao nộp \\d\\d/\\d\\d/${year}, đợt ${year}-01$`)).waitFor();
  await shot('all-left');
  await row.getByRole('checkbox').check({ force: true });
  await page.getByText('Hồ sơ giao nộp: 1/2').waitFor();
  await page.getByText('1 hồ sơ đã giao nộp ở đợt trước: H99.12.3.2001.01.VP.').waitFor();
  await page.getByText('Hồ sơ đã sẵn sàng. Còn phải chọn, nhập:').waitFor();
  await page.getByLabel('Mật khẩu của khóa').fill(PASSPHRASE);
  await page.getByText('Sẵn sàng giao nộp.').waitFor();
  await shot('again');
  await page.getByRole('button', { name: 'Chỉ chọn hồ sơ chưa giao nộp' }).click();
  await page.getByText('Hồ sơ giao nộp: 0/2').waitFor();

  // Changed since, it is no longer what the archive holds; the overview says so too.
  const value = 'Trích yếu viết lại sau khi giao nộp';
  await callCommand(page, 'values/set', { level: 'document', ids: [1], key: 'subject', value });
  await page.getByText('Mọi hồ sơ đều đã được giao nộp, nhưng 1 hồ sơ có sửa đổi sau đó.').waitFor();
  await row.getByText('có sửa đổi sau đó').waitFor();
  await shot('changed-since');
  await page.getByRole('navigation').getByRole('button', { name: 'Lập hồ sơ' }).click();
  await page.getByRole('tree').focus();
  const mark = page.getByRole('treeitem', { name: /^Hồ sơ 2001/ }).getByText('đã sửa sau khi giao nộp');
  for (const count of [2, 4]) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByRole('treeitem').count()).toBe(count);
    await page.keyboard.press('ArrowRight');
  }
  await mark.waitFor();
  expect(await mark.getAttribute('title')).toContain(`đợt ${year}-01`);
  expect(await mark.count()).toBe(1);
  await shot('tree-changed-since');
  await page.getByRole('navigation').getByRole('button', { name: 'Kiểm tra', exact: true }).click();
  await page.getByRole('grid').first().getByText('Đã sửa sau khi giao nộp').waitFor();
  await shot('check-changed-since');
  await page.getByRole('navigation').getByRole('button', { name: 'Tổng quan' }).click();
  await page.getByText('1 hồ sơ sửa sau khi giao nộp').waitFor();
  await shot('overview-changed-since');

  // The same round elsewhere is made on purpose, and said to be a second one. Who is on another screen then is told.
  const screen = (name: string) => page.getByRole('navigation').getByRole('button', { name, exact: true });
  await screen('Đóng gói và ký').click();
  mkdirSync(`${at.medium}-2`);
  await app.choose(`${at.medium}-2`);
  await page.getByRole('button', { name: /nơi ghi/ }).click();
  await page.getByLabel('Đợt giao nộp').fill(`${year}-01`);
  await row.getByRole('checkbox').check({ force: true });
  await page.getByText('Hồ sơ giao nộp: 1/2').waitFor();
  await page.getByLabel('Mật khẩu của khóa').fill(PASSPHRASE);
  await page.getByText('Sẵn sàng giao nộp.').waitFor();
  await start.click();
  await page.locator('.handover.running').waitFor();
  await screen('Tra cứu').click();
  const told = page.locator('.notices').getByRole('status');
  await told.filter({ hasText: `Đã lập đợt giao nộp ${year}-01. Đọc lại từ nơi ghi để kiểm tra: hợp lệ.` }).waitFor({
    timeout: 60_000,
  });
  await shot('told-elsewhere');
  await told.getByRole('button', { name: 'Đi đến: Đóng gói và ký' }).click();
  await page.getByRole('heading', { name: /^Đã lập đợt giao nộp/ }).waitFor();
  expect(await told.count()).toBe(0);
  await page.locator('.handover').getByText(`Đợt ${year}-01 đã được lập thành túi giao nộp`).waitFor();
  await page.getByText('Chỉ giao một bản.').waitFor();
  await shot('made-before');
});

/** The time in Vietnam decides the year of a round, as of everything. */
const year = isoVietnam(new Date()).slice(0, 4);

const documentPdfs = async (page: Page): Promise<unknown[]> =>
  (await callCommand(page, 'list/files', {})).flatMap((file) => file.documents.map(({ pdf }) => pdf));

it('says what keeps a file back, and lets it be left out', async () => {
  const at = await station();
  const { page } = await launchWindow({ lang: 'vi', workspace: at.root });
  await page.getByRole('navigation').getByRole('button', { name: 'Đóng gói và ký' }).click();
  await page.getByText('Hồ sơ đã sẵn sàng. Còn phải chọn, nhập:').waitFor();
  await page.getByLabel('Đợt giao nộp').fill('không được/');
  await page.getByText('Tên đợt “không được/” không dùng được.').waitFor();
  await page.getByLabel('Đợt giao nộp').fill('2026-07');
  await page.getByRole('checkbox', { name: 'Tất cả' }).uncheck({ force: true });
  await page.getByText('Chưa chọn hồ sơ nào.').waitFor();
});

it('does not write where the disk was pulled out after it was chosen', async () => {
  const at = await station();
  const { page, ...app } = await launchWindow({ lang: 'vi', workspace: at.root });
  await page.getByRole('navigation').getByRole('button', { name: 'Đóng gói và ký' }).click();
  await app.choose(at.key);
  await page.getByRole('button', { name: 'Chọn tệp khóa…' }).click();
  await app.choose(at.medium);
  await page.getByRole('button', { name: 'Chọn nơi ghi…' }).click();
  await page.getByLabel('Mật khẩu của khóa').fill(PASSPHRASE);
  await page.getByText('Sẵn sàng giao nộp.').waitFor();
  rmSync(at.medium, { recursive: true });
  await page.getByRole('button', { name: 'Đóng gói, ký và giao nộp' }).click();
  await page.getByText(`Không còn thấy nơi ghi ${at.medium}.`).first().waitFor();
  expect(existsSync(at.medium)).toBe(false);
  expect(await documentPdfs(page)).toEqual(['none', 'none', 'none']);
});

it('shows an empty workspace where to begin, in English too', async () => {
  const ws = await newWorkspace();
  ws.close();
  const { page } = await launchWindow({ lang: 'en', workspace: ws.paths.root });
  await page.getByRole('navigation').getByRole('button', { name: 'Package and sign' }).click();
  await page.getByText('There is no file to hand over yet').waitFor();
  await page.getByRole('navigation').getByRole('button', { name: 'Receive and verify' }).click();
  await page.getByText('No trusted root certificate yet').waitFor();
});
