import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callCommand } from './support/calls.ts';
import { handsOn } from './support/hands.ts';
import { launchWindow } from './support/launch.ts';
import { AGENCY, countsInside, layDesk, ROUND, SCANS, shooter, verifiedOnDisk } from './support/story.ts';

it('a folder of scans becomes a verified transfer, by keyboard alone', async () => {
  const desk = await layDesk();
  const shot = shooter('keyboard');
  const { page, ...app } = await launchWindow({ lang: 'en', size: { width: 1280, height: 720 } });
  page.setDefaultTimeout(30_000);
  const { press, type, tabTo, command, choose } = handsOn(page);
  const seen = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const closed = () => page.getByRole('dialog').waitFor({ state: 'hidden' });

  // First run.
  await seen('Make a new workspace');
  await tabTo(/^Make a new workspace/);
  await press('Enter');
  await seen('Language and text size');
  await tabTo(/^Next/);
  await press('Enter');
  await seen('Whose records are these?');
  await type(AGENCY.name);
  await press('Tab');
  await type(AGENCY.id);
  await press('Enter');
  await seen('Which archive do they go to?');
  await type(AGENCY.archive);
  await press('Tab');
  await type(AGENCY.archiveCode);
  await press('Enter');
  await seen('Where does the workspace lie?');
  await app.choose(desk.disk);
  await press('Enter');
  await seen(desk.disk);
  await tabTo(/^Next/);
  await press('Enter');
  await seen('Which key signs?');
  await app.choose(desk.key);
  await tabTo(/^Choose a key file/);
  await press('Enter');
  await seen(desk.key);
  await tabTo(/^Next/);
  await press('Enter');
  await seen('Look once more, then make it');
  await shot(page, 'ready');
  await tabTo(/^Make the workspace/);
  await press('Enter');

  // Digitise: take in, look, pass a page.
  await seen('No scans yet');
  await app.choose(desk.scans);
  await press('Control+Shift+I');
  await page.getByRole('dialog').waitFor();
  await press('Enter');
  await closed();
  await expect
    .poll(async () => (await callCommand(page, 'list/batches', {}))[0]?.checked, { timeout: 90_000 })
    .toBe(SCANS.length);
  await tabTo(/^Pages of the batch/);
  await press('Home', 'p');
  await expect.poll(async () => (await callCommand(page, 'pages/list', {}))[0]?.checkState).toBe('passed');
  await shot(page, 'digitise');

  // Recognise, and set one doubtful word right.
  await press('Control+2');
  await seen('Recognise this batch');
  await press('Control+Shift+R');
  await expect
    .poll(async () => (await callCommand(page, 'proofread/queue', { limit: 80 }))[0]?.waiting, { timeout: 90_000 })
    .toBe(0);
  await seen(/doubtful words, 0 corrected/);
  await page.locator('.text-pane .word').first().waitFor();
  await press('n');
  await page.getByLabel('The right word').waitFor();
  await press('F2');
  await tabTo(/^The right word/);
  await press('Control+a');
  await type('85/UBND-VX');
  await press('Enter');
  await expect.poll(async () => (await callCommand(page, 'proofread/queue', { limit: 80 }))[0]?.corrected).toBe(1);
  await shot(page, 'recognise');

  // Form: the tree, the batch cut by keys, the file's fields.
  await press('Control+3');
  await seen('No fonds yet');
  await command('new fonds');
  await page.getByRole('dialog').waitFor();
  await type('H99.12.P01');
  await press('Tab');
  await type('Phông Ủy ban nhân dân huyện Vĩnh Khê');
  await press('Enter');
  await closed();
  await command('new inventory');
  await page.getByRole('dialog').waitFor();
  await type('01');
  await press('Enter');
  await closed();
  await seen('Inventory 01');
  await press('Control+Shift+F');
  await page.getByRole('dialog').waitFor();
  await type('2021');
  await press('Tab');
  await type('02.VTLT');
  await press('Tab');
  await type('Hồ sơ về việc số hóa tài liệu lưu trữ của huyện Vĩnh Khê năm 2021');
  await press('Enter');
  await closed();
  await seen('File 2021');
  await press('F6');
  await seen('1 document, 5 pages');
  await tabTo(/^Strip of pages/);
  await press('ArrowRight', 'ArrowRight', 'm', 'ArrowRight', 'm');
  await seen('3 documents, 5 pages');
  await shot(page, 'cut');
  await press('Control+Enter');
  await seen('3 documents made.');
  await seen('read from the page, not confirmed');
  await press('Shift+F7');
  await seen('File title *');
  await tabTo(/Access level/);
  await choose('01');
  await press('F8');
  await tabTo(/Language/);
  await choose('01');
  await press('F8');
  await tabTo(/Start date/);
  await type('09022021');
  await tabTo(/Backup required/);
  await choose('0');
  await shot(page, 'form');

  // Appraise.
  await press('Control+4');
  await seen('Hồ sơ về việc số hóa');
  await tabTo(/^Files to appraise/);
  await press('ArrowDown', 'Control+d');
  await page.getByRole('dialog').waitFor();
  await tabTo(/Retention/);
  await choose('Perm');
  await tabTo(/^Reason/);
  await type('Hồ sơ về công tác lưu trữ của huyện');
  await shot(page, 'appraise');
  await tabTo(/^Decide/);
  await press('Enter');
  await seen('Decided: 1 file');

  // Check: the finding leads to its field.
  await press('Control+5');
  await seen('Not ready to hand over');
  await press('j');
  await shot(page, 'check');
  await command('go to what');
  await tabTo(/^End date/);
  await type('29112021');
  await press('Tab');
  await press('Control+5');
  await seen('Ready to hand over: the one file');

  // Package and sign.
  await press('Control+6');
  await seen('Ready to hand over.');
  await app.choose(desk.medium);
  await command('choose where');
  await seen(join(desk.medium, ROUND));
  await tabTo(/^Pass phrase of the key/);
  await type(desk.passphrase);
  await shot(page, 'handover');
  await press('Control+Enter');
  await seen(/^Transfer .* is made/);

  // Receive and verify.
  await press('Control+,');
  await tabTo(/^Display/);
  await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await app.choose(desk.anchor);
  await tabTo(/^Add a root certificate/);
  await press('Enter');
  await seen('Added to the trusted roots: 1.');
  await app.choose(desk.crl);
  await tabTo(/^Add a revocation list/);
  await press('Enter');
  await expect.poll(async () => (await callCommand(page, 'trust/list', {})).length).toBe(2);
  await press('Control+7');
  await app.choose(join(desk.medium, ROUND));
  await press('Control+Shift+O');
  await page.getByText('VALID', { exact: true }).waitFor();
  await shot(page, 'received');

  expect(await verifiedOnDisk(desk)).toMatchObject({ verdict: 'valid', documents: 3, pages: SCANS.length });
  expect(await countsInside(page)).toEqual({ taken: SCANS.length, joined: SCANS.length, recognised: SCANS.length });
}, 300_000);
