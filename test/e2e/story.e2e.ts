import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callCommand } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';
import { beginning, spoken } from './support/spoken.ts';
import { AGENCY, countsInside, layDesk, ROUND, SCANS, shooter, verifiedOnDisk } from './support/story.ts';

it.each(['vi', 'en'] as const)(
  'a folder of scans becomes a verified transfer, by mouse, in %s',
  async (lang) => {
    const desk = await layDesk();
    const shot = shooter(`story-${lang}`);
    const { say, like, finding, field } = spoken(lang);
    const all = SCANS.length;
    const { page, ...app } = await launchWindow({ lang, size: { width: 1366, height: 768 } });
    page.setDefaultTimeout(90_000);
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
    const next = () => button(say('start.next')).click();

    // First run: a new workspace.
    await page.getByRole('button', { name: beginning(say('start.choice.new')) }).click();
    await shot(page, 'language');
    await next();
    await page.getByLabel(say('settings.agency.agencyName')).fill(AGENCY.name);
    await page.getByLabel(say('settings.agency.agencyId')).fill(AGENCY.id);
    await shot(page, 'agency');
    await next();
    await page.getByLabel(say('settings.agency.archiveName')).fill(AGENCY.archive);
    await page.getByLabel(say('settings.agency.archiveCode')).fill(AGENCY.archiveCode);
    await next();
    await app.choose(desk.disk);
    await button(say('start.new.place.change')).click();
    await page.getByText(desk.disk).waitFor();
    await shot(page, 'place');
    await next();
    await app.choose(desk.key);
    await button(say('settings.keys.choose')).click();
    await page.getByText(desk.key).waitFor();
    await shot(page, 'key');
    await next();
    await shot(page, 'ready');
    await button(say('start.new.make')).click();

    // Số hóa.
    await page.getByText(say('digitise.emptyTitle')).waitFor();
    await shot(page, 'digitise-empty');
    await app.choose(desk.scans);
    await button(say('action.digitise.addFolder')).first().click();
    await shot(page, 'digitise-add');
    await button(say('digitise.take')).click();
    await page
      .getByText(say('digitise.taken', { received: all, taken: all, pages: all, duplicates: 0, refused: 0 }))
      .waitFor();
    await expect
      .poll(async () => (await callCommand(page, 'list/batches', {}))[0]?.checked, { timeout: 60_000 })
      .toBe(SCANS.length);
    await page.getByText(say('work.none')).waitFor();
    await shot(page, 'digitise-done');

    // Nhận dạng: read, then one doubtful word set right.
    const rail = (screen: string) =>
      page
        .getByRole('navigation')
        .getByRole('button', { name: say(`screen.${screen}`), exact: true })
        .click();
    await rail('recognise');
    await shot(page, 'recognise-waiting');
    await button(say('action.recognise.start')).first().click();
    await page
      .getByText(say('recognise.done', { pages: all, recognised: all, blank: 0, failed: 0 }))
      .waitFor({ timeout: 90_000 });
    await shot(page, 'recognise-done');
    await button(say('action.recognise.next')).click();
    const word = page.getByLabel(say('recognise.wordText'));
    await word.waitFor();
    // Whoever pressed the button types next: letters go into the word, not to the shortcuts.
    await expect.poll(() => word.evaluate((field) => field === document.activeElement)).toBe(true);
    await shot(page, 'recognise-word');
    await word.fill('Nguyễn');
    await word.press('Enter');
    await expect.poll(async () => (await callCommand(page, 'proofread/queue', { limit: 80 }))[0]?.corrected).toBe(1);
    await shot(page, 'recognise-corrected');

    // Lập hồ sơ: fonds, inventory, file.
    await rail('form');
    await shot(page, 'form-empty');
    await button(say('action.form.newFonds')).click();
    await page.getByLabel(say('form.ask.code')).fill('H99.12.P01');
    await page.getByLabel(say('form.ask.title')).fill('Phông Ủy ban nhân dân huyện Vĩnh Khê');
    await shot(page, 'form-fonds');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('form.create'), exact: true })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await shot(page, 'form-fonds-made');
    await button(say('form.add')).click();
    await shot(page, 'form-add-menu');
    await page.getByRole('menuitem', { name: say('action.form.newInventory') }).click();
    await page.getByLabel(say('form.ask.number')).fill('01');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await button(say('form.add')).click();
    await page.getByRole('menuitem', { name: say('action.form.newFile') }).click();
    await page.getByLabel(say('form.ask.year')).fill('2021');
    await page.getByLabel(say('form.ask.notation')).fill('02.VTLT');
    await page
      .getByLabel(say('form.ask.title'))
      .fill('Hồ sơ về việc số hóa tài liệu lưu trữ của huyện Vĩnh Khê năm 2021');
    await shot(page, 'form-file');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('form.create'), exact: true })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await shot(page, 'form-file-made');

    // The batch is cut into three documents: first pages are marked on the strip.
    await button(say('action.form.cut')).click();
    await page.getByRole('grid', { name: say('form.strip') }).waitFor();
    await shot(page, 'form-cut');
    for (const name of ['scan-13.png', 'scan-14.jpg']) {
      await page.getByRole('gridcell', { name: new RegExp(name) }).click();
      await button(beginning(say('action.form.markFirst'))).click();
    }
    await page.getByText(say('form.cutMakes', { documents: 3, pages: 5 })).waitFor();
    await shot(page, 'form-cut-marked');
    await button(say('action.form.applyCut')).click();
    await page.getByText(say('form.cutDone', { count: 3 })).waitFor();
    await page.getByText(say('form.origin.extracted')).first().waitFor({ timeout: 60_000 });
    await shot(page, 'form-documents');

    // What is written by hand is typed; what was read is taken.
    const labelled = (of: 'file' | 'document', key: string) => page.getByLabel(field(of, key)).first();
    await labelled('document', 'codeNumber').fill('85');
    await labelled('document', 'subject').focus();
    await shot(page, 'form-document-field');
    await page.getByRole('treeitem', { name: beginning(say('form.name.file', { label: '2021' })) }).click();
    const choose = async (key: string, code: string): Promise<void> => {
      await labelled('file', key).click();
      await page.getByRole('option', { name: beginning(`${code} · `) }).click();
    };
    await page.getByText(field('file', 'title')).waitFor();
    await choose('mode', '01');
    await choose('language', '01');
    await labelled('file', 'startDate').pressSequentially('09022021');
    await labelled('file', 'endDate').pressSequentially('29112021');
    await choose('confidenceLevel', '02');
    await labelled('file', 'numberOfPaper').fill('5');
    await choose('riskRecovery', '0');
    await shot(page, 'form-file-filled');

    // Xác định giá trị.
    await rail('appraise');
    await page.getByText('Hồ sơ về việc số hóa').first().click();
    await shot(page, 'appraise');
    await page.getByLabel(say('appraise.term'), { exact: true }).click();
    await page.getByRole('option', { name: say('appraise.permanent') }).click();
    await page
      .getByLabel(beginning(say('appraise.reason')))
      .first()
      .fill('Hồ sơ về công tác lưu trữ của huyện');
    await button(say('appraise.save')).click();
    await page.getByText(say('appraise.decided', { count: 1 })).waitFor();
    await shot(page, 'appraise-decided');

    // Kiểm tra.
    await rail('check');
    await page.getByText(say('check.notReady', { back: 1, all: 1 })).waitFor();
    await shot(page, 'check');
    await page.getByText(finding('efile/field-missing', { field: 'paperFileCode' })).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field')))
      .toBe('paperFileCode');
    await shot(page, 'check-field');
    await page.keyboard.type('099.K1.G3.H05.02');
    await rail('check');
    await page.getByText(say('check.ready', { count: 1 })).waitFor();
    await shot(page, 'check-ready');
    await button(say('check.toHandover')).click();

    // Đóng gói và ký: the key is the one chosen at the start.
    await page.getByText(say('handover.filesReady')).waitFor();
    await page.getByText(desk.key).waitFor();
    await app.choose(desk.medium);
    await button(say('action.handover.chooseOut')).click();
    await page.getByText(join(desk.medium, ROUND)).waitFor();
    await page.getByLabel(say('handover.passphrase')).fill(desk.passphrase);
    await shot(page, 'handover');
    await button(say('action.handover.start')).click();
    await page.getByRole('heading', { name: like('handover.made') }).waitFor({ timeout: 90_000 });
    await page.getByText(like('handover.madeFacts', { packages: 1, files: 1, documents: 3, pages: all })).waitFor();
    await shot(page, 'handover-done');

    // Nhận và kiểm tra: without the root nothing certain can be said of the signer; with it all is valid.
    await rail('receive');
    await button(say('receive.toTrust')).click();
    await app.choose(desk.anchor);
    await button(say('settings.trust.add.anchor')).click();
    await page.getByText(say('settings.trust.added.anchor', { count: 1 })).waitFor();
    await app.choose(desk.crl);
    await button(say('settings.trust.add.crl')).click();
    await page.getByText(say('settings.trust.crl'), { exact: true }).waitFor();
    await shot(page, 'trust');
    await rail('receive');
    await app.choose(join(desk.medium, ROUND));
    await button(say('action.receive.folder')).click();
    await page.getByText(say('receive.verdict.signed-transfer'), { exact: true }).waitFor({ timeout: 60_000 });
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
  },
  300_000,
);
