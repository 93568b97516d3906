import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate, openSqlite } from '../../../electron/engine/db/index.ts';
import { isoVietnam } from '../../../electron/engine/base/clock.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { appendAudit } from '../../../electron/engine/audit/index.ts';
import { indexPage } from '../../../electron/engine/search/index.ts';
import { backupWorkspace, createWorkspace, openWorkspace } from '../../../electron/engine/workspace/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { AGENCY, FIXED_CLOCK, newWorkspace, reopen } from '../../support/workspace.ts';

const HOLD_THE_LOCK = `
  import { openWorkspace } from ${JSON.stringify(new URL('../../../electron/engine/workspace/index.ts', import.meta.url).href)};
  await openWorkspace(process.argv[1]);
  process.stdout.write('open');
  setInterval(() => {}, 1000);
`;

/** A closed workspace with a thousand pages found by search. */
async function filledWorkspace(): Promise<string> {
  const ws = await newWorkspace();
  for (let n = 1; n <= 1000; n++) indexPage(ws.db, n, `tờ trình số ${n} về việc kéo điện đến xã thứ ${n * 7}`);
  const now = { at: 'now', who: 'a', subject: 'workspace' };
  for (let n = 1; n <= 200; n++) appendAudit(ws.db, { ...now, action: 'agency/change', after: { n } });
  ws.close();
  return ws.paths.root;
}

/** Fills the middle of a table's last page with noise. */
function tearPage(root: string, table: string): void {
  const path = join(root, 'workspace.db');
  const db = new BetterSqlite(path, { readonly: true });
  const page = db.prepare('SELECT max(pageno) FROM dbstat WHERE name = ?').pluck().get(table) as number;
  const size = db.pragma('page_size', { simple: true }) as number;
  db.close();
  const bytes = readFileSync(path);
  bytes.fill(0xa5, (page - 1) * size, (page - 1) * size + 64);
  writeFileSync(path, bytes);
}

/** Takes a piece of the search index away, as a row like any other. */
function tearIndex(root: string): void {
  const db = new BetterSqlite(join(root, 'workspace.db'));
  db.unsafeMode(true);
  db.prepare('DELETE FROM search_page_data WHERE id = (SELECT max(id) FROM search_page_data)').run();
  db.close();
}

describe('a workspace', () => {
  it('is refused to a second writer while the first lives, and taken over when the first was killed', async () => {
    const ws = await newWorkspace();
    ws.close();
    const holder = spawn(process.execPath, ['--input-type=module-typescript', '-e', HOLD_THE_LOCK, ws.paths.root]);
    await once(holder.stdout, 'data');
    await expect(openWorkspace(ws.paths.root)).rejects.toMatchObject({
      code: 'workspace/locked',
      params: { pid: holder.pid },
    });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const again = await reopen(ws.paths.root);
    expect(again.recovery.takenOverFrom).toMatchObject({ pid: holder.pid });
  });

  it('does not speak of a takeover after an orderly close', async () => {
    const ws = await newWorkspace();
    ws.close();
    expect((await reopen(ws.paths.root)).recovery.takenOverFrom).toBeNull();
  });

  it('made by a newer version is refused and left as it is', async () => {
    const ws = await newWorkspace();
    ws.db.pragma('user_version = 99990');
    ws.close();
    await expect(openWorkspace(ws.paths.root)).rejects.toMatchObject({ code: 'workspace/newer' });
    const db = new BetterSqlite(ws.paths.database);
    expect(db.pragma('user_version', { simple: true })).toBe(99990);
    db.close();
  });

  it('with a damaged database is refused with the reason', async () => {
    const ws = await newWorkspace();
    ws.close();
    writeFileSync(ws.paths.database, 'this is not a database, however long it may be'.repeat(100));
    await expect(openWorkspace(ws.paths.root)).rejects.toMatchObject({ code: 'workspace/damaged' });
  });

  it('is refused when a page of its records is damaged, or a row is gone that others name', async () => {
    const [torn, orphaned] = [await filledWorkspace(), await filledWorkspace()];
    tearPage(torn, 'audit');
    await expect(openWorkspace(torn)).rejects.toMatchObject({ code: 'workspace/damaged' });
    const db = new BetterSqlite(join(orphaned, 'workspace.db'));
    db.pragma('foreign_keys = OFF');
    const row = `(1, 99, 'a.jpg', 3, 'refused', '{}', 'now')`;
    db.exec(`INSERT INTO source (id, batch_id, name, size, outcome, error, received_at) VALUES ${row}`);
    db.close();
    await expect(openWorkspace(orphaned)).rejects.toMatchObject({ code: 'workspace/damaged' });
  });

  it('has its search indexes looked at after a crash and by a backup', async () => {
    const root = await filledWorkspace();
    tearIndex(root);
    const ws = await reopen(root);
    await expect(backupWorkspace(ws, join(tempFolder(), 'b'), silentTask())).rejects.toMatchObject({
      code: 'workspace/damaged',
      params: { path: root },
    });
    ws.close();
    writeFileSync(ws.paths.lockHolder, JSON.stringify({ pid: 1, host: 'a', since: 'then' }));
    await expect(openWorkspace(root)).rejects.toMatchObject({ code: 'workspace/damaged' });
  });

  it('is not made over other files, nor twice, nor with a wrong agency identifier', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'thu.txt'), 'x');
    await expect(createWorkspace(folder, AGENCY)).rejects.toMatchObject({ code: 'workspace/not-empty' });
    expect(readdirSync(folder)).toEqual(['thu.txt']);
    const ws = await newWorkspace();
    await expect(createWorkspace(ws.paths.root, AGENCY)).rejects.toMatchObject({ code: 'workspace/exists' });
    await expect(createWorkspace(join(folder, 'b'), { ...AGENCY, agencyId: 'huyện' })).rejects.toMatchObject({
      code: 'workspace/agency-invalid',
      params: { fields: 'agencyId' },
    });
  });

  it('is not made with a code or a name that no identifier can hold; one made so before is opened', async () => {
    const folder = tempFolder();
    const odd = { ...AGENCY, archiveCode: '../1', agencyName: 'a\nb' };
    await expect(createWorkspace(join(folder, 'b'), odd)).rejects.toMatchObject({
      code: 'workspace/agency-invalid',
      params: { fields: 'agencyName, archiveCode' },
    });
    const ws = await newWorkspace();
    ws.db.prepare(`UPDATE setting SET value = ? WHERE key = 'agency'`).run(JSON.stringify(odd));
    ws.close();
    const again = await openWorkspace(ws.paths.root);
    expect(again.agency).toEqual(odd);
    again.close();
  });

  it('whose making was cut off is made anew; a folder that only looks like it is left alone', async () => {
    const ws = await newWorkspace();
    ws.close();
    renameSync(ws.paths.database, join(ws.paths.scratch, '.workspace.db.1-00000000-00000000.part'));
    rmSync(ws.paths.lock);
    const again = await createWorkspace(ws.paths.root, AGENCY);
    again.close();
    expect(readdirSync(ws.paths.scratch)).toEqual([]);
    const other = tempFolder();
    mkdirSync(join(other, 'scratch'));
    writeFileSync(join(other, 'scratch', 'thu.txt'), 'x');
    await expect(createWorkspace(other, AGENCY)).rejects.toMatchObject({ code: 'workspace/not-empty' });
    expect(readdirSync(join(other, 'scratch'))).toEqual(['thu.txt']);
  });

  it('empties the scratch folder that a crash left behind', async () => {
    const ws = await newWorkspace();
    ws.close();
    writeFileSync(join(ws.paths.scratch, '.half.part'), 'half');
    const again = await reopen(ws.paths.root);
    expect(again.recovery.scratchFilesRemoved).toBe(1);
    expect(readdirSync(ws.paths.scratch)).toEqual([]);
  });

  it('keeps what the logger is told in its own log, for whoever the folder is given to', async () => {
    const ws = await newWorkspace();
    expect(readdirSync(ws.paths.log)).toEqual([]);
    ws.logger.warn('đọc hỏng', { page: 'a.jpg#1' });
    ws.close();
    const told: string[] = [];
    const logger = { warn: (message: string) => void told.push(message) };
    const again = await openWorkspace(ws.paths.root, { clock: FIXED_CLOCK, logger });
    again.logger.warn('lần nữa');
    again.close();
    const lines = readFileSync(ws.paths.logFile, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { at: isoVietnam(FIXED_CLOCK.now()), message: 'đọc hỏng', page: 'a.jpg#1' },
      { at: isoVietnam(FIXED_CLOCK.now()), message: 'lần nữa' },
    ]);
    expect(told).toEqual(['lần nữa']);
  });

  it('copies the database before a migration', async () => {
    const ws = await newWorkspace();
    ws.close();
    const old = openSqlite(join(ws.paths.scratch, 'old.db'));
    migrate(old, 50);
    old.exec(`ATTACH '${ws.paths.database}' AS made; INSERT INTO setting SELECT * FROM made.setting`);
    old.close();
    renameSync(join(ws.paths.scratch, 'old.db'), ws.paths.database);
    await reopen(ws.paths.root);
    const before = new BetterSqlite(`${ws.paths.database}.before-60`, { readonly: true });
    expect(before.pragma('user_version', { simple: true })).toBe(50);
    before.close();
  });
});
