import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { settled } from './settled.ts';

/** The only rules whose answer hangs on the colours: what else is wrong in the dark is wrong in the light. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * What axe has against what the window shows now, light and dark, one line each: rule, how often, the first place. `within`
 * is a selector of the part to look at.
 */
export async function violations(page: Page, where: string, within = 'html'): Promise<readonly string[]> {
  return [...(await look('light')), ...(await look('dark'))];

  async function look(colorScheme: 'light' | 'dark'): Promise<readonly string[]> {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    const axe = new AxeBuilder({ page }).setLegacyMode(true).include(within);
    if (colorScheme === 'dark') axe.withRules(OF_COLOUR);
    const found = await axe.analyze();
    return found.violations.map(
      ({ id, nodes }) =>
        `${where}, ${colorScheme}: ${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary ?? ''}`,
    );
  }
}
