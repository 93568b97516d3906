import { describe, expect, it } from 'vitest';
import { shownNumber } from '../../../electron/engine/describe/number-text.ts';

describe('a number', () => {
  it.each<[number, string | undefined, string | null]>([
    [5, undefined, '5'],
    [5, '@', '5'],
    [49.01, 'General', '49.01'],
    [0.1 + 0.2, 'General', '0.3'],
    [5, '00', '05'],
    [0, '00', '00'],
    [123, '00', '123'],
    [49.01, '000.00', '049.01'],
    [2, '0.00', '2.00'],
    [2.5, '0.0#', '2.5'],
    [2.567, '0.00', '2.57'],
    [-5, '00', '-05'],
    [-5, '0;(0)', '(5)'],
    [0, '0;-0;"không"', null],
    [7, '"H"000', 'H007'],
    [7, '000\\.\\V', '007.V'],
    [7, '[Red]00_ ', '07'],
    [12, '#,##0', '12'],
    [1234, '#,##0', null],
    [0.5, '0%', null],
    [5, '00-00', null],
    [5, '0.00E+00', null],
    [5, '[>3]00;000', null],
    [1e15, 'General', null],
    [1e-12, 'General', null],
    [5, ';;;', null],
  ])('%d in a cell of the format %s is %s', (value, format, shown) => {
    expect(shownNumber(value, format)).toBe(shown);
  });
});
