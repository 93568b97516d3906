import { DOUBT_STEP, doubtSteps } from '../../../shared/model/doubt.ts';
import { doubtfulBelow } from '../../../electron/engine/proofread/page-texts.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { describe, expect, it } from 'vitest';
import { ocrText } from '../../../shared/model/ocr.ts';
import { redo, undo } from '../../../electron/engine/edits/index.ts';
import { readPageText, readRecognised, unpackOcr } from '../../../electron/engine/ocr/index.ts';
import {
  confirmWords,
  correctWords,
  forgetLost,
  joinWords,
  countPageTexts,
  listProofPages,
  proofQueue,
  readProofPage,
  restoreWords,
} from '../../../electron/engine/proofread/index.ts';
import { find } from '../../../electron/engine/search/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { newWorkspace } from '../../support/workspace.ts';
import { proofBatch, recognise } from './proof-pages.ts';

const textOf = (ws: Workspace, page: number): string => ocrText(readPageText(ws.db, page)!);
const found = (ws: Workspace, query: string): number =>
  find(ws.db, { query: query, filters: {}, limit: 10 }, unpackOcr).hits.filter((hit) => hit.kind === 'page').length;
const codeOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('a corrected word', () => {
  it('stands in the text with who and when, while what was recognised stays as it was', async () => {
    const ws = await newWorkspace();
    const [page] = proofBatch(ws, [['Qụyết~41 định', 'nạm 2001']]);
    const shown = correctWords(ws, page!, [{ word: 0, text: ' Quyê\u0301t ' }]);
    expect(shown.lines[0]!.words[0]).toMatchObject({
      text: 'Quyết',
      read: 'Qụyết',
      confidence: 41,
      said: { by: 'test', at: '2026-06-12T11:45:37+07:00' },
    });
    expect(textOf(ws, page!)).toBe('Quyết định\nnạm 2001');
    expect(ocrText(readRecognised(ws.db, page!)!)).toBe('Qụyết định\nnạm 2001');
  });

  it('is found by search, and the search follows undo and redo', async () => {
    const ws = await newWorkspace();
    const [page] = proofBatch(ws, [['Quvet~41 định']]);
    expect([found(ws, 'quyet'), found(ws, 'quvet')]).toEqual([0, 1]);
    correctWords(ws, page!, [{ word: 0, text: 'Quyết' }]);
    expect([found(ws, 'quyet'), found(ws, 'quvet')]).toEqual([1, 0]);
    expect(find(ws.db, { query: 'Quyết', filters: {}, limit: 1 }, unpackOcr).hits[0]).toMatchObject({
      snippet: 'Quyết định',
      sameMarks: true,
    });
    undo(ws);
    expect([found(ws, 'quyet'), found(ws, 'quvet'), textOf(ws, page!)]).toEqual([0, 1, 'Quvet định']);
    redo(ws);
    expect([found(ws, 'quyet'), found(ws, 'quvet'), textOf(ws, page!)]).toEqual([1, 0, 'Quyết định']);
  });

  it('becomes several words by a blank, none by nothing, and one with the next when they are joined', async () => {
    const ws = await newWorkspace();
    const [page] = proofBatch(ws, [['hànhchính |~10 quyết đị nh', 'số']]);
    correctWords(ws, page!, [
      { word: 0, text: 'hành chính' },
      { word: 1, text: '' },
    ]);
    joinWords(ws, page!, 3);
    expect(textOf(ws, page!)).toBe('hành chính quyết định\nsố');
    const [line] = readPageText(ws.db, page!)!.lines;
    const [hanh, chinh] = line!.words;
    const [x0, , x1] = readRecognised(ws.db, page!)!.lines[0]!.words[0]!.box;
    expect([hanh!.box[0], chinh!.box[2]]).toEqual([x0, x1]);
    expect(hanh!.box[2]).toBeLessThan(chinh!.box[0]);
    expect(codeOf(() => joinWords(ws, page!, 5))).toBe('proofread/last-of-line');
    expect(codeOf(() => correctWords(ws, page!, [{ word: 6, text: 'x' }]))).toBe('proofread/no-word');
    // People count words from 1.
    expect(() => correctWords(ws, page!, [{ word: 6, text: 'x' }])).toThrow('{"word":7}');
    undo(ws);
    expect(textOf(ws, page!)).toBe('hành chính quyết đị nh\nsố');
  });

  it('is as it was read again when the correction is taken back', async () => {
    const ws = await newWorkspace();
    const [page] = proofBatch(ws, [['nạm~30']]);
    correctWords(ws, page!, [{ word: 0, text: 'năm' }]);
    correctWords(ws, page!, [{ word: 0, text: 'nằm' }]);
    expect(restoreWords(ws, page!, [0]).lines[0]!.words[0]).toMatchObject({ text: 'nạm', said: null });
    undo(ws);
    expect(textOf(ws, page!)).toBe('nằm');
    undo(ws);
    expect(textOf(ws, page!)).toBe('năm');
  });
});

describe('the count of words in doubt', () => {
  it('adds up from the text of the steps what counting the confidences gives', () => {
    const confidences = [0, 3, 4.99, 5, 41, 79.9, 80, 94, 99, 100, 100];
    const steps = JSON.stringify(doubtSteps(confidences));
    for (let limit = 0; limit <= 100; limit += DOUBT_STEP) {
      // The last step holds the hundreds too: at 100 everything is below.
      const below = confidences.filter((confidence) => confidence < limit || limit === 100).length;
      expect(doubtfulBelow(steps, limit), String(limit)).toBe(below);
    }
    expect(doubtfulBelow(null, 80)).toBe(0);
  });
});

describe('words in doubt', () => {
  it('are fewer by those corrected and those marked right', async () => {
    const ws = await newWorkspace();
    const [one, two] = proofBatch(ws, [['một~40 hai~70 ba'], ['bốn~10']]);
    const doubtful = (limit: number) => listProofPages(ws, { batch: 'hộp 1' }, limit).map((page) => page.doubtful);
    expect([doubtful(80), doubtful(50), doubtful(95)]).toEqual([
      [2, 1],
      [1, 1],
      [3, 1],
    ]);
    correctWords(ws, one!, [{ word: 1, text: 'hải' }]);
    confirmWords(ws, two!, [0]);
    expect(doubtful(80)).toEqual([1, 0]);
    expect(proofQueue(ws, 80)).toEqual([
      {
        name: 'hộp 1',
        pages: 2,
        waiting: 0,
        done: 2,
        blank: 0,
        failed: 0,
        low: 2,
        doubtful: 1,
        corrected: 1,
        lost: 0,
        uncounted: 0,
      },
    ]);
    undo(ws);
    expect(doubtful(80)).toEqual([1, 1]);
  });

  it('are counted for pages recognised before they were', async () => {
    const ws = await newWorkspace();
    proofBatch(ws, [['một~40 hai']]);
    ws.db.exec('DELETE FROM page_text');
    expect(proofQueue(ws, 80)[0]).toMatchObject({ doubtful: 0, uncounted: 1 });
    expect(await countPageTexts(ws, silentTask())).toEqual({ pages: 1 });
    expect(proofQueue(ws, 80)[0]).toMatchObject({ doubtful: 1, uncounted: 0 });
    expect(await countPageTexts(ws, silentTask())).toEqual({ pages: 0 });
  });
});

describe('a page recognised anew', () => {
  it('keeps corrections whose words stand there still, and reports the others', async () => {
    const ws = await newWorkspace();
    const [page] = proofBatch(ws, [['Uy~40 ban nhạn~30 dân', 'tỉnh Xx~20']]);
    correctWords(ws, page!, [
      { word: 0, text: 'Ủy' },
      { word: 2, text: 'nhân' },
      { word: 5, text: 'Hà' },
    ]);
    recognise(ws, page!, ['Ủy ban nhan dân', 'tỉnh'], 'finer');
    const shown = readProofPage(ws, page!);
    const words = shown.lines.flatMap((line) => line.words.map(({ read, text, said }) => [read, text, said !== null]));
    expect(words).toEqual([
      ['Ủy', 'Ủy', true],
      ['ban', 'ban', false],
      ['nhan', 'nhân', true],
      ['dân', 'dân', false],
      ['tỉnh', 'tỉnh', false],
    ]);
    expect(shown.lost).toMatchObject([{ read: 'Xx', text: 'Hà', by: 'test' }]);
    expect(textOf(ws, page!)).toBe('Ủy ban nhân dân\ntỉnh');
    expect(proofQueue(ws, 80)[0]).toMatchObject({ corrected: 1, lost: 1 });

    recognise(ws, page!, ['Ủy ban nhan dân', 'tỉnh Xx~25'], 'again');
    expect(textOf(ws, page!)).toBe('Ủy ban nhân dân\ntỉnh Hà');
    expect(readProofPage(ws, page!).lost).toEqual([]);
  });

  it('lets go of what has no word any more when a person says so, and takes it up again by undo', async () => {
    const ws = await newWorkspace();
    const [page] = proofBatch(ws, [['nạm~30 mới']]);
    correctWords(ws, page!, [{ word: 0, text: 'năm' }]);
    recognise(ws, page!, ['mới'], 'finer');
    const [lost] = readProofPage(ws, page!).lost;
    expect(forgetLost(ws, page!, [lost!.id]).lost).toEqual([]);
    undo(ws);
    expect(readProofPage(ws, page!).lost).toHaveLength(1);
  });

  it('never puts a correction on a word of another place and sound', async () => {
    const ws = await newWorkspace();
    const [page] = proofBatch(ws, [['nạm~30 xyz~20']]);
    correctWords(ws, page!, [
      { word: 0, text: 'năm' },
      { word: 1, text: '' },
    ]);
    recognise(ws, page!, ['huyện Đông'], 'other');
    expect(textOf(ws, page!)).toBe('huyện Đông');
    expect(readProofPage(ws, page!).lost).toHaveLength(2);
  });
});
