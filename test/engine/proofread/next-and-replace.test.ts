import { describe, expect, it } from 'vitest';
import { ocrText } from '../../../shared/model/ocr.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { undo } from '../../../electron/engine/edits/index.ts';
import { readPageText } from '../../../electron/engine/ocr/index.ts';
import {
  confirmWords,
  correctWords,
  findReplacements,
  nextDoubtful,
  replaceWords,
} from '../../../electron/engine/proofread/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { addFile } from '../../support/records.ts';
import { newWorkspace } from '../../support/workspace.ts';
import { proofBatch } from './proof-pages.ts';

const { signal } = new AbortController();
const textsOf = (ws: Workspace, pages: readonly number[]): string[] =>
  pages.map((page) => ocrText(readPageText(ws.db, page)!));

describe('the next doubtful word', () => {
  it('goes on over pages without any, begins anew at the end, and backwards alike', async () => {
    const ws = await newWorkspace();
    const [one, two, three] = proofBatch(ws, [['a~40 b', 'c~30'], ['sure'], ['d e~10']]);
    const next = (pageId: number, word: number, back = false) =>
      nextDoubtful(ws, { batch: 'hộp 1' }, 80, { from: { pageId, word }, back });
    expect(nextDoubtful(ws, {}, 80, { from: null, back: false })).toEqual({
      place: { pageId: one, word: 0 },
      wrapped: false,
      left: 3,
    });
    expect(next(one!, 0)).toMatchObject({ place: { pageId: one, word: 2 }, wrapped: false });
    expect(next(one!, 2)).toMatchObject({ place: { pageId: three, word: 1 }, wrapped: false });
    expect(next(two!, 0)).toMatchObject({ place: { pageId: three, word: 1 }, wrapped: false });
    expect(next(three!, 1)).toMatchObject({ place: { pageId: one, word: 0 }, wrapped: true });
    expect(next(one!, 0, true)).toMatchObject({ place: { pageId: three, word: 1 }, wrapped: true });
    expect(next(three!, 1, true)).toMatchObject({ place: { pageId: one, word: 2 }, wrapped: false });
    confirmWords(ws, one!, [0, 2]);
    expect(next(three!, 1)).toEqual({ place: { pageId: three, word: 1 }, wrapped: true, left: 1 });
    confirmWords(ws, three!, [1]);
    expect(next(three!, 1)).toEqual({ place: null, wrapped: false, left: 0 });
  });

  it('keeps to a document and its order', async () => {
    const ws = await newWorkspace();
    const [one, two, three] = proofBatch(ws, [['a~40'], ['b~40'], ['c~40']]);
    const file = addFile(ws, { documents: [{ pages: [three!, one!] }] });
    const scope = { documentId: file.documents[0]! };
    const first = nextDoubtful(ws, scope, 80, { from: null, back: false });
    expect(first).toMatchObject({ place: { pageId: three }, left: 2 });
    expect(nextDoubtful(ws, scope, 80, { from: first.place, back: false })).toMatchObject({ place: { pageId: one } });
    expect(two).toBeDefined();
  });
});

describe('replacing everywhere', () => {
  const pages = [['Uy ban nhân dân', 'huyện, uy tín'], ['ỦY BAN xã'], ['quy ước']];

  it('finds without marks or exactly as typed, whole words or parts', async () => {
    const ws = await newWorkspace();
    proofBatch(ws, pages);
    const places = async (query: { find: string; exact: boolean; wholeWord: boolean }, scope = {}) =>
      (await findReplacements(ws, scope, { ...query, replace: 'Ủy' }, signal)).hits.map((hit) => hit.before);
    expect(await places({ find: 'uy', exact: false, wholeWord: true })).toEqual(['Uy', 'uy', 'ỦY']);
    expect(await places({ find: 'uy', exact: true, wholeWord: true })).toEqual(['uy']);
    expect(await places({ find: 'uy', exact: true, wholeWord: false })).toEqual(['huyện,', 'uy', 'quy']);
    expect(await places({ find: 'uy', exact: false, wholeWord: true }, { batch: 'hộp 2' })).toEqual([]);
    expect(await places({ find: ' ', exact: false, wholeWord: true })).toEqual([]);
  });

  it('changes the chosen places only, in one step of undo, and says which are gone', async () => {
    const ws = await newWorkspace();
    const ids = proofBatch(ws, pages);
    const query = { find: 'uy ban', replace: 'Ủy ban', exact: false, wholeWord: true };
    const { hits, more } = await findReplacements(ws, {}, query, signal);
    expect(more).toBe(false);
    expect(hits).toMatchObject([
      { pageId: ids[0], word: 0, before: 'Uy ban', after: 'Ủy ban', left: '', right: 'nhân dân', source: '1.jpg' },
      { pageId: ids[1], word: 0, before: 'ỦY BAN', after: 'Ủy ban', right: 'xã' },
    ]);
    const chosen = [
      { pageId: ids[0]!, word: 0 },
      { pageId: ids[2]!, word: 0 },
    ];
    const told: number[] = [];
    const task = { signal, report: ({ done }: { readonly done: number }) => void told.push(done) };
    expect(await replaceWords(ws, query, chosen, task)).toEqual({ changed: 1, pages: 1, gone: 1 });
    expect(told).toEqual([0, 1]);
    expect(textsOf(ws, ids)).toEqual(['Ủy ban nhân dân\nhuyện, uy tín', 'ỦY BAN xã', 'quy ước']);
    undo(ws);
    expect(textsOf(ws, ids)[0]).toBe('Uy ban nhân dân\nhuyện, uy tín');
  });

  it('changes nothing when it is stopped, and stands beside a correction made while it read', async () => {
    const ws = await newWorkspace();
    const ids = proofBatch(
      ws,
      Array.from({ length: 25 }, () => ['Uy ban một']),
    );
    const query = { find: 'Uy', replace: 'Ủy', exact: true, wholeWord: true };
    const { hits } = await findReplacements(ws, {}, query, signal);
    const stopped = { signal: AbortSignal.abort(), report: () => undefined };
    await expect(replaceWords(ws, query, hits, stopped)).rejects.toMatchObject({ code: 'internal/cancelled' });
    expect(new Set(textsOf(ws, ids))).toEqual(new Set(['Uy ban một']));
    const replacing = replaceWords(ws, query, hits, silentTask());
    correctWords(ws, ids[24]!, [{ word: 2, text: 'Một' }]);
    expect(await replacing).toMatchObject({ changed: 25 });
    expect(textsOf(ws, ids)[24]).toBe('Ủy ban Một');
    undo(ws);
    expect(textsOf(ws, ids).slice(23)).toEqual(['Uy ban một', 'Uy ban Một']);
  });

  it('deals the new text out to the words it takes the place of', async () => {
    const ws = await newWorkspace();
    const ids = proofBatch(ws, [['hành chính sự nghiệp'], ['aa aa aa']]);
    const replace = async (find: string, to: string) => {
      const query = { find, replace: to, exact: true, wholeWord: false };
      const { hits } = await findReplacements(ws, {}, query, signal);
      return replaceWords(ws, query, hits, silentTask());
    };
    await replace('hành chính sự', 'hành chánh');
    await replace('chánh nghiệp', 'chính và sự nghiệp');
    await replace('a', 'bb');
    expect(textsOf(ws, ids)).toEqual(['hành chính và sự nghiệp', 'bbbb bbbb bbbb']);
  });
});
