import { expect, it } from 'vitest';
import { clashKey, pathFault } from '../../../electron/engine/base/safe-path.ts';

it.each([
  ['', 'empty'],
  ['/a', 'absolute'],
  ['~', 'absolute'],
  ['~/a', 'absolute'],
  ['~root/a', 'absolute'],
  ['C:/a', 'drive'],
  ['../a', 'parent'],
  ['a/../b', 'parent'],
  ['a//b', 'segment'],
  ['./a', 'segment'],
  ['a.', 'segment'],
  ['a ', 'segment'],
  ['a?b', 'segment'],
  ['a\\b', 'backslash'],
  ['a\nb', 'control'],
  ['a\u0085b', 'control'],
  ['a\u202egpj.exe', 'control'],
  ['con.txt', 'reserved'],
  ['a/LPT1', 'reserved'],
  ['COM0', 'reserved'],
  ['ộ'.repeat(86), 'too-long'],
  ['a/'.repeat(512) + 'b', 'too-long'],
])('%j is no path for a file: %s', (path, fault) => {
  expect(pathFault(path)).toBe(fault);
});

it.each(['a', 'data/packages/1uuid-9C13.zip', 'hộp 1/Mục lục (2).pdf', '~$nháp.docx', 'console.txt', '.a'])(
  '%s is one',
  (path) => {
    expect(pathFault(path)).toBeNull();
  },
);

it('two spellings of one file have one key', () => {
  expect(clashKey('Hộp/A'.normalize('NFD'))).toBe(clashKey('hộp/a'));
});
