import { describe, expect, it } from 'vitest';
import { listFileIds, readFileRecord } from '../../../electron/engine/efile/index.ts';
import { described, DOCUMENT, faultsOf, FILE, FONDS, workbook } from '../../support/description.ts';
import { receive } from '../../support/pages.ts';
import { newWorkspace } from '../../support/workspace.ts';

const rowsOf = async (files: object[], documents: object[] = [], fonds: object[] = [FONDS]) =>
  workbook({
    fonds: fonds.map((row) => ({ ...FONDS, ...row })),
    files: files.map((row) => ({ ...FILE, ...row })),
    documents: documents.map((row) => ({ ...DOCUMENT, ...row })),
  });

async function workspace() {
  const ws = await newWorkspace();
  receive(ws, 'hộp 1', { 'a.jpg': 1, 'b.jpg': 1 });
  return ws;
}

describe('identifiers of a description', () => {
  it('that would be too long are faults of the row before anything is made, at the number that is too long', async () => {
    const ws = await workspace();
    const path = await rowsOf([{ inventoryNumber: '9'.repeat(90) }], [{ pages: 'a.jpg' }]);
    expect(await faultsOf(path, ws)).toEqual([['efile/field-too-long', 'Hồ sơ', 2, 'Mục lục số']]);
    // Each part within its own rule, the whole too long.
    ws.db.exec(`UPDATE setting SET value = json_set(value, '$.archiveCode', '${'1'.repeat(65)}') WHERE key = 'agency'`);
    const long = await rowsOf([{ inventoryNumber: '9'.repeat(20) }], [{ pages: 'a.jpg' }]);
    expect(await faultsOf(long, ws)).toEqual([['efile/identifier-too-long', 'Hồ sơ', 2, 'Mục lục số']]);
    expect(ws.db.prepare('SELECT count(*) AS n FROM inventory').get()).toEqual({ n: 0 });
    const notation = await rowsOf([{ fileNotation: '12345678901234567.A' }]);
    expect(await faultsOf(notation, ws)).toContainEqual([
      'efile/identifier-too-long',
      'Hồ sơ',
      2,
      'Số và ký hiệu hồ sơ',
    ]);
  });

  it('are refused that differ from others in capital letters only, of rows and of the workspace', async () => {
    const ws = await workspace();
    const both = await rowsOf([{ fileNotation: '01.Đ' }, { fileNotation: '01.đ' }]);
    const fault = (row: number) => ['describe/notation-case', 'Hồ sơ', row, 'Số và ký hiệu hồ sơ'];
    expect(await faultsOf(both, ws)).toEqual([fault(3)]);
    await described(await rowsOf([{ fileNotation: '01.A' }]), ws);
    expect(await faultsOf(await rowsOf([{ fileNotation: '01.a' }]), ws)).toEqual([fault(2)]);
    await described(await rowsOf([{ fileNotation: '01.A', title: 'Khác' }]), ws);
    expect(listFileIds(ws.db)).toHaveLength(1);
  });

  it.each([
    ['x/y z:*?"<>|', '01'],
    ['../../../EVIL', '01'],
    ['P01', '1 2; / \\'],
    ['P01.', '01'],
  ])('are not made of a fonds code %s and an inventory number %s', async (fondCode, inventoryNumber) => {
    const codes = (await faultsOf(await rowsOf([{ fondCode, inventoryNumber }], [], [{ fondCode }]))).map(
      ([code]) => code,
    );
    expect(codes).toContain('efile/field-form');
  });

  it('of a closed fonds have its code in place of the agency, and a document says its fonds where two have the file', async () => {
    const ws = await workspace();
    const fonds = [
      { fondCode: 'P07', fondStatus: 'Đóng' },
      { fondCode: 'P08', fondStatus: 'Mở' },
    ];
    const files = [{ fondCode: 'P07' }, { fondCode: 'P08' }];
    const unclear = await rowsOf(files, [{ pages: 'a.jpg' }], fonds);
    expect(await faultsOf(unclear, ws)).toEqual([['describe/file-in-several', 'Tài liệu', 2, 'Số và ký hiệu hồ sơ']]);
    const documents = [
      { pages: 'a.jpg', fondCode: 'P07' },
      { pages: 'b.jpg', fondCode: 'P08' },
    ];
    await described(await rowsOf(files, documents, fonds), ws);
    const codes = () => listFileIds(ws.db).map((id) => readFileRecord(ws, id));
    expect(codes().map(({ values }) => values['arcFileCode'])).toEqual([
      '001.99.P07.2010.01.VP.01',
      '001.99.H99.12.3.2010.01.VP.01',
    ]);
    expect(codes().map((file) => file.documents[0]?.values['docId'])).toEqual([
      'P07.2010.01.VP.1',
      'H99.12.3.2010.01.VP.1',
    ]);
    // A file keeps the code it was formed with.
    await described(await rowsOf(files, documents, [fonds[0]!, { fondCode: 'P08', fondStatus: 'Đóng' }]), ws);
    expect(codes().map(({ code }) => code)).toEqual(['P07.2010.01.VP', 'H99.12.3.2010.01.VP']);
  });
});
