import { expect, test } from 'vitest';
import { inOrder } from '../../../electron/engine/searchable-pdf/in-order.ts';

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const result of results) all.push(result);
  return all;
}

test('Results come in the order of the items, however long each takes', async () => {
  const slowFirst = (item: number) => wait((5 - item) * 4).then(() => item);
  expect(await collect(inOrder([1, 2, 3, 4, 5], 3, slowFirst))).toEqual([1, 2, 3, 4, 5]);
  expect(await collect(inOrder([], 3, slowFirst))).toEqual([]);
});

test('No more items are begun than may be ahead, and several are', async () => {
  let [begun, taken, most] = [0, 0, 0];
  const work = async (item: number) => {
    begun += 1;
    most = Math.max(most, begun - taken);
    await wait(1);
    return item;
  };
  for await (const item of inOrder(Array(20).keys(), 4, work)) taken = item + 1;
  expect([taken, most]).toEqual([20, 4]);
});

test('A failure is thrown when its turn comes, after the others in work have ended', async () => {
  const ended: number[] = [];
  const work = async (item: number) => {
    await wait(item === 2 ? 1 : 10);
    if (item === 2) throw new Error('two');
    ended.push(item);
    return item;
  };
  const seen: number[] = [];
  const run = (async () => {
    for await (const item of inOrder([1, 2, 3, 4, 5, 6], 3, work)) seen.push(item);
  })();
  await expect(run).rejects.toThrow('two');
  expect(seen).toEqual([1]);
  expect(ended).toEqual([1, 3, 4]);
});
