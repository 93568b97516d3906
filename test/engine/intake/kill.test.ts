import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { importSources } from '../../../electron/engine/intake/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { pdfOfPages, scanPage } from '../../support/pdfs/build-pdf.ts';
import { jpegImage } from '../../support/pdfs/images.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace, reopen } from '../../support/workspace.ts';

const KILLS = 4;
const CHILD = join(import.meta.dirname, 'take-in-child.ts');

async function makeBox(): Promise<string> {
  const box = tempFolder();
  for (let i = 1; i <= 20; i++) {
    const noise = { type: 'gaussian' as const, mean: 100 + i, sigma: 30 };
    const image = sharp({ create: { width: 200, height: 280, channels: 3, background: 'white', noise } });
    writeFileSync(join(box, `${i}.png`), await image.withMetadata({ density: 200 }).png().toBuffer());
  }
  writeFileSync(
    join(box, 'scan.pdf'),
    pdfOfPages(Array<ReturnType<typeof scanPage>>(6).fill(scanPage(await jpegImage()))),
  );
  return box;
}

/** Starts a run in a process of its own and kills it once the journal shows `items` items done. */
async function runAndKill(root: string, box: string, items: number): Promise<void> {
  const child = spawn(process.execPath, [CHILD, root, box], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.split('\n').length > items) child.kill('SIGKILL');
  });
  await ended;
}

/** What the workspace holds, without what differs from run to run. */
function contents(ws: Workspace): unknown {
  return {
    sources: ws.db.prepare('SELECT name, sha256, kind, outcome, findings FROM source ORDER BY name').all(),
    pages: ws.db
      .prepare(
        `SELECT s.name, p.frame, p.origin, p.width, p.height, p.codec FROM page p JOIN source s ON s.id = p.source_id
         ORDER BY s.name, p.frame`,
      )
      .all(),
    masters: ws.db.prepare('SELECT sha256, size FROM master ORDER BY sha256').all(),
  };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

it('killed again and again, it ends with the same records and bytes as a run nobody disturbed', async () => {
  const box = await makeBox();
  const calm = await newWorkspace();
  await importSources(calm, { paths: [box], batch: 'b' }, silentTask());

  const disturbed = await newWorkspace();
  const { root } = disturbed.paths;
  disturbed.close();
  for (let i = 0; i < KILLS; i++) await runAndKill(root, box, 1 + i * 2);
  const ws = await reopen(root);
  const done = ws.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM source').get()?.n ?? 0;
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(21);
  const report = await importSources(ws, { paths: [box], batch: 'b' }, silentTask());

  expect(report).toMatchObject({ resumed: true, received: 21, taken: 21, pages: 26 });
  expect(contents(ws)).toEqual(contents(calm));
  expect(verifyAudit(ws.db).findings).toEqual([]);
  expect(readdirSync(ws.paths.scratch)).toEqual([]);
  for (const path of filesBelow(ws.paths.masters)) {
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(basename(path));
    expect(statSync(path).mode & 0o222).toBe(0);
  }
  expect(filesBelow(ws.paths.masters)).toHaveLength(21);
});
