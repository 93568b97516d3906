import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Task } from '../../../electron/engine/base/task.ts';
import type { Signer } from '../../../electron/engine/signing/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { cancelledTask } from '../../support/scanned-workspace.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { handOver, packed, people, type Handover } from '../../support/transfer/packed-round.ts';

describe('a transfer that is stopped', () => {
  const stops: [string, (ws: Workspace) => Handover, string][] = [
    ['while packages are copied', () => ({ task: cancelledTask(({ done }) => done > 0) }), 'internal/cancelled'],
    ['before anything is written', () => ({ task: cancelledAtOnce() }), 'internal/cancelled'],
    ['by a key that cannot sign', () => ({ signer: closedSigner() }), 'signing/key-closed'],
    [
      'by a list that cannot be written',
      (ws) => {
        writeFileSync(join(ws.paths.scratch, 'transfer'), 'a file where the folder belongs');
        return {};
      },
      'disk/',
    ],
  ];

  it.each(stops)('%s leaves nothing of itself, and can be made afterwards', async (_, prepare, code) => {
    const ws = await packed([[1]]);
    const folder = tempFolder();
    const out = join(folder, 'giao-nop');
    const audit = () => ws.db.prepare('SELECT count(*) AS n FROM audit').get();
    const before = audit();
    await expect(handOver(ws, { out, ...prepare(ws) })).rejects.toMatchObject({
      code: expect.stringContaining(code) as string,
    });
    expect(readdirSync(folder)).toEqual([]);
    expect(audit()).toEqual(before);
    expect(readdirSync(ws.paths.scratch)).toEqual([]);
    expect((await handOver(ws, { out })).packages).toBe(1);
  });
});

function cancelledAtOnce(): Task {
  return { signal: AbortSignal.abort(), report: () => undefined };
}

function closedSigner(): Signer {
  const signer = people.agency.signer();
  signer.dispose();
  return signer;
}
