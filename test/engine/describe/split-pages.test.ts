import { expect, it } from 'vitest';
import { PageResolver } from '../../../electron/engine/describe/resolve-pages.ts';
import { splitPages } from '../../../electron/engine/page-edits/index.ts';
import { listPages } from '../../../electron/engine/pages/index.ts';
import { scan, takeIn } from '../../support/scanned-workspace.ts';
import { newWorkspace } from '../../support/workspace.ts';

it('a description names a double page whole, or one of its halves by a letter', async () => {
  const ws = await newWorkspace();
  await takeIn(ws, { '1.jpg': await scan(1), '2.jpg': await scan(2) });
  splitPages(ws, [listPages(ws)[0]!.id], 0.5);
  const [a, b, whole] = listPages(ws).map(({ id }) => id);
  const resolver = new PageResolver(ws.db, 1);
  const pagesOf = (text: string) => {
    const found = resolver.resolve(text);
    return 'code' in found ? found.code : found.pageIds;
  };
  expect(pagesOf('1.jpg')).toEqual([a, b]);
  expect(pagesOf('1.jpg#1')).toEqual([a, b]);
  expect(pagesOf('1.jpg#1a')).toEqual([a]);
  expect(pagesOf('1.jpg#1b; 2.jpg')).toEqual([b, whole]);
  expect(pagesOf('1.jpg#1a-1b')).toEqual([a, b]);
  expect(pagesOf('1.jpg#1b-1a')).toBe('describe/pages-unreadable');
  expect(pagesOf('2.jpg#1b')).toBe('describe/page-not-there');
  expect(pagesOf('1.jpg#2')).toBe('describe/page-not-there');
});

it('a cell that separates files by commas is told to use semicolons, if that names what was received', async () => {
  const ws = await newWorkspace();
  await takeIn(ws, { '004-1.jpg': await scan(1), '004-2.jpg': await scan(2), 'a, b.jpg': await scan(3) });
  const resolver = new PageResolver(ws.db, 1);
  const meant = { code: 'describe/separated-by-comma', params: { meant: '004-1.jpg; 004-2.jpg#1' } };
  expect(resolver.resolve('004-1.jpg, 004-2.jpg#1')).toMatchObject(meant);
  expect(resolver.resolve('004-1.jpg, 004-2.jpg; 004-1.jpg')).toMatchObject({ code: meant.code });
  expect(resolver.resolve('004-1.jpg, 009.jpg')).toMatchObject({
    code: 'describe/file-not-received',
    params: { file: '004-1.jpg, 009.jpg' },
  });
  // A comma in a name is no fault.
  expect(resolver.resolve('a, b.jpg; 004-1.jpg')).toMatchObject({ pageIds: [expect.any(Number), expect.any(Number)] });
});
