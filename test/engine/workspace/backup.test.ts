import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSpeech } from '../../../electron/cli/words.ts';
import { workspaceFindings } from '../../../shared/contract/codes/workspace.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { openSqlite } from '../../../electron/engine/db/index.ts';
import {
  backupWorkspace,
  masterPath,
  restoreWorkspace,
  type Workspace,
} from '../../../electron/engine/workspace/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace, reopen } from '../../support/workspace.ts';

function addMaster(ws: Workspace, text: string): string {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const path = masterPath(ws.paths, sha256);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  ws.db.prepare('INSERT INTO master VALUES (?, ?, ?)').run(sha256, Buffer.byteLength(text), 'now');
  return sha256;
}

/** Makes the note agree with a database that the test has changed. */
function renote(target: string): void {
  const path = join(target, 'backup.json');
  const note = JSON.parse(readFileSync(path, 'utf8')) as object;
  const databaseSha256 = createHash('sha256')
    .update(readFileSync(join(target, 'workspace.db')))
    .digest('hex');
  writeFileSync(path, JSON.stringify({ ...note, databaseSha256 }));
}

describe('a backup', () => {
  it('can be restored to a workspace with the same masters and journal', async () => {
    const ws = await newWorkspace();
    const digests = ['một', 'hai', 'ba'].map((text) => addMaster(ws, text));
    const target = join(tempFolder(), 'backup');
    expect(await backupWorkspace(ws, target, silentTask())).toMatchObject({ masters: 3 });
    const restored = join(tempFolder(), 'restored');
    await restoreWorkspace(target, restored, silentTask());
    const again = await reopen(restored);
    expect(digests.map((sha256) => readFileSync(masterPath(again.paths, sha256), 'utf8'))).toEqual([
      'một',
      'hai',
      'ba',
    ]);
    expect(verifyAudit(again.db).findings).toEqual([]);
  });

  it('is refused, with nothing left behind, when a master is missing or changed', async () => {
    const ws = await newWorkspace();
    const [gone, changed] = [addMaster(ws, 'một'), addMaster(ws, 'hai')];
    rmSync(masterPath(ws.paths, gone));
    writeFileSync(masterPath(ws.paths, changed), 'khác');
    const folder = tempFolder();
    const error = await backupWorkspace(ws, join(folder, 'b'), silentTask()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'workspace/damaged', params: { path: ws.paths.root } });
    expect((error as { details: unknown[] }).details).toEqual(
      expect.arrayContaining([
        { code: 'workspace/master-missing', params: { sha256: gone, name: expect.any(String) as string } },
        { code: 'workspace/master-changed', params: { sha256: changed, name: expect.any(String) as string } },
      ]),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that holds fewer masters than its note says is not restored', async () => {
    const ws = await newWorkspace();
    addMaster(ws, 'một');
    const target = join(tempFolder(), 'backup');
    await backupWorkspace(ws, target, silentTask());
    const path = join(target, 'backup.json');
    writeFileSync(path, JSON.stringify({ ...(JSON.parse(readFileSync(path, 'utf8')) as object), masters: 2 }));
    const restored = join(tempFolder(), 'restored');
    await expect(restoreWorkspace(target, restored, silentTask())).rejects.toMatchObject({
      code: 'count/mismatch',
      params: { expected: 2, found: 1 },
    });
    expect(existsSync(restored)).toBe(false);
  });

  it('counts what its copy of the database holds, also what came while it was begun', async () => {
    const ws = await newWorkspace();
    addMaster(ws, 'một');
    const target = join(tempFolder(), 'backup');
    const during = backupWorkspace(ws, target, silentTask());
    addMaster(ws, 'hai');
    const { masters } = await during;
    const copy = openSqlite(join(target, 'workspace.db'), { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM master').pluck().get()).toBe(masters);
    copy.close();
    expect(JSON.parse(readFileSync(join(target, 'backup.json'), 'utf8'))).toMatchObject({ masters });
  });

  it('with one byte changed is not restored', async () => {
    const ws = await newWorkspace();
    const sha256 = addMaster(ws, 'một trang');
    const target = join(tempFolder(), 'backup');
    await backupWorkspace(ws, target, silentTask());
    writeFileSync(join(target, 'masters', sha256.slice(0, 2), sha256), 'mot trang');
    const restored = join(tempFolder(), 'r');
    const file = `masters/${sha256.slice(0, 2)}/${sha256}`;
    const restore = () => restoreWorkspace(target, restored, silentTask()).catch((thrown: unknown) => thrown);
    expect(await restore()).toMatchObject({
      code: 'workspace/backup-damaged',
      params: { path: target },
      details: [{ code: 'workspace/backup-master-changed', params: { sha256, name: sha256, file } }],
    });
    rmSync(join(target, file));
    expect(await restore()).toMatchObject({ details: [{ code: 'workspace/backup-master-missing', params: { file } }] });
    appendFileSync(join(target, 'workspace.db'), '-');
    expect(await restore()).toMatchObject({
      code: 'workspace/backup-damaged',
      details: [{ code: 'workspace/backup-database-changed', params: { file: 'workspace.db' } }],
    });
    rmSync(join(target, 'workspace.db'));
    expect(await restore()).toMatchObject({ details: [{ code: 'workspace/backup-database-missing' }] });
    expect(existsSync(restored)).toBe(false);
  });

  it('that is damaged is never told to be brought back from a backup, in either language', () => {
    for (const language of ['vi', 'en'] as const) {
      const speech = loadSpeech(language);
      const codes = Object.keys(workspaceFindings).filter((code) => code.startsWith('workspace/backup-'));
      expect(codes).toHaveLength(4);
      for (const code of ['workspace/backup-damaged', ...codes])
        expect(speech.words(code, {}).do).toMatch(/bản sao lưu khác|another backup/i);
    }
  });

  it('cut off after its last step is recognised by the rerun, verified and entered once', async () => {
    const ws = await newWorkspace();
    addMaster(ws, 'một');
    const target = join(tempFolder(), 'backup');
    const made = await backupWorkspace(ws, target, silentTask());
    expect(await backupWorkspace(ws, target, silentTask())).toEqual({ ...made, already: true });
    expect(readdirSync(target).sort()).toEqual(['backup.json', 'masters', 'workspace.db']);
    expect(readdirSync(ws.paths.scratch)).toEqual([]);
    const entries = () => ws.db.prepare(`SELECT count(*) AS n FROM audit WHERE action = 'workspace/backup'`).get();
    expect(entries()).toEqual({ n: 1 });
    // The same moment one step earlier: the folder is in place, the journal does not know of it yet.
    ws.db.exec('DROP TRIGGER audit_is_append_only_delete');
    ws.db.exec(`DELETE FROM audit WHERE action = 'workspace/backup'`);
    const drop = openSqlite(join(target, 'workspace.db'));
    drop.exec('DROP TRIGGER audit_is_append_only_delete');
    drop.pragma('journal_mode = DELETE');
    drop.close();
    renote(target);
    expect(await backupWorkspace(ws, target, silentTask())).toMatchObject({ already: true });
    expect(entries()).toEqual({ n: 1 });
  });

  it('of an earlier state, or of another workspace, is not taken for one of now', async () => {
    const ws = await newWorkspace();
    addMaster(ws, 'một');
    const target = join(tempFolder(), 'backup');
    await backupWorkspace(ws, target, silentTask());
    const other = await newWorkspace();
    await expect(backupWorkspace(other, target, silentTask())).rejects.toMatchObject({ code: 'disk/exists' });
    // A row that no journal entry speaks of.
    ws.db.prepare(`INSERT INTO setting (key, value) VALUES ('x', '1')`).run();
    await expect(backupWorkspace(ws, target, silentTask())).rejects.toMatchObject({ code: 'disk/exists' });
  });

  it('with one byte changed is not recognised but named damaged', async () => {
    const ws = await newWorkspace();
    const sha256 = addMaster(ws, 'một trang');
    const target = join(tempFolder(), 'backup');
    await backupWorkspace(ws, target, silentTask());
    writeFileSync(join(target, 'masters', sha256.slice(0, 2), sha256), 'mot trang');
    await expect(backupWorkspace(ws, target, silentTask())).rejects.toMatchObject({
      code: 'workspace/backup-damaged',
      details: [{ code: 'workspace/backup-master-changed', params: { sha256, name: sha256 } }],
    });
  });

  it('does not overwrite what is there', async () => {
    const ws = await newWorkspace();
    await expect(backupWorkspace(ws, tempFolder(), silentTask())).rejects.toMatchObject({ code: 'disk/exists' });
  });
});
