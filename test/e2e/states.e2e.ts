import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '../renderer/sources.ts';
import { SCREENS, type ScreenId } from '../../shared/model/screens.ts';
import { createSampleWorkspace } from './support/calls.ts';
import { FINISHED_LIMIT, finishedWorkspace, makeFinishedWorkspace } from './support/finished-workspace.ts';
import { launchWindow } from './support/launch.ts';
import { scannedBatch } from './support/scans.ts';
import { settled } from './support/settled.ts';
import { violations } from './support/violations.ts';

const SHOTS = process.env['TRAM_SHOTS'];

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `states-${name}.png`) });
}

/** Goes to a screen, whatever state it is in; its heading is there in any. */
async function goTo(page: Page, id: ScreenId, texts: Readonly<Record<string, string>>): Promise<void> {
  const name = texts[`screen.${id}`]!;
  await page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** What each screen says while there is nothing on it. */
const EMPTY: Readonly<Record<ScreenId, string>> = {
  digitise: 'digitise.emptyTitle',
  recognise: 'recognise.emptyTitle',
  form: 'form.emptyTitle',
  appraise: 'appraise.emptyTitle',
  check: 'check.emptyTitle',
  handover: 'handover.emptyTitle',
  receive: 'receive.emptyTitle',
  search: 'search.emptyTitle',
  overview: 'overview.empty',
  journal: 'journal.noneChosen',
  settings: 'settings.preferences',
};

/** Screens that show nothing of the workspace when one comes to them: they have nothing to wait for, and nothing to fail. */
const WITHOUT_READING: readonly ScreenId[] = ['receive', 'settings', 'search'];

beforeAll(makeFinishedWorkspace, FINISHED_LIMIT);

describe('every screen', () => {
  it.each(['vi', 'en'] as const)('says in %s what is missing and what to do while it is empty', async (lang) => {
    const texts = textsOf(lang);
    const { page } = await launchWindow({ lang });
    await createSampleWorkspace(page);
    await page.getByRole('navigation').waitFor();
    for (const { id } of SCREENS) {
      await goTo(page, id, texts);
      await page.locator('main').getByText(texts[EMPTY[id]]!).first().waitFor();
      await shot(page, `empty-${id}-${lang}`);
      if (id === 'settings') continue;
      expect([id, await page.locator('main .ui-empty').first().locator('p, .ui-row').count()]).not.toEqual([id, 0]);
    }
  });

  it('says that it is loading while the engine has not answered, lets one go on, and shows what comes', async () => {
    const texts = textsOf('vi');
    const app = await launchWindow({ lang: 'vi', workspace: await finishedWorkspace() });
    const { page } = app;
    await page.getByRole('navigation').waitFor();
    // The first screen has been read when the window stands; another workspace's answers are not kept.
    await settled(page);
    await app.signalEngine('SIGSTOP');
    try {
      const waiting: ScreenId[] = [];
      for (const { id } of [...SCREENS].reverse()) {
        await goTo(page, id, texts);
        if ((await page.locator('main .ui-empty[role="status"]').count()) > 0) waiting.push(id);
        await shot(page, `loading-${id}`);
      }
      expect(waiting.sort()).toEqual(
        SCREENS.map(({ id }) => id)
          .filter((id) => !WITHOUT_READING.includes(id) && id !== 'digitise')
          .sort(),
      );
    } finally {
      // A process that is held does not end either.
      await app.signalEngine('SIGCONT');
    }
    for (const { id } of SCREENS) {
      await goTo(page, id, texts);
      await settled(page);
      expect(await page.locator('main [role="alert"]').count()).toBe(0);
    }
  });

  it('can be worked with while long work goes on, which is shown and stopped from everywhere', async () => {
    const texts = textsOf('vi');
    const { page } = await launchWindow({ lang: 'vi', workspace: await scannedBatch() });
    await page.getByRole('navigation').waitFor();
    const done = page.evaluate(() =>
      window.tram.call('busy', 'ocr/recognise', { ocr: { languages: ['vie'], workers: 1 } }),
    );
    const bar = page.getByRole('contentinfo').getByRole('progressbar');
    await bar.waitFor();
    for (const { id } of SCREENS) {
      await goTo(page, id, texts);
      await settled(page);
      expect([id, await bar.getAttribute('aria-label')]).toEqual([id, texts['work.ocr/recognise']]);
      expect([id, await page.locator('main [role="alert"]').count()]).toEqual([id, 0]);
      await shot(page, `busy-${id}`);
    }
    await page.getByRole('contentinfo').getByRole('button', { name: texts['work.stop']! }).click();
    expect(await done).toMatchObject({ ok: false, error: { code: 'internal/cancelled' } });
    await bar.waitFor({ state: 'detached' });
  });

  it.each(['vi', 'en'] as const)('says in %s what is wrong and what to do when reading fails', async (lang) => {
    const texts = textsOf(lang);
    const root = await finishedWorkspace();
    const { page, userData } = await launchWindow({ lang, workspace: root });
    await page.getByRole('navigation').waitFor();
    await settled(page);
    breakDatabase(root);
    const silent: ScreenId[] = [];
    const faults: string[] = [];
    for (const { id } of SCREENS) {
      // Nothing to read, or read before it broke.
      if (['receive', 'search', 'digitise'].includes(id)) continue;
      await goTo(page, id, texts);
      if (id === 'settings') await page.getByRole('tab', { name: texts['settings.users']! }).click();
      const alert = page.locator('main [role="alert"]').first();
      await alert.waitFor().catch(() => silent.push(id));
      for (const part of silent.includes(id) ? [] : ['strong', 'p'])
        expect([id, part, (await alert.locator(part).innerText()).length > 10]).toEqual([id, part, true]);
      if (lang === 'vi') faults.push(...(await violations(page, id)));
      await shot(page, `error-${id}-${lang}`);
    }
    expect(silent).toEqual([]);
    expect(faults).toEqual([]);
    // What the window cannot say stands in the log, with its place in the code.
    expect(readFileSync(join(userData, 'log', 'engine.log'), 'utf8')).toMatch(/"unexpected".*no such table.*\.js/);
  });
});

/** Takes the tables from under the open workspace, as a damaged disk would. */
function breakDatabase(root: string): void {
  const db = new Database(join(root, 'workspace.db'));
  db.pragma('foreign_keys = OFF');
  const names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'").pluck();
  for (const name of names.all() as string[])
    if (db.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(name)) db.exec(`DROP TABLE "${name}"`);
  db.close();
}

it('a fault in drawing stays in its part of the window, which says so and can be opened again', async () => {
  const texts = textsOf('vi');
  const { page, userData } = await launchWindow({ lang: 'vi' });
  await createSampleWorkspace(page);
  await page.getByRole('navigation').waitFor();
  // A number that cannot be written stands for any fault of ours while a screen is drawn.
  await page.evaluate(() => {
    const { prototype } = Intl.NumberFormat;
    const whole = Object.getOwnPropertyDescriptor(prototype, 'format')!;
    Reflect.set(globalThis, 'mend', () => Object.defineProperty(prototype, 'format', whole));
    const get = (): never => {
      throw new Error('hỏng khi vẽ');
    };
    Object.defineProperty(prototype, 'format', { configurable: true, get });
  });
  await page.getByRole('navigation').getByRole('button', { name: texts['screen.overview']!, exact: true }).click();
  const notice = page.locator('main').getByRole('alert').filter({ hasText: texts['fault.what']! });
  await notice.getByText('hỏng khi vẽ').waitFor();
  // And in the log, for whoever looks after the PC.
  const path = join(userData, 'log', 'window.log');
  await notice.getByText(path).waitFor();
  await expect
    .poll(() =>
      readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    )
    .toMatchObject([{ name: 'Error', message: 'hỏng khi vẽ', stack: expect.stringContaining('.js') as string }]);
  await shot(page, 'fault');
  expect(await violations(page, 'fault')).toEqual([]);
  await page.evaluate(() => (Reflect.get(globalThis, 'mend') as () => void)());
  await notice.getByRole('button', { name: texts['fault.again']! }).click();
  await page.getByRole('heading', { level: 1, name: texts['screen.overview']! }).waitFor();
  expect(await notice.count()).toBe(0);
});
