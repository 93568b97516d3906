import { expect, it } from 'vitest';
import { PathSet } from '../../../electron/engine/bagit/names.ts';

const UNSAFE = expect.objectContaining({ code: 'disk/unsafe-name' }) as Error;

it('takes what every system can carry, at most 200 characters', () => {
  const names = new PathSet();
  for (const path of ['data/packages/1uuid-9C13.zip', 'data/Mục lục hồ sơ.pdf', 'x'.repeat(200)]) names.add(path);
  for (const path of ['../a', 'data/con.txt', 'y'.repeat(201)]) expect(() => names.add(path)).toThrow(UNSAFE);
});

it('takes no second path that some system takes for the first', () => {
  const names = new PathSet();
  names.add('data/Mục lục.pdf');
  for (const path of ['data/Mục lục.pdf', 'data/MỤC LỤC.PDF', 'data/Mục lục.pdf'.normalize('NFD')])
    expect(() => names.add(path)).toThrow(UNSAFE);
});
