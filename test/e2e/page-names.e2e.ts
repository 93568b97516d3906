import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { silentTask } from '../../electron/engine/base/task.ts';
import { importSources } from '../../electron/engine/intake/index.ts';
import { createWorkspace } from '../../electron/engine/workspace/index.ts';
import { addText, pagesOf } from '../support/records.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { AGENCY } from '../support/workspace.ts';
import { launchWindow } from './support/launch.ts';
import { layoutFaults } from './support/layout-faults.ts';
import { toScreen } from './support/looking.ts';
import { settled } from './support/settled.ts';
import { spoken } from './support/spoken.ts';

const { say } = spoken('vi');
const SCAN = join(import.meta.dirname, '../../resources/samples/hop-05/ho-so-01/scan-1.tif');
const NAME = 'Báo cáo 77 kiểm kê quỹ đất công ích của xã Vĩnh Khê năm 2004.tif';
const shots = process.env['TRAM_SHOTS'];

/** The ends of the names, as far as they are seen. */
const ends = (names: Locator): Promise<string[]> =>
  names.locator('[data-whole]').evaluateAll((all) =>
    all
      .filter((one) => {
        const { left, right, top, height } = one.getBoundingClientRect();
        const seen = (x: number): boolean => document.elementFromPoint(x, top + height / 2) === one;
        return seen(left + 1) && seen(right - 1);
      })
      .map((one) => /\d+$/.exec(one.textContent)?.[0] ?? ''),
  );

it('pages of one long-named file can be told apart wherever they stand', async () => {
  const folder = tempFolder();
  copyFileSync(SCAN, join(folder, NAME));
  const root = join(tempFolder(), 'vung');
  const ws = await createWorkspace(root, AGENCY, { actor: 'test' });
  await importSources(ws, { paths: [folder], batch: 'Hộp 05' }, silentTask());
  const grid = { width: 827, height: 1169, dpi: 100 };
  for (const id of pagesOf(ws, NAME)) addText(ws, id, ['Quỹ đất công ích'], grid);
  ws.close();
  const { page } = await launchWindow({ lang: 'vi', workspace: root, size: { width: 1280, height: 720 } });
  const all = ['1', '2', '3'];

  await toScreen(page, say('screen.digitise'));
  await page.locator('.page-cell .source').nth(2).waitFor();
  await settled(page);
  expect(await ends(page.locator('.page-cell'))).toEqual(all);
  expect(await layoutFaults(page)).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/names-grid.png` });

  await toScreen(page, say('screen.recognise'));
  await page.locator('.proof-line').nth(2).waitFor();
  expect(await ends(page.locator('.proof-line'))).toEqual(all);
  expect(await layoutFaults(page)).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/names-list.png` });

  await toScreen(page, say('screen.form'));
  await page.keyboard.press('Control+k');
  await page.keyboard.type(say('action.form.cut'));
  await page.keyboard.press('Enter');
  await page.locator('.form-strip .caption').nth(2).waitFor();
  await settled(page);
  // The first says why a document begins there.
  expect(await ends(page.locator('.form-strip .caption'))).toEqual(expect.arrayContaining(['2', '3']));
  if (shots) await page.screenshot({ path: `${shots}/names-strip.png` });

  await toScreen(page, say('screen.search'));
  await page.getByRole('combobox').fill('công ích');
  await page.getByRole('option').nth(2).waitFor();
  const where = await page.locator('.hit .where').allInnerTexts();
  expect(where.map((text) => /trang (\d)$/.exec(text)?.[1]).sort()).toEqual(all);
  if (shots) await page.screenshot({ path: `${shots}/names-search.png` });
});
