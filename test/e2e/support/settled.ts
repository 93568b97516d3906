import type { Page } from 'playwright-core';

/**
 * Waits until a screen shows what it has to show: nothing says it is loading, what fades has faded, and the picture that
 * came of it has been drawn.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const drawn = (): Promise<number> => new Promise(requestAnimationFrame);
    await drawn();
    await drawn();
    const moving = document.getAnimations().some((one) => {
      const { iterations } = one.effect?.getTiming() ?? {};
      return one.playState === 'running' && iterations !== Infinity;
    });
    return !moving && document.querySelector('.ui-empty[role="status"]') === null;
  });
}
