import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Role } from '../../shared/contract/roles.ts';
import { callCommand } from './support/calls.ts';
import { layoutFaults } from './support/layout-faults.ts';
import { launchWindow } from './support/launch.ts';
import { readyWorkspace, toScreen } from './support/looking.ts';
import { spoken } from './support/spoken.ts';

const { say, field } = spoken('vi');
const shots = process.env['TRAM_SHOTS'];
const PASSPHRASE = 'mưa rơi trên phố';

/** A workspace open in the window, signed in as a person with these roles. */
async function signedInAs(roles: readonly Role[]): Promise<Page> {
  const { page } = await launchWindow({
    lang: 'vi',
    workspace: await readyWorkspace(),
    size: { width: 1280, height: 720 },
  });
  const add = (name: string, of: readonly Role[]) =>
    callCommand(page, 'users/add', { name, roles: [...of], passphrase: PASSPHRASE });
  await add('Nguyễn Thị Ánh', ['administer']);
  await add('Lê Văn Đại', roles);
  await callCommand(page, 'users/sign-out', {});
  await callCommand(page, 'users/sign-in', { name: 'Lê Văn Đại', passphrase: PASSPHRASE });
  return page;
}

async function openDocument(page: Page): Promise<void> {
  await toScreen(page, say('screen.search'));
  await page.getByRole('combobox').fill('xây dựng kho');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: say('screen.form') }).waitFor();
}

it('what one may not change can be read, not typed in, and the reason stands there', async () => {
  const page = await signedInAs(['scan']);
  await openDocument(page);
  const subject = page.getByLabel(field('document', 'subject'));
  await subject.waitFor();
  await page.getByText(say('app.needsRole', { role: say('role.describe') })).waitFor();
  expect(await subject.isEditable()).toBe(false);
  expect(await layoutFaults(page)).toEqual([]);
  expect(await page.getByLabel(field('document', 'typeName')).isDisabled()).toBe(true);
  if (shots) await page.screenshot({ path: `${shots}/roles-form.png` });

  await toScreen(page, say('screen.appraise'));
  await page.locator('.appraise-main [role="row"], .appraise-main tbody tr').nth(1).click();
  await page.getByText(say('app.needsRole', { role: say('role.approve') })).waitFor();
  if (shots) await page.screenshot({ path: `${shots}/roles-appraise.png` });

  await toScreen(page, say('screen.recognise'));
  await page.locator('.text-pane .word').first().click();
  await page.getByText(say('app.needsRole', { role: say('role.check') })).waitFor();
  expect(await page.getByLabel(say('recognise.wordText')).isEditable()).toBe(false);
  if (shots) await page.screenshot({ path: `${shots}/roles-recognise.png` });
});

it('a text that is refused gives way to the one that is kept', async () => {
  const page = await signedInAs(['describe', 'administer']);
  await openDocument(page);
  const subject = page.getByLabel(field('document', 'subject'));
  const kept = await subject.inputValue();
  await subject.fill('Chưa được giữ');
  const [me] = (await callCommand(page, 'users/list', {})).filter(({ name }) => name === 'Lê Văn Đại');
  // Before the pause after which the text is kept.
  await callCommand(page, 'users/change', { userId: me!.id, roles: ['administer'] });
  await page.locator('.notices').getByRole('alert').waitFor();
  await expect.poll(() => subject.inputValue()).toBe(kept);
});
