import { describe, expect, it } from 'vitest';
import { clearOrigin, effectiveValues, setValue, valuesOf, type Origin } from '../../../electron/engine/efile/index.ts';
import { compareWithGiven, loadFields } from '../../../electron/engine/extract/index.ts';
import { storeFields } from '../../../electron/engine/extract/store.ts';
import type { ExtractedField } from '../../../electron/engine/extract/index.ts';
import { change } from '../../../electron/engine/workspace/index.ts';
import { receive } from '../../support/pages.ts';
import { addFile, pagesOf } from '../../support/records.ts';
import { newWorkspace } from '../../support/workspace.ts';

const OWNER = { kind: 'document', id: 1 } as const;

/** A document without values of its own, with one page. */
async function bareDocument() {
  const ws = await newWorkspace();
  receive(ws, 'hộp 1', { 'a.tif': 1 });
  addFile(ws, { documents: [{ pages: pagesOf(ws, 'a.tif') }] });
  clearOrigin(ws.db, OWNER, 'imported');
  const set = (origin: Origin, value: string | null, key = 'subject') =>
    setValue(ws.db, OWNER, key, origin, value, 'now');
  return { ws, set };
}

describe('of the values of one field', () => {
  it.each<[Origin, Origin]>([
    ['typed', 'imported'],
    ['typed', 'extracted'],
    ['imported', 'extracted'],
    ['extracted', 'derived'],
  ])('the %s one counts before the %s one, whichever came first', async (winner, loser) => {
    const { ws, set } = await bareDocument();
    set(winner, 'cái được tính');
    set(loser, 'cái kia');
    expect(effectiveValues(ws.db, OWNER)).toEqual({ subject: 'cái được tính' });
    set(winner, 'cái mới');
    expect(effectiveValues(ws.db, OWNER)).toEqual({ subject: 'cái mới' });
    clearOrigin(ws.db, OWNER, winner);
    expect(effectiveValues(ws.db, OWNER)).toEqual({ subject: 'cái kia' });
  });

  it('handwriting seen on the page hides nothing that is known', async () => {
    const { ws, set } = await bareDocument();
    set('extracted', null);
    expect(effectiveValues(ws.db, OWNER)).toEqual({});
    set('derived', 'theo quy tắc');
    expect(effectiveValues(ws.db, OWNER)).toEqual({ subject: 'theo quy tắc' });
  });

  it('each is kept in composed letters, with the place on the page it was read at', async () => {
    const { ws } = await bareDocument();
    const evidence = { pageId: 1, box: [10, 20, 110, 40], confidence: 71.5 } as const;
    setValue(ws.db, OWNER, 'subject', 'extracted', 'Ve\u0302\u0300 da\u0302n so\u0302\u0301', 'now', {
      ...evidence,
      box: [...evidence.box],
    });
    expect(valuesOf(ws.db, OWNER, 'extracted')).toEqual({ subject: 'Về dân số' });
    expect(loadFields(ws.db, 1)).toMatchObject([{ key: 'subject', page: 0, box: [10, 20, 110, 40], confidence: 71.5 }]);
  });
});

describe('what was read from the page', () => {
  const read: ExtractedField = {
    key: 'subject',
    state: 'read',
    value: 'Về công tác dân số',
    page: 0,
    box: [1, 2, 3, 4],
    confidence: 90,
    evidence: 'Về công tác dân số',
  };

  it('does not take the place of what was imported or typed; the disagreement is a finding', async () => {
    const { ws, set } = await bareDocument();
    set('imported', 'Về công tác dân vận');
    storeFields(ws, { id: 1, name: 'h/1' }, [read], [1]);
    expect(effectiveValues(ws.db, OWNER)['subject']).toBe('Về công tác dân vận');
    expect(compareWithGiven(loadFields(ws.db, 1), valuesOf(ws.db, OWNER, 'imported'), 'h/1')).toMatchObject([
      { code: 'extract/differs-from-given', place: 'h/1/subject', params: { read: 'Về công tác dân số' } },
    ]);
  });

  it('is written with its entry in the journal, or not at all', async () => {
    const { ws } = await bareDocument();
    const entries = () => (ws.db.prepare('SELECT count(*) AS n FROM audit').get() as { n: number }).n;
    const before = entries();
    ws.db.exec(`CREATE TEMP TRIGGER stop BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no journal'); END`);
    expect(() => storeFields(ws, { id: 1, name: 'h/1' }, [read], [1])).toThrow('no journal');
    ws.db.exec('DROP TRIGGER stop');
    expect(effectiveValues(ws.db, OWNER)).toEqual({});
    expect(ws.db.prepare(`SELECT rowid FROM search_document WHERE search_document MATCH 'dan'`).all()).toEqual([]);

    const failing = () =>
      change(ws, { action: 'document/value', subject: 'document:1' }, () => {
        setValue(ws.db, OWNER, 'subject', 'typed', 'Nửa chừng', 'now');
        throw new Error('the change broke off');
      });
    expect(failing).toThrow('broke off');
    expect(effectiveValues(ws.db, OWNER)).toEqual({});
    expect(entries()).toBe(before);

    storeFields(ws, { id: 1, name: 'h/1' }, [read], [1]);
    expect(entries()).toBe(before + 1);
  });
});
