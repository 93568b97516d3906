import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callCommand } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';
import { AGENCY, countsInside, layDesk, ROUND, SCANS, shooter, verifiedOnDisk } from './support/story.ts';

it('a folder of scans becomes a verified transfer, by mouse', async () => {
  const desk = await layDesk();
  const shot = shooter('story');
  const { page, ...app } = await launchWindow({ lang: 'vi', size: { width: 1366, height: 768 } });
  page.setDefaultTimeout(90_000);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const next = () => button('Tiếp tục').click();

  // First run: a new workspace.
  await page.getByRole('button', { name: /^Tạo vùng làm việc mới/ }).click();
  await shot(page, 'language');
  await next();
  await page.getByLabel('Tên cơ quan, tổ chức').fill(AGENCY.name);
  await page.getByLabel('Mã định danh cơ quan').fill(AGENCY.id);
  await shot(page, 'agency');
  await next();
  await page.getByLabel('Tên lưu trữ lịch sử nhận tài liệu').fill(AGENCY.archive);
  await page.getByLabel('Mã cơ quan lưu trữ').fill(AGENCY.archiveCode);
  await next();
  await app.choose(desk.disk);
  await button('Chọn nơi khác…').click();
  await page.getByText(desk.disk).waitFor();
  await shot(page, 'place');
  await next();
  await app.choose(desk.key);
  await button('Chọn tệp khóa…').click();
  await page.getByText(desk.key).waitFor();
  await shot(page, 'key');
  await next();
  await shot(page, 'ready');
  await button('Tạo vùng làm việc').click();

  // Số hóa.
  await page.getByText('Chưa có bản quét nào').waitFor();
  await shot(page, 'digitise-empty');
  await app.choose(desk.scans);
  await button('Thêm thư mục…').first().click();
  await shot(page, 'digitise-add');
  await button('Tiếp nhận').click();
  await page.getByText(`Nhận ${SCANS.length} tệp: tiếp nhận ${SCANS.length} (${SCANS.length} trang)`).waitFor();
  await expect
    .poll(async () => (await callCommand(page, 'list/batches', {}))[0]?.checked, { timeout: 60_000 })
    .toBe(SCANS.length);
  await page.getByText('Không có công việc nào đang chạy.').waitFor();
  await shot(page, 'digitise-done');

  // Nhận dạng: read, then one doubtful word set right.
  const rail = (name: string) => page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  await rail('Nhận dạng');
  await shot(page, 'recognise-waiting');
  await button('Nhận dạng đợt này').first().click();
  await page.getByText(`Nhận dạng xong ${SCANS.length} trang`).waitFor({ timeout: 90_000 });
  await shot(page, 'recognise-done');
  await button('Chữ ngờ tiếp theo').click();
  const word = page.getByLabel('Chữ đúng');
  await word.waitFor();
  // Whoever pressed the button types next: letters go into the word, not to the shortcuts.
  await expect.poll(() => word.evaluate((field) => field === document.activeElement)).toBe(true);
  await shot(page, 'recognise-word');
  await word.fill('Nguyễn');
  await word.press('Enter');
  await expect.poll(async () => (await callCommand(page, 'proofread/queue', { limit: 80 }))[0]?.corrected).toBe(1);
  await shot(page, 'recognise-corrected');

  // Lập hồ sơ: fonds, inventory, file.
  await rail('Lập hồ sơ');
  await shot(page, 'form-empty');
  await button('Thêm phông…').click();
  await page.getByLabel('Mã phông').fill('H99.12.P01');
  await page.getByLabel('Tên, tiêu đề').fill('Phông Ủy ban nhân dân huyện Vĩnh Khê');
  await shot(page, 'form-fonds');
  await page.getByRole('dialog').getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await shot(page, 'form-fonds-made');
  await button('Thêm').click();
  await shot(page, 'form-add-menu');
  await page.getByRole('menuitem', { name: 'Thêm mục lục…' }).click();
  await page.getByLabel('Mục lục số').fill('01');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await button('Thêm').click();
  await page.getByRole('menuitem', { name: 'Thêm hồ sơ…' }).click();
  await page.getByLabel('Năm hình thành hồ sơ').fill('2021');
  await page.getByLabel('Số và ký hiệu hồ sơ').fill('02.VTLT');
  await page.getByLabel('Tên, tiêu đề').fill('Hồ sơ về việc số hóa tài liệu lưu trữ của huyện Vĩnh Khê năm 2021');
  await shot(page, 'form-file');
  await page.getByRole('dialog').getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await shot(page, 'form-file-made');

  // The batch is cut into three documents: first pages are marked on the strip.
  await button('Chia đợt thành tài liệu').click();
  await page.getByRole('grid', { name: 'Dải trang' }).waitFor();
  await shot(page, 'form-cut');
  for (const name of ['scan-13.png', 'scan-14.jpg']) {
    await page.getByRole('gridcell', { name: new RegExp(name) }).click();
    await button(/^Trang đầu tài liệu/).click();
  }
  await page.getByText('Sẽ có 3 tài liệu, 5 trang').waitFor();
  await shot(page, 'form-cut-marked');
  await button('Lập các tài liệu').click();
  await page.getByText('Đã lập 3 tài liệu.').waitFor();
  await page.getByText('đọc từ trang, chưa xác nhận').first().waitFor({ timeout: 60_000 });
  await shot(page, 'form-documents');

  // What is written by hand is typed; what was read is taken.
  const field = (name: string) => page.getByLabel(new RegExp(`^${name}`)).first();
  await field('Số của tài liệu').fill('85');
  await field('Trích yếu nội dung').focus();
  await shot(page, 'form-document-field');
  await page.getByRole('treeitem', { name: /^Hồ sơ 2021/ }).click();
  const choose = async (name: string, option: string): Promise<void> => {
    await page.getByRole('button', { name: new RegExp(name) }).click();
    await page.getByRole('option', { name: option }).click();
  };
  await page.getByText('Tiêu đề hồ sơ').waitFor();
  await choose('Mức độ tiếp cận', '01 · Công khai');
  await choose('Ngôn ngữ', '01 · Tiếng Việt');
  await field('Thời gian bắt đầu').pressSequentially('09022021');
  await field('Thời gian kết thúc').pressSequentially('29112021');
  await choose('Mức độ tin cậy', '02 · Số hóa');
  await field('Số lượng tờ').fill('5');
  await choose('Chế độ dự phòng', '0 · Không');
  await shot(page, 'form-file-filled');

  // Xác định giá trị.
  await rail('Xác định giá trị');
  await page.getByText('Hồ sơ về việc số hóa').first().click();
  await shot(page, 'appraise');
  await page.getByRole('button', { name: /Thời hạn lưu trữ/ }).click();
  await page.getByRole('option', { name: 'Vĩnh viễn' }).click();
  await field('Lý do').fill('Hồ sơ về công tác lưu trữ của huyện');
  await button('Quyết định').click();
  await page.getByText('Đã quyết định: 1 hồ sơ').waitFor();
  await shot(page, 'appraise-decided');

  // Kiểm tra.
  await rail('Kiểm tra');
  await page.getByText('Chưa sẵn sàng giao nộp: 1/1 hồ sơ còn lỗi').waitFor();
  await shot(page, 'check');
  await page.getByText('Thiếu trường bắt buộc «Mã hồ sơ gốc giấy»').click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field')))
    .toBe('paperFileCode');
  await shot(page, 'check-field');
  await page.keyboard.type('099.K1.G3.H05.02');
  await rail('Kiểm tra');
  await page.getByText('Sẵn sàng giao nộp: cả 1 hồ sơ').waitFor();
  await shot(page, 'check-ready');
  await button('Sang Đóng gói và ký').click();

  // Đóng gói và ký: the key is the one chosen at the start.
  await page.getByText('Sẵn sàng giao nộp.').waitFor();
  await page.getByText(desk.key).waitFor();
  await app.choose(desk.medium);
  await button('Chọn nơi ghi…').click();
  await page.getByText(join(desk.medium, ROUND)).waitFor();
  await page.getByLabel('Mật khẩu của khóa').fill(desk.passphrase);
  await shot(page, 'handover');
  await button('Đóng gói, ký và giao nộp').click();
  await page.getByRole('heading', { name: /^Đã lập đợt giao nộp/ }).waitFor({ timeout: 90_000 });
  await page.getByText('1 gói tin, 1 hồ sơ, 3 tài liệu, 5 trang').waitFor();
  await shot(page, 'handover-done');

  // Nhận và kiểm tra: without the root nothing certain can be said of the signer; with it all is valid.
  await rail('Nhận và kiểm tra');
  await button('Thêm chứng thư gốc').click();
  await app.choose(desk.anchor);
  await button('Thêm chứng thư gốc…').click();
  await page.getByText('Đã thêm vào gốc tin cậy: 1.').waitFor();
  await app.choose(desk.crl);
  await button('Thêm danh sách thu hồi…').click();
  await page.getByText('Danh sách thu hồi', { exact: true }).waitFor();
  await shot(page, 'trust');
  await rail('Nhận và kiểm tra');
  await app.choose(join(desk.medium, ROUND));
  await button('Chọn thư mục nhận được…').click();
  await page.getByText('HỢP LỆ', { exact: true }).waitFor({ timeout: 60_000 });
  await shot(page, 'received');

  expect(await verifiedOnDisk(desk)).toEqual({
    verdict: 'valid',
    packages: 1,
    documents: 3,
    pages: SCANS.length,
    signatures: { valid: 4, all: 4 },
  });
  expect(await countsInside(page)).toEqual({ taken: SCANS.length, joined: SCANS.length, recognised: SCANS.length });
  expect(await app.leaks()).toEqual([]);
}, 300_000);
