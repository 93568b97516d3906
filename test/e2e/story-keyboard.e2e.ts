import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callCommand } from './support/calls.ts';
import { handsOn } from './support/hands.ts';
import { launchWindow } from './support/launch.ts';
import { beginning, spoken } from './support/spoken.ts';
import { AGENCY, countsInside, layDesk, ROUND, SCANS, shooter, verifiedOnDisk } from './support/story.ts';

it.each(['vi', 'en'] as const)(
  'a folder of scans becomes a verified transfer, by keyboard alone, in %s',
  async (lang) => {
    const desk = await layDesk();
    const shot = shooter(`keyboard-${lang}`);
    const { say, like, field } = spoken(lang);
    const within = (name: RegExp) => new RegExp(name.source.slice(1));
    const all = SCANS.length;
    const { page, ...app } = await launchWindow({ lang, size: { width: 1280, height: 720 } });
    page.setDefaultTimeout(30_000);
    const { press, type, tabTo, command, choose } = handsOn(page);
    const seen = (text: string | RegExp) => page.getByText(text).first().waitFor();
    const closed = () => page.getByRole('dialog').waitFor({ state: 'hidden' });

    // First run.
    await seen(say('start.choice.new'));
    await tabTo(beginning(say('start.choice.new')));
    await press('Enter');
    await seen(say('start.new.language.title'));
    await tabTo(beginning(say('start.next')));
    await press('Enter');
    await seen(say('start.new.agency.title'));
    await type(AGENCY.name);
    await press('Tab');
    await type(AGENCY.id);
    await press('Enter');
    await seen(say('start.new.archive.title'));
    await type(AGENCY.archive);
    await press('Tab');
    await type(AGENCY.archiveCode);
    await press('Enter');
    await seen(say('start.new.place.title'));
    await app.choose(desk.disk);
    await press('Enter');
    await seen(desk.disk);
    await tabTo(beginning(say('start.next')));
    await press('Enter');
    await seen(say('start.new.key.title'));
    await app.choose(desk.key);
    await tabTo(beginning(say('settings.keys.choose')));
    await press('Enter');
    await seen(desk.key);
    await tabTo(beginning(say('start.next')));
    await press('Enter');
    await seen(say('start.new.ready.title'));
    await shot(page, 'ready');
    await tabTo(beginning(say('start.new.make')));
    await press('Enter');

    // Digitise: take in, look, pass a page.
    await seen(say('digitise.emptyTitle'));
    await app.choose(desk.scans);
    await press('Control+Shift+I');
    await page.getByRole('dialog').waitFor();
    await press('Enter');
    await closed();
    await expect
      .poll(async () => (await callCommand(page, 'list/batches', {}))[0]?.checked, { timeout: 90_000 })
      .toBe(SCANS.length);
    await tabTo(beginning(say('digitise.grid')));
    await press('Home', 'p');
    await expect.poll(async () => (await callCommand(page, 'pages/list', {}))[0]?.checkState).toBe('passed');
    await shot(page, 'digitise');

    // Recognise, and set one doubtful word right.
    await press('Control+2');
    await seen(say('action.recognise.start'));
    await press('Control+Shift+R');
    await expect
      .poll(async () => (await callCommand(page, 'proofread/queue', { limit: 80 }))[0]?.waiting, { timeout: 90_000 })
      .toBe(0);
    await seen(like('recognise.batchWords', { corrected: 0 }));
    await page.locator('.text-pane .word').first().waitFor();
    await press('n');
    await page.getByLabel(say('recognise.wordText')).waitFor();
    await press('F2');
    await tabTo(beginning(say('recognise.wordText')));
    await press('Control+a');
    await type('85/UBND-VX');
    await press('Enter');
    await expect.poll(async () => (await callCommand(page, 'proofread/queue', { limit: 80 }))[0]?.corrected).toBe(1);
    await shot(page, 'recognise');

    // Form: the tree, the batch cut by keys, the file's fields.
    await press('Control+3');
    await seen(say('form.emptyTitle'));
    await command(say('action.form.newFonds'));
    await page.getByRole('dialog').waitFor();
    await type('H99.12.P01');
    await press('Tab');
    await type('Phông Ủy ban nhân dân huyện Vĩnh Khê');
    await press('Enter');
    await closed();
    await command(say('action.form.newInventory'));
    await page.getByRole('dialog').waitFor();
    await type('01');
    await press('Enter');
    await closed();
    await seen(say('form.name.inventory', { label: '01' }));
    await press('Control+Shift+F');
    await page.getByRole('dialog').waitFor();
    await type('2021');
    await press('Tab');
    await type('02.VTLT');
    await press('Tab');
    await type('Hồ sơ về việc số hóa tài liệu lưu trữ của huyện Vĩnh Khê năm 2021');
    await press('Enter');
    await closed();
    await seen(beginning(say('form.name.file', { label: '2021' })));
    await press('F6');
    await seen(say('form.cutMakes', { documents: 1, pages: all }));
    await tabTo(beginning(say('form.strip')));
    await press('ArrowRight', 'ArrowRight', 'm', 'ArrowRight', 'm');
    await seen(say('form.cutMakes', { documents: 3, pages: all }));
    await shot(page, 'cut');
    await press('Control+Enter');
    await seen(say('form.cutDone', { count: 3 }));
    await seen(say('form.origin.extracted'));
    await press('Shift+F7');
    await seen(field('file', 'title'));
    await tabTo(within(field('file', 'mode')));
    await choose('01');
    await press('F8');
    await tabTo(within(field('file', 'language')));
    await choose('01');
    await press('F8');
    await tabTo(within(field('file', 'startDate')));
    await type('09022021');
    await tabTo(within(field('file', 'riskRecovery')));
    await choose('0');
    await shot(page, 'form');

    // Appraise.
    await press('Control+4');
    await seen('Hồ sơ về việc số hóa');
    await tabTo(beginning(say('appraise.list')));
    await press('ArrowDown', 'Control+d');
    await page.getByRole('dialog').waitFor();
    await tabTo(new RegExp(say('appraise.term')));
    await choose(say('appraise.permanent').slice(0, 4));
    await tabTo(beginning(say('appraise.reason')));
    await type('Hồ sơ về công tác lưu trữ của huyện');
    await shot(page, 'appraise');
    await tabTo(beginning(say('appraise.save')));
    await press('Enter');
    await seen(say('appraise.decided', { count: 1 }));

    // Check: the finding leads to its field.
    await press('Control+5');
    await seen(say('check.notReady', { back: 1, all: 1 }));
    await press('j');
    await shot(page, 'check');
    await command(say('action.check.open'));
    await tabTo(field('file', 'endDate'));
    await type('29112021');
    await press('Tab');
    await press('Control+5');
    await seen(say('check.ready', { count: 1 }));

    // Package and sign.
    await press('Control+6');
    await seen(say('handover.filesReady'));
    await app.choose(desk.medium);
    await command(say('action.handover.chooseOut'));
    await seen(join(desk.medium, ROUND));
    await tabTo(beginning(say('handover.passphrase')));
    await type(desk.passphrase);
    await shot(page, 'handover');
    await press('Control+Enter');
    await seen(like('handover.made'));

    // Receive and verify.
    await press('Control+,');
    await tabTo(beginning(say('settings.preferences')));
    await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await app.choose(desk.anchor);
    await tabTo(beginning(say('settings.trust.add.anchor')));
    await press('Enter');
    await seen(say('settings.trust.added.anchor', { count: 1 }));
    await app.choose(desk.crl);
    await tabTo(beginning(say('settings.trust.add.crl')));
    await press('Enter');
    await expect.poll(async () => (await callCommand(page, 'trust/list', {})).length).toBe(2);
    await press('Control+7');
    await app.choose(join(desk.medium, ROUND));
    await press('Control+Shift+O');
    await page.getByText(say('receive.verdict.signed-transfer'), { exact: true }).waitFor();
    await shot(page, 'received');

    expect(await verifiedOnDisk(desk)).toMatchObject({ verdict: 'valid', documents: 3, pages: SCANS.length });
    expect(await countsInside(page)).toEqual({ taken: SCANS.length, joined: SCANS.length, recognised: SCANS.length });
  },
  300_000,
);
