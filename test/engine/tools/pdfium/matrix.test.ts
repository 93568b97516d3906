import { describe, expect, it } from 'vitest';
import { compose, IDENTITY, quarterTurn, unitSquareBounds } from '../../../../electron/engine/tools/pdfium/matrix.ts';

describe('the matrix of an image on a page', () => {
  it.each([
    [[420, 0, 0, 595, 0, 0], 0],
    [[0, -420, 595, 0, 0, 420], 90],
    [[-420, 0, 0, -595, 420, 595], 180],
    [[0, 420, -595, 0, 595, 0], 270],
  ] as const)('tells the quarter turn of %j', (matrix, turn) => {
    expect(quarterTurn(matrix)).toBe(turn);
  });

  it.each([
    ['mirrored', [-420, 0, 0, 595, 420, 0]],
    ['askew', [420, 2, -2, 595, 0, 0]],
    ['flat', [0, 0, 0, 0, 0, 0]],
    ['endless', [Infinity, 0, 0, 595, 0, 0]],
  ] as const)('answers null for one that is %s', (_, matrix) => {
    expect(quarterTurn(matrix)).toBeNull();
  });

  it('composes inner before outer', () => {
    const scaledThenMoved = compose([2, 0, 0, 2, 0, 0], [1, 0, 0, 1, 10, 20]);
    expect(unitSquareBounds(scaledThenMoved)).toEqual([10, 20, 12, 22]);
    expect(compose(IDENTITY, scaledThenMoved)).toEqual(scaledThenMoved);
  });
});
