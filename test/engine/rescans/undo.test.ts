import { describe, expect, it } from 'vitest';
import { setValue } from '../../../electron/engine/efile/index.ts';
import { redo, undo } from '../../../electron/engine/edits/index.ts';
import { storeFields } from '../../../electron/engine/extract/store.ts';
import type { ExtractedField } from '../../../electron/engine/extract/index.ts';
import { unpackOcr } from '../../../electron/engine/ocr/index.ts';
import { judgePages } from '../../../electron/engine/page-edits/index.ts';
import { readPageDetail } from '../../../electron/engine/pages/index.ts';
import { find } from '../../../electron/engine/search/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { addFile, addText } from '../../support/records.ts';
import { confirm, handIn, oneSentBack, rows } from '../../support/rescans.ts';
import { scan } from '../../support/scanned-workspace.ts';

const GRID = { width: 83, height: 117, dpi: 100 };
const found = (ws: Workspace, word: string): number =>
  find(ws.db, { query: word, filters: {}, limit: 9 }, unpackOcr).hits.length;

describe('a replacement that is taken back', () => {
  it('leaves no text and no codes of the new scan on a page whose old scan was never read; done again neither', async () => {
    const { ws, page } = await oneSentBack();
    const before = readPageDetail(ws, page);
    await handIn(ws, { '2.jpg': await scan(22) });
    await confirm(ws);
    addText(ws, page, ['chữ bản mới'], GRID);
    ws.db.exec(`INSERT INTO page_code VALUES (${page}, NULL, '[{"format":"x","text":"TRAM-TACH:VB"}]', 'then')`);
    expect(found(ws, 'bản mới')).toBe(1);

    undo(ws);
    expect(readPageDetail(ws, page)).toEqual(before);
    expect(rows(ws, 'SELECT * FROM ocr_result')).toEqual([]);
    expect(rows(ws, 'SELECT * FROM page_text')).toEqual([]);
    expect(rows(ws, 'SELECT * FROM page_code')).toEqual([]);
    expect(found(ws, 'bản mới')).toBe(0);

    addText(ws, page, ['chữ bản cũ'], GRID);
    redo(ws);
    expect(rows(ws, 'SELECT * FROM ocr_result')).toEqual([]);
    expect(found(ws, 'bản cũ')).toBe(0);
  });

  it('gives a document what was read from the old scan, and keeps nothing that was read from the new one', async () => {
    const { ws, ids, page } = await oneSentBack();
    const { documents } = addFile(ws, { documents: [{ pages: [ids[0]!, page] }] });
    const document = { id: documents[0]!, name: 'x' };
    const field = (key: ExtractedField['key'], value: string, at: number): ExtractedField => ({
      ...{ key, value, state: 'read', page: at, box: [1, 2, 3, 4], confidence: 90, evidence: value },
    });
    const values = () =>
      rows(ws, `SELECT key, value, page_id, box FROM field_value WHERE origin = 'extracted' ORDER BY key`);
    storeFields(ws, document, [field('codeNumber', '7', 1), field('organName', 'Sở cũ', 0)], [ids[0]!, page]);
    const before = values();
    await handIn(ws, { '2.jpg': await scan(22) });
    await confirm(ws);
    const replaced = values();
    expect(replaced).toMatchObject([{ value: '7', box: null }, { box: '[1,2,3,4]' }]);

    storeFields(ws, document, [field('signerName', 'Người mới', 1), field('organName', 'Sở mới', 1)], [ids[0]!, page]);
    undo(ws);
    expect(values()).toEqual(before);
    redo(ws);
    expect(values()).toEqual(replaced);
  });

  it('of two pages of one document leaves the places on neither', async () => {
    const { ws, ids, page } = await oneSentBack();
    const { documents } = addFile(ws, { documents: [{ pages: [ids[0]!, page] }] });
    judgePages(ws, [ids[0]!], 'rescan', 'mờ');
    for (const [key, pageId] of [['codeNumber', page] as const, ['organName', ids[0]!] as const])
      setValue(ws.db, { kind: 'document', id: documents[0]! }, key, 'extracted', '7', 'then', {
        ...{ pageId, box: [1, 2, 3, 4], confidence: 50 },
      });
    await handIn(ws, { '1.jpg': await scan(21), '2.jpg': await scan(22) });
    await confirm(ws);
    expect(rows(ws, `SELECT box FROM field_value WHERE origin = 'extracted'`)).toEqual([{ box: null }, { box: null }]);
  });
});
