import { expect, it } from 'vitest';
import { NewestFirst } from '../../../electron/engine/pages/newest-first.ts';

it('runs no more at once than it may, the newest first, and goes on after one that failed', async () => {
  const line = new NewestFirst(2);
  const begun: string[] = [];
  const gates = new Map<string, () => void>();
  let most = 0;
  let running = 0;
  const start = (name: string) =>
    line.run(async () => {
      begun.push(name);
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((go) => gates.set(name, go));
      running -= 1;
      if (name === 'b') throw new Error('damaged');
    });
  const all = ['a', 'b', 'c', 'd', 'e'].map((name) => start(name).catch(() => name));
  for (const name of ['b', 'e', 'a', 'd', 'c']) {
    await new Promise((turn) => setTimeout(turn));
    gates.get(name)?.();
  }
  expect(await Promise.all(all)).toEqual([undefined, 'b', undefined, undefined, undefined]);
  expect(begun).toEqual(['a', 'b', 'e', 'd', 'c']);
  expect(most).toBe(2);
});
