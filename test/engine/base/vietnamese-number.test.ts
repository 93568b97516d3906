import { describe, expect, it } from 'vitest';
import { vietnameseNumber } from '../../../electron/engine/base/vietnamese-number.ts';

describe('a number in words', () => {
  it.each([
    [0, 'không'],
    [4, 'bốn'],
    [10, 'mười'],
    [15, 'mười lăm'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [1002, 'một nghìn không trăm linh hai'],
    [1_000_000, 'một triệu'],
    [12_345, 'mười hai nghìn ba trăm bốn mươi lăm'],
    [2_000_014, 'hai triệu không trăm mười bốn'],
  ])('%d is %s', (value, words) => {
    expect(vietnameseNumber(value)).toBe(words);
  });
});
