import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '../renderer/sources.ts';
import { SCREENS, type ScreenId } from '../../shared/model/screens.ts';
import { createSampleWorkspace } from './support/calls.ts';
import { FINISHED_LIMIT, finishedWorkspace, makeFinishedWorkspace } from './support/finished-workspace.ts';
import { launchWindow, type RunningApp } from './support/launch.ts';
import { settled } from './support/settled.ts';
import { violations } from './support/violations.ts';

const VI = textsOf('vi');

beforeAll(makeFinishedWorkspace, FINISHED_LIMIT);

async function goTo(page: Page, id: ScreenId): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: VI[`screen.${id}`]!, exact: true })
    .click();
  await page.getByRole('heading', { level: 1, name: VI[`screen.${id}`]! }).waitFor();
  await settled(page);
}

async function onEveryScreen(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  await page.getByRole('navigation').waitFor();
  for (const { id } of SCREENS) {
    await goTo(page, id);
    found.push(...(await violations(page, id)));
  }
  return found;
}

/** Screen → actions that open a dialog there in a finished workspace. */
const DIALOGS: readonly (readonly [ScreenId, readonly string[]])[] = [
  ['digitise', ['view.palette', 'help.shortcuts', 'digitise.addFolder', 'digitise.watch', 'digitise.sample']],
  ['recognise', ['recognise.replace']],
  ['form', ['form.newFonds', 'form.import']],
  ['appraise', ['appraise.schedules', 'appraise.decide']],
  ['settings', ['settings.addUser']],
];

/** Opens each dialog from the menu, has `look` look at it, and closes it. */
async function eachDialog(app: RunningApp, folder: string, look: (page: Page, name: string) => Promise<void>) {
  const { page } = app;
  for (const [screen, actions] of DIALOGS) {
    await goTo(page, screen);
    if (screen === 'recognise') await page.locator('.text-pane .word').first().waitFor();
    // What is shown first is chosen: dialogs about what is chosen have something to say.
    if (screen === 'appraise') await page.getByRole('row').nth(1).click();
    if (screen === 'settings') await page.getByRole('tab', { name: VI['settings.users']! }).click();
    for (const action of actions) {
      await app.choose(folder);
      await app.chooseMenu(action);
      await expect.poll(() => page.getByRole('dialog').count(), { message: action }).toBe(1);
      await look(page, action);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  }
}

describe('axe finds nothing to say, light and dark,', () => {
  it('on the start screen', async () => {
    const { page } = await launchWindow({ lang: 'vi' });
    await page.getByRole('button').first().waitFor();
    expect(await violations(page, 'start')).toEqual([]);
  });

  it('on any screen of an empty workspace', async () => {
    const { page } = await launchWindow({ lang: 'vi' });
    await createSampleWorkspace(page);
    expect(await onEveryScreen(page)).toEqual([]);
  });

  it.each([100, 200])('on any screen of a finished workspace, with text at %i per cent', async (textScale) => {
    const { page } = await launchWindow({
      lang: 'vi',
      workspace: await finishedWorkspace(),
      preferences: { textScale },
    });
    expect(await onEveryScreen(page)).toEqual([]);
  });

  it.each([100, 200])('on any dialog, with text at %i per cent', async (textScale) => {
    const workspace = await finishedWorkspace();
    const app = await launchWindow({ lang: 'vi', workspace, preferences: { textScale } });
    await app.page.getByRole('navigation').waitFor();
    const found: string[] = [];
    await eachDialog(
      app,
      workspace,
      async (page, name) => void found.push(...(await violations(page, name, '[role=dialog]'))),
    );
    expect(found).toEqual([]);
  });
});
