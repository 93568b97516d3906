import { readdirSync, writeFileSync } from 'node:fs';
import type * as Files from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { importSources } from '../../../electron/engine/intake/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';

type Step = 'open' | 'write' | 'sync' | 'mkdir' | 'rename';

/** Which call fails, on the way into the workspace, and after how many good ones. */
const fault = vi.hoisted(() => ({ step: null as string | null, after: 0, freeBlocks: null as number | null }));

vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof Files>();
  const check = (step: Step, path: unknown): void => {
    if (fault.step !== step || !String(path).includes('/ws/')) return;
    // The note of the run is written before the first scan is taken: it is not what is filled up here.
    if (/station\.json/.test(String(path)) || (step === 'mkdir' && /scratch$/.test(String(path)))) return;
    if (fault.after-- > 0) return;
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  };
  return {
    ...real,
    open: async (path: string, flags?: string) => {
      if (flags === 'wx') check('open', path);
      const handle = await real.open(path, flags);
      if (flags !== 'wx') return handle;
      const writeFile = handle.writeFile.bind(handle);
      const sync = handle.sync.bind(handle);
      handle.writeFile = async (...args) => {
        check('write', path);
        return writeFile(...args);
      };
      handle.sync = async () => {
        check('sync', path);
        return sync();
      };
      return handle;
    },
    mkdir: async (path: string, options: object) => {
      check('mkdir', path);
      return real.mkdir(path, options);
    },
    rename: async (from: string, to: string) => {
      check('rename', to);
      return real.rename(from, to);
    },
    statfs: async (path: string) => {
      const disk = await real.statfs(path);
      return fault.freeBlocks === null ? disk : { bsize: disk.bsize, bavail: fault.freeBlocks };
    },
  };
});

afterEach(() => Object.assign(fault, { step: null, after: 0, freeBlocks: null }));

async function boxOf(count: number): Promise<string> {
  const box = tempFolder();
  for (let i = 1; i <= count; i++) {
    const background = { r: i, g: i, b: i };
    const image = sharp({ create: { width: 60, height: 80, channels: 3, background } });
    writeFileSync(join(box, `${i}.png`), await image.withMetadata({ density: 200 }).png().toBuffer());
  }
  return box;
}

const take = (ws: Workspace, box: string): ReturnType<typeof importSources> =>
  importSources(ws, { paths: [box], batch: 'b' }, silentTask());

const countOf = (ws: Workspace, table: string): number =>
  ws.db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? -1;

describe('a full disk', () => {
  it.each<Step>(['open', 'write', 'sync', 'mkdir', 'rename'])(
    'at %s stops with a clear error, leaves what was done and no half file, and the same request goes on',
    async (step) => {
      const ws = await newWorkspace();
      const box = await boxOf(4);
      Object.assign(fault, { step, after: 2 });
      await expect(take(ws, box)).rejects.toMatchObject({ code: 'disk/full' });
      fault.step = null;
      expect([countOf(ws, 'source'), countOf(ws, 'page'), countOf(ws, 'master')]).toEqual([2, 2, 2]);
      expect(readdirSync(ws.paths.scratch)).toEqual([]);
      expect(await take(ws, box)).toMatchObject({ resumed: true, received: 4, taken: 4, pages: 4 });
      expect(verifyAudit(ws.db).findings).toEqual([]);
    },
  );

  it('inside the database stops with a clear error, too, and nothing is half written', async () => {
    const ws = await newWorkspace();
    const box = await boxOf(25);
    const pages = ws.db.pragma('page_count', { simple: true }) as number;
    ws.db.pragma(`max_page_count = ${pages + 1}`);
    await expect(take(ws, box)).rejects.toMatchObject({ code: 'disk/full', params: { path: ws.paths.database } });
    ws.db.pragma('max_page_count = 1000000');
    expect(countOf(ws, 'source')).toBe(countOf(ws, 'page'));
    expect(countOf(ws, 'source')).toBeLessThan(25);
    expect(await take(ws, box)).toMatchObject({ received: 25, taken: 25, pages: 25 });
  });

  it('is foreseen: nothing is copied when the room cannot suffice', async () => {
    const ws = await newWorkspace();
    const box = await boxOf(1);
    fault.freeBlocks = 10;
    await expect(take(ws, box)).rejects.toMatchObject({
      code: 'intake/no-room',
      params: { needed: expect.any(Number) as number },
    });
    expect([countOf(ws, 'job'), countOf(ws, 'master'), readdirSync(ws.paths.masters)]).toEqual([0, 0, []]);
  });
});
