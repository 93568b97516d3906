import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makePeople } from '../support/transfer/people.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { launchWindow } from './support/launch.ts';
import { readyWorkspace, toScreen } from './support/looking.ts';
import { settled } from './support/settled.ts';
import { spoken } from './support/spoken.ts';

const { say } = spoken('vi');
const shots = process.env['TRAM_SHOTS'];

/** Controls that cannot be pressed because a notice lies on their middle. */
function covered(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, textarea, [role="tab"]')]
      .filter((control) => control.closest('.ui-notice') === null)
      .filter((control) => {
        const { left, top, width, height } = control.getBoundingClientRect();
        const over = document.elementFromPoint(left + width / 2, top + height / 2);
        return over?.closest('.notices, .done-notice') != null;
      })
      .map((control) => control.getAttribute('aria-label') ?? control.textContent),
  );
}

it('notices lie over no control, are said once, three at most, and errors go with their screen', async () => {
  const app = await launchWindow({
    lang: 'vi',
    workspace: await readyWorkspace(),
    size: { width: 1280, height: 720 },
  });
  const { page } = app;
  const folder = tempFolder();
  const given = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const add = async (path: string): Promise<void> => {
    await app.choose(path);
    await page.getByRole('button', { name: say('settings.trust.add.anchor'), exact: true }).click();
  };
  const alerts = page.locator('.notices').getByRole('alert');
  await toScreen(page, say('screen.settings'));
  await page.getByRole('tab', { name: say('settings.trust') }).click();

  const wrong = given('1.pem', 'chứng thư 1');
  await add(wrong);
  await alerts.waitFor();
  await add(wrong);
  await settled(page);
  expect(await alerts.count()).toBe(1);
  for (const name of ['2.pem', '3.pem', '4.pem']) await add(join(folder, name));
  await expect
    .poll(() => alerts.allTextContents())
    .toEqual([2, 3, 4].map((n) => expect.stringContaining(`${n}.pem`) as string));
  if (shots) await page.screenshot({ path: `${shots}/notices-errors.png` });
  expect(await covered(page)).toEqual([]);

  await add(given('root.pem', makePeople().root.pem));
  await page.locator('.done-notice').getByRole('status').waitFor();
  if (shots) await page.screenshot({ path: `${shots}/notices-done.png` });
  expect(await covered(page)).toEqual([]);

  await toScreen(page, say('screen.search'));
  expect(await alerts.count()).toBe(0);
});

it.each(['vi', 'en'] as const)('who is on another screen when work ends is told in %s, and led there', async (lang) => {
  const { say: words, like } = spoken(lang);
  const app = await launchWindow({ lang, workspace: await readyWorkspace(), size: { width: 1280, height: 720 } });
  const { page } = app;
  await toScreen(page, words('screen.digitise'));
  const check = page.getByRole('button', { name: words('action.digitise.check'), exact: true });
  await check.waitFor();
  await page.locator('.page-cell').first().waitFor();
  // Nothing is answered before the person is elsewhere.
  await app.signalEngine('SIGSTOP');
  await check.click();
  await page
    .getByRole('navigation')
    .getByRole('button', { name: words('screen.settings') })
    .click();
  await app.signalEngine('SIGCONT');
  const told = page.locator('.notices').getByRole('status');
  await told.waitFor();
  expect(await told.locator('strong').innerText()).toMatch(like('digitise.looked'));
  if (shots) await page.screenshot({ path: `${shots}/notices-ended-${lang}.png` });
  expect(await covered(page)).toEqual([]);
  await toScreen(page, words('screen.overview'));
  expect(await told.count()).toBe(1);
  await told.getByRole('button', { name: words('action.go.digitise') }).click();
  await page.getByRole('heading', { level: 1, name: words('screen.digitise') }).waitFor();
  expect(await told.count()).toBe(0);
});
