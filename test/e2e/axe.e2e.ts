import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCREENS } from '../../shared/model/screens.ts';
import { createSampleWorkspace } from './support/calls.ts';
import { finishedWorkspace } from './support/finished-workspace.ts';
import { launchWindow } from './support/launch.ts';

/** What WCAG 2.2 asks at levels A and AA, by axe's tags. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SCHEMES = ['light', 'dark'] as const;

let finished: ReturnType<typeof finishedWorkspace>;
beforeAll(() => {
  finished = finishedWorkspace();
}, 300_000);
afterAll(() => finished.remove());

/** Violations as one line each: rule, how many places, the first of them. */
async function violations(page: Page, where: string): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
  return found.violations.map(
    ({ id, nodes }) => `${where}: ${id} (${nodes.length}): ${(nodes[0]?.html ?? '').slice(0, 160)}`,
  );
}

/** Waits until a screen shows what it has to show. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.ui-loading') === null, undefined, { timeout: 15_000 });
  // Colours that fade in are judged when they have faded in.
  await page.waitForTimeout(300);
}

async function everyScreen(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  await page.locator('nav.rail').waitFor();
  for (const [place, { id }] of SCREENS.entries()) {
    await page.locator('nav.rail li button').nth(place).click();
    await settled(page);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(150);
      found.push(...(await violations(page, `${id}, ${colorScheme}`)));
    }
  }
  return found;
}

describe('axe finds nothing to say', () => {
  it('on the start screen', async () => {
    const { page } = await launchWindow({ lang: 'vi' });
    await page.getByRole('button').first().waitFor();
    const found: string[] = [];
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(150);
      found.push(...(await violations(page, `start, ${colorScheme}`)));
    }
    expect(found).toEqual([]);
  });

  it('on any screen of an empty workspace, light and dark', async () => {
    const { page } = await launchWindow({ lang: 'vi' });
    await createSampleWorkspace(page);
    expect(await everyScreen(page)).toEqual([]);
  });

  it('on any screen of a finished workspace, light and dark', async () => {
    const { page } = await launchWindow({ lang: 'vi', workspace: finished.copy() });
    expect(await everyScreen(page)).toEqual([]);
  });

  it.each(['Control+k', 'F1'])('on the dialog %s opens', async (keys) => {
    const { page } = await launchWindow({ lang: 'vi', workspace: finished.copy() });
    await page.locator('nav.rail').waitFor();
    await page.keyboard.press(keys);
    await page.getByRole('dialog').waitFor();
    const found: string[] = [];
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(300);
      found.push(...(await violations(page, `${keys}, ${colorScheme}`)));
    }
    expect(found).toEqual([]);
  });
});
