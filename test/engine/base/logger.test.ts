import { expect, it } from 'vitest';
import { lineLogger } from '../../../electron/engine/base/logger.ts';
import { FIXED_CLOCK } from '../../support/workspace.ts';

it('writes an entry as one line, whatever its message holds', () => {
  const lines: string[] = [];
  const logger = lineLogger((line) => lines.push(line), FIXED_CLOCK);
  logger.warn('đọc hỏng\ntrang', { page: 'a\nb.jpg' });
  expect(lines).toHaveLength(1);
  expect(lines[0]!.endsWith('\n')).toBe(true);
  expect(lines[0]!.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({ message: 'đọc hỏng\ntrang', page: 'a\nb.jpg' });
});
