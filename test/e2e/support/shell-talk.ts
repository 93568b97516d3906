import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Answer } from '../../../shared/contract/bridge.ts';
import type { AppEvent } from '../../../shared/contract/events.ts';
import type { RunningApp } from './launch.ts';

/** An address that is not the program's. */
export const OUTSIDE = 'https://example.org';

/** Keeps what the program tells the window, for `heard`. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: AppEvent[] = [];
    Object.assign(window, { heard });
    window.tram.onEvent((event) => heard.push(event));
  });
}

/** What the program has told the window of one type since `listen`. */
export function heard<T extends AppEvent['type']>(page: Page, type: T): Promise<Extract<AppEvent, { type: T }>[]> {
  return page.evaluate(
    (wanted) => (window as unknown as { heard: AppEvent[] }).heard.filter((event) => event.type === wanted) as never,
    type,
  );
}

/** What an answer's error is, or `ok`. */
export function verdict(answer: Answer): string {
  return answer.ok ? 'ok' : answer.error.code;
}

/** Waits until the guard has refused these addresses. Electron's own guard ends them before there is a request to hear of. */
export async function refused(app: RunningApp, ...addresses: readonly string[]): Promise<void> {
  if (app.host === 'stand-in') await expect.poll(() => app.refused()).toEqual(expect.arrayContaining([...addresses]));
}

/** Loads the document anew without its content security policy, so that only the session's own guard stands. */
export async function withoutPolicy({ page }: RunningApp): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await page.reload();
}
