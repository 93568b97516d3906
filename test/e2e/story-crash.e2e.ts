import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { callCommand, createSampleWorkspace } from './support/calls.ts';
import { launchWindow, type RunningApp } from './support/launch.ts';
import { shooter } from './support/story.ts';

const SCANS = join(import.meta.dirname, '../../resources/samples/hop-05/ho-so-02');
const PAGES = 8;

const shot = shooter('crash');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const queue = async (page: Page) => (await callCommand(page, 'proofread/queue', { limit: 80 }))[0];

/** When each page was recognised, for those that are. */
async function recognised(page: Page): Promise<ReadonlyMap<number, string>> {
  const lines = await callCommand(page, 'proofread/pages', { limit: 80 });
  const done = lines.filter(({ state }) => state === 'done');
  const read = await Promise.all(done.map(({ id }) => callCommand(page, 'proofread/page', { pageId: id })));
  return new Map(read.map(({ id, recognisedAt }) => [id, recognisedAt ?? '']));
}

/** A batch of scans, and its recognition begun in the window: at least one page is done, not all. */
async function recognising(app: RunningApp): Promise<ReadonlyMap<number, string>> {
  const { page } = app;
  await createSampleWorkspace(page);
  await app.choose(SCANS);
  await button(page, 'Thêm thư mục…').first().click();
  await page.getByRole('dialog').getByRole('checkbox').uncheck({ force: true });
  await button(page, 'Tiếp nhận').click();
  await page.getByText(`Nhận ${PAGES} tệp`).waitFor();
  await page.getByRole('navigation').getByRole('button', { name: 'Nhận dạng', exact: true }).click();
  await button(page, 'Nhận dạng đợt này').first().click();
  await expect.poll(async () => (await queue(page))?.done, { timeout: 60_000 }).toBeGreaterThan(0);
  const before = await recognised(page);
  expect(before.size).toBeLessThan(PAGES);
  return before;
}

it('the engine dies in the middle of recognition: the window says so, comes back, and goes on where it was', async () => {
  const app = await launchWindow({ lang: 'vi', size: { width: 1366, height: 768 } });
  const { page } = app;
  page.setDefaultTimeout(60_000);
  const before = await recognising(app);
  const said = page.getByText('Phần xử lý của chương trình vừa dừng đột ngột').first().waitFor();
  await app.signalEngine('SIGKILL');
  await said;
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Lần trước công việc bị ngắt giữa chừng').waitFor();
  await shot(page, 'recovery');
  await dialog.getByRole('button', { name: 'Làm tiếp' }).click();
  await expect.poll(async () => (await queue(page))?.done, { timeout: 90_000 }).toBe(PAGES);
  await shot(page, 'gone-on');
  const after = await recognised(page);
  for (const [id, at] of before) expect(after.get(id)).toBe(at);
}, 240_000);

it('closing while recognition runs asks first; the next start offers to go on', async () => {
  const first = await launchWindow({ lang: 'vi', size: { width: 1366, height: 768 } });
  first.page.setDefaultTimeout(60_000);
  const before = await recognising(first);
  await first.pressClose();
  const dialog = first.page.getByRole('dialog');
  await dialog.getByText('Công việc chưa xong. Đóng chương trình?').waitFor();
  await dialog.getByText(/^Nhận dạng/).waitFor();
  await shot(first.page, 'closing');
  await first.page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  expect(await callCommand(first.page, 'workspace/state', {})).not.toBeNull();
  await first.pressClose();
  await button(first.page, 'Dừng và đóng').click();
  expect(await first.exited).toBe(0);

  const { page } = await launchWindow({ userData: first.userData });
  page.setDefaultTimeout(60_000);
  await page.getByRole('navigation').waitFor();
  await shot(page, 'reopened');
  await page.getByRole('dialog').getByRole('button', { name: 'Làm tiếp' }).click();
  await expect.poll(async () => (await queue(page))?.done, { timeout: 90_000 }).toBe(PAGES);
  const after = await recognised(page);
  for (const [id, at] of before) expect(after.get(id)).toBe(at);
  expect(await callCommand(page, 'work/open', {})).toEqual([]);
}, 240_000);
