import type { Page } from 'playwright-core';

/** The window's hooks of this bench, put into the page. */
type Probed = typeof globalThis & { tramSince: number };

/**
 * From a person's key or click to the first frame that shows the answer, in ms: the time the event itself carries to the
 * frame in which `shown` (a CSS selector, or a text to differ from) is found.
 */
export async function answerTime(
  page: Page,
  event: 'keydown' | 'pointerdown',
  act: () => Promise<void>,
  shown: string,
): Promise<number> {
  await page.evaluate(
    ([type]) =>
      addEventListener(type, ({ timeStamp }) => ((globalThis as Probed).tramSince = timeStamp), {
        capture: true,
        once: true,
      }),
    [event] as const,
  );
  const answered = page.evaluate(
    ([selector]) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const since = (globalThis as Probed).tramSince;
          if (since > 0 && document.querySelector(selector) !== null) {
            // Two frames: the first is being made, with the second it has been shown.
            requestAnimationFrame((now) => {
              (globalThis as Probed).tramSince = 0;
              resolve(now - since);
            });
          } else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    [shown] as const,
  );
  await act();
  return answered;
}

/** Times between frames in ms while an element is scrolled by `step` px a frame for `frames` frames. */
export function scrollFrames(page: Page, selector: string, step: number, frames: number): Promise<readonly number[]> {
  return page.evaluate(
    ([to, by, count]) =>
      new Promise<readonly number[]>((resolve) => {
        const scroller = document.querySelector(to)!;
        const times: number[] = [];
        let direction = 1;
        const frame = (now: number): void => {
          times.push(now);
          if (times.length > count) resolve(times.slice(1).map((time, n) => time - times[n]!));
          else {
            const end = scroller.scrollHeight - scroller.clientHeight;
            if (scroller.scrollTop >= end - 1 && direction > 0) direction = -1;
            scroller.scrollTop += by * direction;
            requestAnimationFrame(frame);
          }
        };
        requestAnimationFrame(frame);
      }),
    [selector, step, frames] as const,
  );
}

/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
