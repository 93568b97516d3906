import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addUser } from '../../electron/engine/users/index.ts';
import { createWorkspace } from '../../electron/engine/workspace/index.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { jsonOf, tramHere } from '../support/tram.ts';
import { AGENCY } from '../support/workspace.ts';

const SECRET = 'mưa rơi trên phố';

/** A workspace with an administrator and one who scans. */
async function withUsers(): Promise<string> {
  const root = join(tempFolder(), 'ws');
  const ws = await createWorkspace(root, AGENCY);
  await addUser(ws, { name: 'Quản trị', roles: ['administer'], passphrase: 'bốn con voi tím' });
  await addUser(ws, { name: 'Lê Văn Đại', roles: ['scan'], passphrase: SECRET });
  ws.close();
  return root;
}

describe('the command line on a workspace with users', () => {
  it('asks who it is, takes the pass phrase from a file or a variable, and holds them to their roles', async () => {
    const root = await withUsers();
    const told = async (words: string[], env: Record<string, string> = {}) => {
      const run = await tramHere(['-w', root, '--json', ...words], env);
      expect(run.stdout + run.stderr).not.toContain(SECRET);
      return [run.code, jsonOf(run).error?.code];
    };
    const file = join(tempFolder(), 'mk.txt');
    writeFileSync(file, `${SECRET}\n`);
    const list = ['list', 'batches'];
    expect(await told(list)).toEqual([4, 'users/sign-in-needed']);
    expect(await told(['--user', 'Lê Văn Đại', ...list])).toEqual([2, 'users/passphrase-missing']);
    expect(await told(['--user', 'Lê Văn Đại', '--user-passphrase-file', file, ...list])).toEqual([0, undefined]);
    expect(await told(list, { TRAM_USER: 'lê văn đại', TRAM_USER_PASSPHRASE: SECRET })).toEqual([0, undefined]);
    const wrong = { TRAM_USER: 'Lê Văn Đại', TRAM_USER_PASSPHRASE: 'bí mật sai rồi' };
    expect(await told(list, wrong)).toEqual([4, 'users/wrong-passphrase']);
    const right = { TRAM_USER: 'Lê Văn Đại', TRAM_USER_PASSPHRASE: SECRET };
    expect(await told(['check'], right)).toEqual([0, undefined]);
    expect(await told(['extract'], right)).toEqual([4, 'users/not-allowed']);
    const refused = await tramHere(['-w', root, 'extract'], right);
    expect(refused.stderr).toContain('Lê Văn Đại không có vai trò “Biên mục”');
    const audit = await tramHere(['-w', root, '--json', 'audit', 'list'], right);
    expect(audit.stdout).toContain('Lê Văn Đại');
  });

  it('that has none does not let a person be named', async () => {
    const root = join(tempFolder(), 'ws');
    (await createWorkspace(root, AGENCY)).close();
    const run = await tramHere(['-w', root, '--json', '--user', 'Ai đó', 'list', 'batches']);
    expect([run.code, jsonOf(run).error?.code]).toEqual([2, 'users/none-registered']);
  });
});
