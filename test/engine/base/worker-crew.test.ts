import { afterEach, expect, it } from 'vitest';
import { WorkerCrew, type CrewOptions } from '../../../electron/engine/base/worker-crew.ts';
import type { OddTask } from '../../support/workers/odd-worker.ts';

const ODD = new URL('../../support/workers/odd-worker.ts', import.meta.url);
const memory = { maxOldGenerationSizeMb: 64 };
type OddCrew = WorkerCrew<OddTask, string, number>;
const crews: OddCrew[] = [];

function oddCrew(options: Partial<CrewOptions> = {}, module = ODD): OddCrew {
  const crew: OddCrew = new WorkerCrew(module, { signal: new AbortController().signal, memory, ...options });
  crews.push(crew);
  return crew;
}

afterEach(async () => {
  await Promise.all(crews.splice(0).map((crew) => crew.close()));
});

it('gives the answer, what was said before it, and the error with its code and place', async () => {
  const crew = oddCrew();
  const heard: number[] = [];
  expect(await crew.ask({ say: [1, 2, 3] }, (news) => heard.push(news))).toBe('said');
  expect(heard).toEqual([1, 2, 3]);
  await expect(crew.ask({ fail: '/hộp 1' })).rejects.toMatchObject({
    code: 'disk/read-failed',
    params: { path: '/hộp 1' },
  });
});

it('goes on when a worker dies: its own tasks fail, the others’ and the next ones are answered', async () => {
  const crew = oddCrew();
  await Promise.all(Array.from({ length: crew.size }, () => crew.ask({ say: [] })));
  const tasks: OddTask[] = Array.from({ length: crew.size }, (_, index) => (index === 0 ? { die: true } : { say: [] }));
  const states = (await Promise.allSettled(tasks.map((task) => crew.ask(task)))).map(({ status }) => status);
  expect(states).toEqual(tasks.map((_, index) => (index === 0 ? 'rejected' : 'fulfilled')));
  expect(await Promise.all(Array.from({ length: 2 * crew.size }, () => crew.ask({ say: [] })))).toContain('said');
});

it('goes on also when the very first task is the death of its worker', async () => {
  const crew = oddCrew();
  await expect(crew.ask({ die: true })).rejects.toThrow('dies');
  expect(await Promise.all(Array.from({ length: 2 * crew.size }, () => crew.ask({ say: [] })))).toHaveLength(
    2 * crew.size,
  );
});

it('does not start again and again what cannot be started', async () => {
  const crew = oddCrew({}, new URL('../../support/workers/no-such-worker.ts', import.meta.url));
  await expect(crew.ask({ say: [] })).rejects.toThrow();
  await expect(crew.ask({ say: [] })).rejects.toThrow();
});

it('ends every call at once when it is cancelled, or when its workers have tidied up', async () => {
  const stop = new AbortController();
  const waiting = (options: Partial<CrewOptions>): Promise<[string, Promise<string>]> =>
    new Promise((resolve) => {
      const answer = oddCrew({ signal: stop.signal, ...options }).ask({ wait: true }, () => resolve(['', answer]));
      answer.catch(() => undefined);
    });
  const [, stopped] = await waiting({});
  const [, tidied] = await waiting({ endsByItself: true });
  stop.abort();
  await expect(stopped).rejects.toMatchObject({ code: 'internal/cancelled' });
  expect(await tidied).toBe('tidied up');
});
