import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkFile, listFileIds, readFileRecord, selectFiles } from '../../../electron/engine/efile/index.ts';
import { createWorkspace, type Workspace } from '../../../electron/engine/workspace/index.ts';
import { receive } from '../../support/pages.ts';
import { addFile, pagesOf } from '../../support/records.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { AGENCY, FIXED_CLOCK, newWorkspace } from '../../support/workspace.ts';

/** The agency of the worked examples in the circular's rules. */
async function workedExample(): Promise<Workspace> {
  const agency = { ...AGENCY, agencyId: 'H49.64.33', archiveCode: '001.03.08' };
  const ws = await createWorkspace(join(tempFolder(), 'ws'), agency, { clock: FIXED_CLOCK });
  afterEach(() => ws.close());
  return ws;
}

describe('a file', () => {
  it('has the identifiers of the worked examples, composed from agency, archive, year, notation and inventory', async () => {
    const ws = await workedExample();
    receive(ws, 'hộp 1', { 'a.tif': 2, 'b.tif': 1 });
    const documents = [{ pages: pagesOf(ws, 'a.tif') }, { pages: pagesOf(ws, 'b.tif') }];
    const { id } = addFile(ws, { notation: '160', inventory: '01', documents });
    const file = readFileRecord(ws, id);
    expect(file.values).toMatchObject({
      fileCode: 'H49.64.33.2001.160',
      arcFileCode: '001.03.08.H49.64.33.2001.160.01',
    });
    expect(file.documents.map(({ values }) => [values['docId'], values['docCode'], values['docOrdinal']])).toEqual([
      ['H49.64.33.2001.160.1', 'H49.64.33.2001.160.0000001', '1'],
      ['H49.64.33.2001.160.2', 'H49.64.33.2001.160.0000002', '2'],
    ]);
    expect(file.documents[1]?.values['arcFileCode']).toBe('001.03.08.H49.64.33.2001.160.01');
  });

  it('whose identifiers grew too long is read all the same, and the check says so of each, with its parts', async () => {
    const ws = await workedExample();
    const { id } = addFile(ws, { notation: '1234567.HC', inventory: '9'.repeat(90), documents: [{ pages: [] }] });
    const file = readFileRecord(ws, id);
    expect(file.documents[0]?.values['docId']).toBe('H49.64.33.2001.1234567.HC.1');
    const said = checkFile(file, 'sip').filter(({ code }) => code === 'rules/identifier');
    expect(said).toMatchObject([
      { place: `${file.code}/arcFileCode`, params: { length: 126, max: 100, what: 'parts-of-arcFileCode' } },
      { place: `${file.code}/1/docId`, params: { value: 'H49.64.33.2001.1234567.HC.1', length: 27, max: 25 } },
    ]);
  });

  it('counts its pages from the pages themselves: all that were received, each once', async () => {
    const ws = await newWorkspace();
    receive(ws, 'hộp 1', { 'a.tif': 3, 'b.tif': 2, 'c.tif': 4 });
    const one = addFile(ws, {
      // What the spreadsheet said of the counts has no say.
      values: { numberOfPage: '99', totalDoc: '7' },
      documents: [{ pages: pagesOf(ws, 'a.tif') }, { pages: pagesOf(ws, 'b.tif'), values: { numberOfPage: '50' } }],
    });
    const two = addFile(ws, { notation: '02.VP', documents: [{ pages: pagesOf(ws, 'c.tif') }] });
    const files = [one, two].map(({ id }) => readFileRecord(ws, id));
    expect(files.map(({ values }) => [values['totalDoc'], values['numberOfPage']])).toEqual([
      ['2', '5'],
      ['1', '4'],
    ]);
    expect(files[0]?.documents.map(({ values }) => values['numberOfPage'])).toEqual(['3', '2']);
    const joined = files.flatMap((file) => file.documents.flatMap(({ pageIds }) => pageIds));
    const received = ws.db.prepare<[], number>('SELECT id FROM page ORDER BY id').pluck().all();
    expect(joined.toSorted((a, b) => a - b)).toEqual(received);
  });

  it('hands its retention, access and language down to documents that state none', async () => {
    const ws = await newWorkspace();
    receive(ws, 'hộp 1', { 'a.tif': 1, 'b.tif': 1 });
    const none = { maintenance: '', mode: '', language: '', confidenceLevel: '', riskRecovery: '' };
    const { id } = addFile(ws, {
      values: { maintenance: '03', mode: '02', language: '01;03' },
      documents: [
        { pages: pagesOf(ws, 'a.tif'), values: none },
        { pages: pagesOf(ws, 'b.tif'), values: { ...none, mode: '01' } },
      ],
    });
    const [first, second] = readFileRecord(ws, id).documents;
    expect(first?.values).toMatchObject({ maintenance: '03', mode: '02', language: '01;03', confidenceLevel: '02' });
    expect(second?.values).toMatchObject({ maintenance: '03', mode: '01' });
    expect(first?.values['title']).toBeUndefined();
  });

  it('that is not there is refused by name', async () => {
    const ws = await newWorkspace();
    expect(() => readFileRecord(ws, 7)).toThrow(expect.objectContaining({ code: 'efile/file-not-found' }) as Error);
  });
});

describe('choosing files', () => {
  const filled = async () => {
    const ws = await newWorkspace();
    addFile(ws, { notation: '02.VP', inventory: '02', documents: [] });
    addFile(ws, { notation: '01.VP', inventory: '01', documents: [] });
    addFile(ws, { notation: '03.VP', inventory: '01', documents: [] });
    return ws;
  };

  it('takes all in the order of the inventories, or those named by code or notation with their places among all', async () => {
    const ws = await filled();
    expect(listFileIds(ws.db)).toEqual([2, 3, 1]);
    expect(selectFiles(ws.db, ['02.VP', 'H99.12.3.2001.01.VP']).map(({ code, position }) => [code, position])).toEqual([
      ['H99.12.3.2001.01.VP', 1],
      ['H99.12.3.2001.02.VP', 3],
    ]);
  });

  it('names those that nobody has', async () => {
    const ws = await filled();
    expect(() => selectFiles(ws.db, ['01.VP', '9', '8'])).toThrow(
      expect.objectContaining({ code: 'efile/file-not-found', params: { file: '9, 8' } }) as Error,
    );
  });
});
