import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { buildTransfer, type BuiltTransfer } from '../support/transfer/build-transfer.ts';
import { writePlainBag } from '../support/transfer/plain-bag.ts';
import { Tamperer } from '../support/transfer/tamper.ts';
import { launchWindow } from './support/launch.ts';
import { readyWorkspace, toScreen } from './support/looking.ts';
import { spoken } from './support/spoken.ts';

const { say, like } = spoken('vi');

let transfer: BuiltTransfer;
beforeAll(async () => {
  transfer = await buildTransfer('sip-hoso');
}, 120_000);
afterAll(() => transfer.remove());

const shots = process.env['TRAM_SHOTS'];

it('keeps the report while the root certificate it asks for is added, and verifies again with it', async () => {
  const app = await launchWindow({
    lang: 'vi',
    workspace: await readyWorkspace(),
    size: { width: 1280, height: 720 },
  });
  const { page } = app;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const screen = (id: string): Promise<void> => toScreen(page, say(`screen.${id}`));
  await screen('receive');
  await app.choose(transfer.path);
  await button(say('action.receive.folder')).click();
  // Left while it runs, it goes on and its result is there.
  await screen('search');
  await screen('receive');
  const result = page.locator('.verify-result');
  await result.getByText(like('receive.notJudged')).waitFor({ timeout: 60_000 });
  await result.getByText('17 tệp, kể cả bảng kê và tệp quản trị của túi').waitFor();
  if (shots) await page.screenshot({ path: `${shots}/receive-not-judged.png` });

  await app.choose(transfer.trust.anchors[0]!);
  await result.getByRole('button', { name: say('receive.toTrust') }).click();
  await button(say('settings.trust.add.anchor')).click();
  await page.getByText(say('settings.trust.added.anchor', { count: 1 })).waitFor();
  await screen('receive');
  await result.getByText(say('receive.anchorsNow')).waitFor();
  await button(say('action.receive.again')).click();
  await result.waitFor({ timeout: 60_000 });
  expect(await result.getByText(like('receive.notJudged')).count()).toBe(0);
  if (shots) await page.screenshot({ path: `${shots}/receive-judged.png` });
});

it('verifies again on the start screen with a root certificate chosen after the result', async () => {
  const app = await launchWindow({ lang: 'vi', size: { width: 1280, height: 720 } });
  const { page } = app;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const open = (): Promise<void> => page.getByText(say('start.choice.verify')).click();
  await open();
  await app.choose(transfer.path);
  await button(say('action.receive.folder')).click();
  await page.getByText(say('receive.notJudgedHere')).waitFor({ timeout: 60_000 });
  await button(say('start.back')).click();
  await open();
  await page.getByText(say('receive.notJudgedHere')).waitFor();
  await app.choose([transfer.trust.anchors[0]!]);
  await button(say('start.verify.anchors')).click();
  await page.getByText(say('receive.anchorsNow')).waitFor();
  if (shots) await page.screenshot({ path: `${shots}/start-verify.png` });
  await button(say('action.receive.again')).click();
  await page.locator('.verify-result').waitFor({ timeout: 60_000 });
  expect(await page.getByText(like('receive.notJudged')).count()).toBe(0);
});

/** A PDF/A of the transfer as it was before it was signed. */
async function unsignedPdf(): Promise<string> {
  const t = new Tamperer(await transfer.copy());
  const { files } = await t.unpack(t.packages()[0]!);
  const bytes = files.get('representations/rep1/data/H99.12.3.2001.01.1.pdf')!;
  const path = join(tempFolder(), 'công văn.pdf');
  writeFileSync(path, bytes.subarray(0, bytes.indexOf('%%EOF') + 6));
  return path;
}

it('claims of a thing without a signature no more than was checked of it', async () => {
  const { page, ...app } = await launchWindow({ lang: 'vi', size: { width: 1280, height: 720 } });
  await page.getByText(say('start.choice.verify')).click();
  const result = page.locator('.verify-result');
  const row = (id: string) =>
    result.getByRole('row').filter({ has: page.getByRole('rowheader', { name: say(`receive.check.${id}`) }) });
  const answered = (answer: string) => result.getByText(say(`receive.answer.${answer}`), { exact: true }).count();

  await app.choose(await unsignedPdf());
  await page.getByRole('button', { name: say('action.receive.file'), exact: true }).click();
  await result.getByText(say('receive.verdictLong.unsigned-pdf')).waitFor({ timeout: 60_000 });
  await result.getByText('KHÔNG CÓ CHỮ KÝ', { exact: true }).waitFor();
  expect(await answered('not-applicable')).toBe(4);
  expect(await row('pdf').innerText()).toContain('1/1 tệp PDF');
  expect(await row('signatures').innerText()).toContain('1 cảnh báo');
  if (shots) await page.screenshot({ path: `${shots}/receive-unsigned-pdf.png` });

  await app.choose(writePlainBag(tempFolder(), {}));
  await page.getByRole('button', { name: say('action.receive.folder'), exact: true }).click();
  await result.getByText(say('receive.verdictLong.unsigned'), { exact: true }).waitFor({ timeout: 60_000 });
  await result.getByText(/không có chữ ký$/).waitFor();
  expect([await answered('passed'), await answered('not-applicable')]).toEqual([3, 2]);
  expect(await result.getByText('HỢP LỆ', { exact: true }).count()).toBe(0);
  if (shots) await page.screenshot({ path: `${shots}/receive-unsigned-bag.png` });
});
