import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inBursts } from '../../renderer/features/search/in-bursts.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

it('a letter after a pause passes at once, letters in a row with the last of them', () => {
  let box = '';
  const asked: string[] = [];
  const pass = inBursts(40, () => void asked.push(box));
  const type = (letters: string, after: number): void => {
    vi.advanceTimersByTime(after);
    box = letters;
    pass();
  };
  type('n', 0);
  expect(asked).toEqual(['n']);
  type('ng', 10);
  type('ngu', 30);
  vi.advanceTimersByTime(39);
  expect(asked).toEqual(['n']);
  vi.advanceTimersByTime(1);
  expect(asked).toEqual(['n', 'ngu']);
  type('nguy', 1);
  expect(asked).toEqual(['n', 'ngu', 'nguy']);
  vi.advanceTimersByTime(1000);
  expect(asked).toEqual(['n', 'ngu', 'nguy']);
});
