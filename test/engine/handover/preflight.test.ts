import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setValue } from '../../../electron/engine/efile/index.ts';
import { decide } from '../../../electron/engine/appraisal/index.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { preflight } from '../../../electron/engine/handover/index.ts';
import { packageFiles } from '../../../electron/engine/package/index.ts';
import { checkFiles } from '../../../electron/engine/rules/index.ts';
import { makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { scannedWorkspace } from '../../support/scanned-workspace.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const CODES = ['H99.12.3.2001.01.VP', 'H99.12.3.2001.02.VP', 'H99.12.3.2001.03.VP'];

/** Three files, of which the second is to be kept for 20 years. */
async function station() {
  const { ws } = await scannedWorkspace([[1], [1], [1]]);
  decide(ws, { files: [CODES[0]!, CODES[2]!], term: 'permanent' });
  decide(ws, { files: [CODES[1]!], term: 20, reason: 'theo danh mục' });
  const look = (kind: PackageKind, files = CODES) =>
    preflight(ws, { kind, round: '2026-01', files, out: join(tempFolder(), 'giao-nop') });
  return { ws, look };
}

describe('preflight of files of which one is not permanent', () => {
  it('says so before anything is packed, which one and what to do, and is content without it', async () => {
    const { look } = await station();
    const report = await look('sip-hoso');
    expect(report.ready).toBe(false);
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([
      { code: 'handover/not-permanent', severity: 'error', place: 'files', params: { count: 1, files: CODES[1] } },
    ]);
    expect(report.files.map(({ faults }) => faults)).toEqual([
      [],
      [
        {
          code: 'rules/not-permanent',
          severity: 'error',
          place: `${CODES[1]!}/maintenance`,
          params: { value: '20 năm' },
        },
      ],
      [],
    ]);
    expect((await look('sip-hoso', [CODES[0]!, CODES[2]!])).ready).toBe(true);
  });

  it('lets it pass where the kind of package takes any term', async () => {
    const { look } = await station();
    for (const kind of ['aip-hoso', 'eark-sip'] as const) expect((await look(kind)).ready).toBe(true);
  });

  it.each(['sip-hoso', 'aip-hoso', 'eark-sip'] as const)(
    'holds back what packing and check hold back: %s',
    async (kind) => {
      const { ws, look } = await station();
      await makeDocumentPdfs(ws, {}, silentTask());
      const { job } = await packageFiles(ws, { kind, round: '2026-01' }, silentTask());
      const heldBack = (await look(kind)).files.filter(({ faults }) => faults.length > 0).map(({ code }) => code);
      expect(job.failed.map(({ key }) => key.split(':')[0])).toEqual(heldBack);
      if (kind === 'eark-sip') return;
      const purpose = kind === 'sip-hoso' ? 'transfer' : 'keep';
      const checked = checkFiles(ws, { files: CODES, purpose }).filter(({ ready }) => !ready);
      expect(checked.map(({ code }) => code)).toEqual(heldBack);
    },
  );
});

describe('values read with little confidence', () => {
  it('are counted by file before the handover and when it is packed, until somebody has confirmed them', async () => {
    const { ws } = await scannedWorkspace([[1], [1, 1]]);
    const owner = { kind: 'document', id: 2 } as const;
    const evidence = { pageId: 2, box: [1, 2, 3, 4] as const, confidence: 16 };
    const given = `DELETE FROM field_value WHERE owner_kind = 'document' AND owner_id = 2 AND key IN ('codeNumber', 'subject')`;
    ws.db.exec(given);
    setValue(ws.db, owner, 'codeNumber', 'extracted', '557', 'now', evidence as never);
    setValue(ws.db, owner, 'subject', 'extracted', 'Kê hoạch', 'now', evidence as never);
    const round = { kind: 'sip-hoso', round: '2026-01' } as const;
    const looked = async () =>
      (await preflight(ws, { ...round, files: CODES.slice(0, 2) })).files.map(({ doubts }) => doubts);
    const packedWith = async () => {
      await makeDocumentPdfs(ws, {}, silentTask());
      const { findings } = await packageFiles(ws, round, silentTask());
      return findings.filter(({ code }) => code === 'rules/values-unconfirmed');
    };
    const told = { code: 'rules/values-unconfirmed', severity: 'warning', place: CODES[1] };
    expect(await looked()).toMatchObject([[], [{ ...told, params: { values: 2, documents: 1 } }]]);
    expect(await packedWith()).toMatchObject([{ ...told, params: { values: 2, documents: 1 } }]);
    setValue(ws.db, owner, 'codeNumber', 'typed', '557', 'now');
    setValue(ws.db, owner, 'subject', 'typed', 'Kế hoạch', 'now');
    expect(await looked()).toEqual([[], []]);
    expect(await packedWith()).toEqual([]);
  });
});
