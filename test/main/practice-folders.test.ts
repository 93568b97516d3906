import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newPractice, PRACTICE_WORKSPACE } from '../../electron/main/practice-folders.ts';
import { tempFolder } from '../support/temp-folder.ts';

it('begins a practice anew: earlier ones go, but not one a living program holds, nor what is none', () => {
  const parent = tempFolder();
  const make = (name: string, pid?: number): string => {
    const workspace = join(parent, name, PRACTICE_WORKSPACE);
    mkdirSync(workspace, { recursive: true });
    if (pid !== undefined)
      writeFileSync(join(workspace, 'workspace.lock.json'), JSON.stringify({ pid, host: hostname(), since: '' }));
    return join(parent, name);
  };
  const left = make('0123abcd');
  const crashed = make('89abcdef', 2 ** 30);
  const held = make('00000000', process.pid);
  const foreign = make('ho-so-that');
  const { folder, removed } = newPractice(parent);
  expect([...removed].sort()).toEqual([left, crashed]);
  expect([held, foreign].every((path) => existsSync(path))).toBe(true);
  expect([left, crashed, folder].some((path) => existsSync(path))).toBe(false);
  expect(newPractice(join(parent, 'none')).removed).toEqual([]);
});
