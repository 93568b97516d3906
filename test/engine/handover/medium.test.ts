import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { preflight } from '../../../electron/engine/handover/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { handOver, packed } from '../../support/transfer/packed-round.ts';
import { smallDisk } from '../../support/trust/small-disk.ts';

describe('the medium a transfer is to be written to', () => {
  let ws: Workspace;
  beforeAll(async () => {
    ws = await packed([[1]]);
  });
  const look = (out: string) => preflight(ws, { kind: 'sip-hoso', round: '2026-01', files: [], out });
  const codes = async (out: string) =>
    (await look(out)).findings.filter(({ place }) => place === out).map(({ code }) => code);

  it('was pulled out: the preflight says so, and no folder takes its place', async () => {
    const medium = join(tempFolder(), 'USB');
    const out = join(medium, 'giao-nop-2026-01');
    mkdirSync(medium);
    expect(await codes(out)).not.toContain('handover/place-gone');
    rmSync(medium, { recursive: true });
    expect(await codes(out)).toEqual(['handover/place-gone']);
    expect(await look(out)).toMatchObject({ ready: false, freeThere: null, disk: null });
    await expect(handOver(ws, { out })).rejects.toMatchObject({
      code: 'transfer/place-gone',
      params: { path: medium },
    });
    expect(existsSync(medium)).toBe(false);
  });

  it('left its empty folder behind on another disk: nothing is written there', async () => {
    const out = join(tempFolder(), 'giao-nop');
    const { disk } = await look(out);
    expect(disk).toMatch(/^\d+$/);
    await expect(handOver(ws, { out, disk: `${disk!}0` })).rejects.toMatchObject({ code: 'transfer/place-gone' });
    expect(readdirSync(dirname(out))).toEqual([]);
    expect(await handOver(ws, { out, disk: disk! })).toMatchObject({ path: out, files: 1 });
  });

  it('is write-protected: the preflight has tried, and what is written all the same is refused as that', async () => {
    const medium = smallDisk();
    const out = join(medium.folder, 'giao-nop');
    expect(await codes(out)).toEqual([]);
    expect(readdirSync(medium.folder)).toEqual([]);
    medium.lock();
    expect(await codes(out)).toEqual(['handover/not-writable']);
    await expect(handOver(ws, { out })).rejects.toMatchObject({ code: 'disk/denied' });
  });
});
