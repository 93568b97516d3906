import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appendLog } from '../../../electron/engine/base/log-file.ts';
import { lineLogger } from '../../../electron/engine/base/logger.ts';
import { tempFolder } from '../../support/temp-folder.ts';
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

it('a log that has grown long is put aside, and only one of those is kept', () => {
  const folder = tempFolder();
  const path = join(folder, 'a.log');
  writeFileSync(`${path}.old`, 'the oldest');
  writeFileSync(path, 'x'.repeat(2 ** 20 + 1));
  appendLog(path, 'one\n');
  appendLog(path, 'two\n');
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  expect(readFileSync(`${path}.old`, 'utf8')).toHaveLength(2 ** 20 + 1);
  expect(readdirSync(folder)).toHaveLength(2);
  expect(() => appendLog(join(folder, 'none', 'a.log'), 'x')).not.toThrow();
});
