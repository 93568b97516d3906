import { beforeEach, describe, expect, it } from 'vitest';
import { redo, undo } from '../../../electron/engine/edits/index.ts';
import { checkFile, readFileRecord, setValue } from '../../../electron/engine/efile/index.ts';
import {
  cutIntoFile,
  deleteRecords,
  readForm,
  setValues,
  takeFromPage,
} from '../../../electron/engine/forming/index.ts';
import { unpackOcr } from '../../../electron/engine/ocr/index.ts';
import { find } from '../../../electron/engine/search/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { codeOf, emptyFile } from '../../support/forming.ts';
import { receive } from '../../support/pages.ts';
import { newWorkspace } from '../../support/workspace.ts';

let ws: Workspace;
beforeEach(async () => {
  ws = await newWorkspace();
});

describe('a value', () => {
  it('typed counts before all others, is kept though it is wrong, and shows as a finding', () => {
    const { file } = emptyFile(ws);
    receive(ws, 'hộp 1', { 'a.tif': 1 });
    const [document] = cutIntoFile(ws, [[1]], file).ids;
    const owner = { kind: 'document', id: document! } as const;
    setValue(ws.db, owner, 'codeNumber', 'extracted', '12', 't', { pageId: 1, box: [1, 2, 30, 40], confidence: 80 });
    setValue(ws.db, owner, 'subject', 'imported', 'Về việc cũ', 't');
    expect(readForm(ws, 'document', document!)).toMatchObject({
      values: {
        codeNumber: { value: '12', origin: 'extracted' },
        subject: { value: 'Về việc cũ', origin: 'imported' },
      },
      offers: [{ key: 'codeNumber', value: '12', pageId: 1, box: [1, 2, 30, 40], confidence: 80 }],
    });
    setValues(ws, 'document', [document!], 'codeNumber', ' một hai ba bốn ');
    const shown = readForm(ws, 'document', document!);
    expect(shown.values['codeNumber']).toEqual({ value: 'một hai ba bốn', origin: 'typed' });
    const findings = checkFile(readFileRecord(ws, file), 'sip');
    expect(findings.some(({ code, place }) => code === 'efile/field-too-long' && place.endsWith('/codeNumber'))).toBe(
      true,
    );
    // Empty on purpose: what the page says does not come back.
    setValues(ws, 'document', [document!], 'codeNumber', '');
    expect(readForm(ws, 'document', document!).values['codeNumber']).toBeUndefined();
    takeFromPage(ws, [document!], ['codeNumber', 'subject']);
    expect(readForm(ws, 'document', document!).values['codeNumber']).toEqual({ value: '12', origin: 'typed' });
    expect(readForm(ws, 'document', document!).values['subject']).toEqual({ value: 'Về việc cũ', origin: 'imported' });
    setValues(ws, 'file', [file], 'mode', '02');
    expect(readForm(ws, 'document', document!).values['mode']).toEqual({ value: '02', origin: 'inherited' });
    expect(codeOf(() => setValues(ws, 'document', [document!], 'docId', 'x'))).toBe('usage/invalid-input');
  });

  it('of many documents is one step, and search finds what stands there before and after undo', () => {
    const { file } = emptyFile(ws);
    receive(ws, 'hộp 1', { 'a.tif': 3 });
    const { ids } = cutIntoFile(ws, [[1], [2], [3]], file);
    const found = (words: string) => find(ws.db, { query: words, filters: {}, limit: 10 }, unpackOcr).hits.length;
    setValues(ws, 'document', ids, 'organName', 'Sở Nội vụ');
    expect(found('so noi vu')).toBe(3);
    undo(ws);
    expect(found('so noi vu')).toBe(0);
    redo(ws);
    deleteRecords(ws, 'document', [ids[0]!]);
    expect(found('so noi vu')).toBe(2);
    undo(ws);
    expect(found('so noi vu')).toBe(3);
  });
});
