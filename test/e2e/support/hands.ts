import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a person without a mouse does: keys, Tab until the thing wanted has the focus, the command palette. */
export interface Hands {
  /** Presses keys one after another, as `Control+K`. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** Tab until what has the focus bears this name. */
  readonly tabTo: (name: RegExp) => Promise<void>;
  /** Opens the palette, types part of an action's name and chooses it. */
  readonly command: (name: string) => Promise<void>;
  /** In a choice that has the focus: opens it and takes the option that begins so. */
  readonly choose: (option: string) => Promise<void>;
}

/** As many stops of Tab as a screen may have before the thing wanted: more is a fault of the screen. */
const MOST_STOPS = 60;

export function handsOn(page: Page): Hands {
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return {
    press,
    type: (text) => page.keyboard.type(text),
    tabTo: async (name) => {
      const passed: string[] = [];
      for (let stop = 0; stop < MOST_STOPS; stop++) {
        const now = await page.evaluate(focusName);
        if (name.test(now)) return;
        passed.push(now);
        await press('Tab');
      }
      expect.fail(`Tab does not come to ${String(name)}, only to: ${passed.join(' | ')}`);
    },
    command: async (name) => {
      await press('Control+k');
      await page.getByRole('combobox').waitFor();
      await page.keyboard.type(name);
      await page.getByRole('option').first().waitFor();
      await press('Enter');
      await page.getByRole('combobox').waitFor({ state: 'hidden' });
    },
    choose: async (option) => {
      await press('ArrowDown');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.type(option);
      await press('Enter');
      await page.getByRole('option').first().waitFor({ state: 'hidden' });
    },
  };
}

/** The name of what has the focus, as a screen reader would begin it; runs in the window. */
function focusName(): string {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at === document.body) return '';
  const byId = (at.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id));
  const labels = 'labels' in at ? [...((at as HTMLInputElement).labels ?? [])] : [];
  const named = [...byId, ...labels].map((one) => one?.textContent ?? '').join(' ');
  return at.getAttribute('aria-label') ?? (named.trim() || at.textContent);
}
