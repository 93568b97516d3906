import { describe, expect, it } from 'vitest';
import { handedOver } from '../../../electron/engine/handed-over/index.ts';
import { preflight } from '../../../electron/engine/handover/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { FILE_VALUES } from '../../support/transfer/build-transfer.ts';
import { scannedWorkspace } from '../../support/scanned-workspace.ts';

const CODES = ['H99.12.3.2001.01.VP', 'H99.12.3.2001.02.VP'] as const;

function deliver(ws: Workspace, round: string, files: readonly string[], at: string): void {
  const transfer = `INSERT INTO transfer (round, path, packages, files, documents, bytes, manifest_sha256, made_at, details)
    VALUES (?, 'p', 1, 1, 1, 1, 'm', ?, '{}')`;
  ws.db.prepare(transfer).run(round, at);
  const left = ws.db.prepare(
    'INSERT INTO transfer_file (file_id, round, made_at) SELECT id, ?, ? FROM file WHERE code = ?',
  );
  for (const code of files) left.run(round, at, code);
}

/** Just before midnight in UTC at the end of the year, when it is the next year in Vietnam. */
const NEW_YEAR = { now: () => new Date('2026-12-31T18:00:00Z') };

describe('what was handed over before', () => {
  it('names the last round of each file that left, and the round after the highest of the year', async () => {
    const { ws } = await scannedWorkspace([[1], [1]]);
    const clock = { now: () => new Date('2026-06-12T04:00:00Z') };
    const looked = () => handedOver({ db: ws.db, clock });
    const title = FILE_VALUES.title;
    const [, second] = CODES.map((code) => ({ code, title, left: null }));
    expect(looked()).toEqual({ nextRound: '2026-01', files: CODES.map((code) => ({ code, title, left: null })) });

    deliver(ws, '2026-01', [CODES[0]], '2026-02-01T08:00:00+07:00');
    expect(looked().nextRound).toBe('2026-02');
    deliver(ws, '2026-09', [CODES[0]], '2026-05-01T08:00:00+07:00');
    deliver(ws, 'đợt bổ sung', [], '2026-05-02T08:00:00+07:00');
    deliver(ws, '2025-40', [], '2025-05-02T08:00:00+07:00');
    expect(looked()).toEqual({
      nextRound: '2026-10',
      files: [
        { code: CODES[0], title, left: { round: '2026-09', at: '2026-05-01T08:00:00+07:00', changed: false } },
        second,
      ],
    });
  });

  it('counts the rounds of the year it is in Vietnam', async () => {
    const { ws } = await scannedWorkspace([[1]]);
    deliver(ws, '2026-03', [], '2026-05-02T08:00:00+07:00');
    expect(handedOver({ db: ws.db, clock: NEW_YEAR }).nextRound).toBe('2027-01');
  });

  it('is told when such a file is to leave again, and does not hold it back', async () => {
    const { ws } = await scannedWorkspace([[1], [1]]);
    deliver(ws, '2026-01', [CODES[0]], '2026-02-01T08:00:00+07:00');
    const looked = (files: readonly string[]) => preflight(ws, { kind: 'sip-hoso', round: '2026-02', files });
    expect((await looked([CODES[1]])).findings).toEqual([]);
    const again = await looked(CODES);
    expect(again.findings).toEqual([
      {
        code: 'handover/handed-over-before',
        severity: 'warning',
        place: 'files',
        params: { count: 1, files: CODES[0] },
      },
    ]);
    expect(again.ready).toBe(true);
  });
});
