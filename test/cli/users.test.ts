import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../../electron/engine/workspace/index.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { jsonOf, tramHere } from '../support/tram.ts';
import { AGENCY } from '../support/workspace.ts';

const CHIEF = 'bốn con voi tím';
const SCANNER = 'mưa rơi trên phố';
const AS_CHIEF = { TRAM_USER: 'Quản trị', TRAM_USER_PASSPHRASE: CHIEF };

async function station() {
  const root = join(tempFolder(), 'ws');
  (await createWorkspace(root, AGENCY)).close();
  const run = (words: string[], env: Record<string, string> = {}) => tramHere(['-w', root, ...words], env);
  const json = async (words: string[], env: Record<string, string> = {}) => {
    const ran = await run(['--json', ...words], env);
    expect(ran.stdout + ran.stderr).not.toMatch(new RegExp(`${CHIEF}|${SCANNER}`));
    const { result, error } = jsonOf(ran) as { result: unknown; error: { code: string } | null };
    return { code: ran.code, result, error: error?.code };
  };
  return { run, json };
}

describe('tram users', () => {
  it('adds the first, who must administer, and others with a pass phrase from a file or a variable', async () => {
    const { run, json } = await station();
    expect((await run(['users', 'list'])).stdout).toContain('Chưa đăng ký người dùng nào');
    const first = ['users', 'add', 'Quản trị', '--roles'];
    const given = { TRAM_NEW_PASSPHRASE: CHIEF };
    expect(await json([...first, 'scan'], given)).toMatchObject({ code: 2, error: 'users/first-must-administer' });
    expect(await json([...first, 'administer'])).toMatchObject({ code: 2, error: 'users/new-passphrase-missing' });
    expect(await json([...first, 'administer,quét'], given)).toMatchObject({ code: 2, error: 'usage/invalid-input' });
    expect(await json([...first, 'administer'], given)).toMatchObject({
      code: 0,
      result: { name: 'Quản trị', roles: ['administer'], active: true },
    });
    const file = join(tempFolder(), 'mk.txt');
    writeFileSync(file, `${SCANNER}\n`);
    const second = ['users', 'add', 'Lê Văn Đại', '--roles', 'check, scan', '--passphrase-file', file];
    expect(await json(second)).toMatchObject({ code: 4, error: 'users/sign-in-needed' });
    expect(await json(second, AS_CHIEF)).toMatchObject({ code: 0, result: { roles: ['scan', 'check'] } });
    expect(await json(second, AS_CHIEF)).toMatchObject({ code: 2, error: 'users/name-taken' });
    const listed = await run(['users', 'list'], AS_CHIEF);
    expect(listed.stdout).toContain('Lê Văn Đại: Số hóa (scan), Kiểm tra (check)');
    expect((await run(['--lang', 'en', 'users', 'list'], AS_CHIEF)).stdout).toMatch(/Quản trị: \w+ \(administer\)/);
  });

  it('gives other roles, sets aside and back, sets a pass phrase, and holds everybody to their roles', async () => {
    const { run, json } = await station();
    await run(['users', 'add', 'Quản trị', '--roles', 'administer'], { TRAM_NEW_PASSPHRASE: CHIEF });
    const add = ['users', 'add', 'Lê Văn Đại', '--roles', 'scan', '--passphrase-env', 'MK_MOI'];
    await run(add, { ...AS_CHIEF, MK_MOI: SCANNER });
    const asScanner = { TRAM_USER: 'Lê Văn Đại', TRAM_USER_PASSPHRASE: SCANNER };
    const roles = ['users', 'roles', 'lê văn đại', 'describe,scan'];
    expect(await json(roles, asScanner)).toMatchObject({ code: 4, error: 'users/not-allowed' });
    expect(await json(roles, AS_CHIEF)).toMatchObject({ code: 0, result: { roles: ['scan', 'describe'] } });
    expect(await json(['users', 'roles', 'Ai đó', 'scan'], AS_CHIEF)).toMatchObject({
      code: 2,
      error: 'users/no-such-name',
    });
    expect(await json(['users', 'disable', 'Lê Văn Đại'], AS_CHIEF)).toMatchObject({ result: { active: false } });
    expect(await json(['users', 'list'], asScanner)).toMatchObject({ code: 4 });
    expect((await run(['users', 'list'], AS_CHIEF)).stdout).toContain('đã ngừng hoạt động');
    expect(await json(['users', 'disable', 'Quản trị'], AS_CHIEF)).toMatchObject({
      code: 2,
      error: 'users/last-administrator',
    });
    expect(await json(['users', 'enable', 'Lê Văn Đại'], AS_CHIEF)).toMatchObject({ result: { active: true } });
    const reset = ['users', 'passphrase', 'Lê Văn Đại'];
    expect((await run(reset, { ...AS_CHIEF, TRAM_NEW_PASSPHRASE: 'ba ngọn núi xanh' })).code).toBe(0);
    expect(await json(['users', 'list'], asScanner)).toMatchObject({ code: 4, error: 'users/wrong-passphrase' });
    const anew = { ...asScanner, TRAM_USER_PASSPHRASE: 'ba ngọn núi xanh' };
    expect(await json(['users', 'list'], anew)).toMatchObject({ code: 0 });
  });
});
