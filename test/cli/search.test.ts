import { expect, it } from 'vitest';
import { listPages } from '../../electron/engine/pages/index.ts';
import { addText } from '../support/records.ts';
import { numberedScans, takeIn } from '../support/scanned-workspace.ts';
import { jsonOf, tramHere } from '../support/tram.ts';
import { newWorkspace } from '../support/workspace.ts';

const TEXTS = [
  'Đảng ủy xã Đông Hà Nam ban hành Quyết định số 1247/QĐ-UBND',
  'Báo cáo tình hình dân số của đang và sẽ làm',
  'dang thi dao khong dau',
];

it('search looks further than what it shows when the first found lack the marks that were typed', async () => {
  const ws = await newWorkspace();
  await takeIn(ws, await numberedScans(TEXTS.length));
  const ids = listPages(ws).map(({ id }) => id);
  ids.forEach((id, at) => addText(ws, id, [TEXTS[at]!]));
  ws.close();
  const found = async (...words: string[]) => {
    const { result } = jsonOf(await tramHere(['-w', ws.paths.root, 'search', ...words, '--json']));
    return result as { hits: { pageId: number }[]; total: number; atLeast: boolean };
  };
  for (const [query, id] of [
    ['Đảng', ids[0]],
    ['đang', ids[1]],
    ['dang', ids[2]],
  ] as const) {
    const { hits, ...rest } = await found(query, '--limit', '2');
    expect([query, hits.length, hits[0]?.pageId, rest]).toEqual([query, 2, id, { total: 3, atLeast: false }]);
  }
  expect((await found('dang', '--limit', '500')).hits).toHaveLength(3);
});
