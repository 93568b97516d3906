import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { EngineSession } from '../../../electron/engine/session/index.ts';
import { isAppError } from '../../../shared/contract/app-error.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/contract/commands.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { AGENCY } from '../../support/workspace.ts';

const ADMIN = { name: 'Nguyễn Thị Ánh', passphrase: 'bốn con voi tím' };
const OTHER = { name: 'Lê Văn Đại', passphrase: 'mưa rơi trên phố' };

type Call = <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandOutput<N>>;

/** A session on a new workspace, with a clock that can be put forward. */
async function session(): Promise<{ call: Call; later: (seconds: number) => void; root: string }> {
  let now = Date.parse('2026-06-12T04:45:37Z');
  const engine = new EngineSession({ emit: () => undefined, actor: 'máy-1', clock: { now: () => new Date(now) } });
  afterEach(() => engine.close());
  let n = 0;
  const call: Call = (name, input) => engine.call(String(n++), name, input) as never;
  const root = join(tempFolder(), 'ws');
  await call('workspace/create', { root, agency: AGENCY });
  return { call, later: (seconds) => (now += seconds * 1000), root };
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (isAppError(error) ? error.code : String(error)),
  );

const watchInput = { watchId: 'none' };

describe('a workspace without users', () => {
  it('lets the operating system’s user do everything', async () => {
    const { call } = await session();
    expect(await call('workspace/state', {})).toMatchObject({ actor: 'máy-1', signIn: 'off' });
    expect((await call('workspace/state', {}))?.roles).toHaveLength(6);
    expect(await codeOf(call('list/files', {}))).toBe('done');
    expect(await codeOf(call('users/sign-in', ADMIN))).toBe('users/none-registered');
  });

  it('takes only an administrator as the first', async () => {
    const { call } = await session();
    expect(await codeOf(call('users/add', { ...OTHER, roles: ['scan'] }))).toBe('users/first-must-administer');
    expect(await codeOf(call('users/add', { ...ADMIN, passphrase: 'ngắn', roles: ['administer'] }))).toBe(
      'users/passphrase-short',
    );
    expect(await call('users/list', {})).toEqual([]);
  });
});

describe('a workspace with users', () => {
  it('has the one who registered the first signed in, and asks everybody after it is opened again', async () => {
    const { call, root } = await session();
    await call('users/add', { ...ADMIN, roles: ['administer'] });
    expect(await call('workspace/state', {})).toMatchObject({
      actor: ADMIN.name,
      signIn: 'done',
      roles: ['administer'],
    });
    await call('workspace/close', {});
    expect(await call('workspace/open', { root })).toMatchObject({ actor: null, signIn: 'needed', roles: [] });
    for (const name of ['list/files', 'users/list', 'audit/verify'] as const)
      expect(await codeOf(call(name, {}))).toBe('users/sign-in-needed');
    expect(await codeOf(call('workspace/backup', { to: join(root, '..', 'copy') }))).toBe('users/sign-in-needed');
    expect(await call('users/names', {})).toEqual([ADMIN.name]);
    expect(await call('users/sign-in', ADMIN)).toMatchObject({ actor: ADMIN.name, signIn: 'done' });
    expect(await codeOf(call('list/files', {}))).toBe('done');
    expect(await call('users/sign-out', {})).toMatchObject({ signIn: 'needed' });
  });

  it('knows a name and a pass phrase however their letters are composed, but not another pass phrase', async () => {
    const { call } = await session();
    await call('users/add', { ...ADMIN, roles: ['administer'] });
    await call('users/sign-out', {});
    const typed = { name: ADMIN.name.normalize('NFD').toUpperCase(), passphrase: ADMIN.passphrase.normalize('NFD') };
    expect(await call('users/sign-in', typed)).toMatchObject({ actor: ADMIN.name });
    expect(await codeOf(call('users/sign-in', { ...ADMIN, passphrase: 'bốn con voi tim' }))).toBe(
      'users/wrong-passphrase',
    );
    expect(await codeOf(call('users/sign-in', { ...ADMIN, name: 'Ai đó' }))).toBe('users/wrong-passphrase');
  });

  it('holds each to their roles, and at once when they change', async () => {
    const { call } = await session();
    await call('users/add', { ...ADMIN, roles: ['administer'] });
    expect(await codeOf(call('watch/stop', watchInput))).toBe('users/not-allowed');
    const other = await call('users/add', { ...OTHER, roles: ['scan'] });
    await call('users/sign-in', OTHER);
    expect(await codeOf(call('watch/stop', watchInput))).not.toMatch(/^users/);
    expect(await codeOf(call('users/add', { name: 'Ba', passphrase: 'tám ký tự', roles: ['sign'] }))).toBe(
      'users/not-allowed',
    );
    expect(await codeOf(call('extract/fields', {}))).toBe('users/not-allowed');
    await call('users/sign-in', ADMIN);
    await call('users/change', { userId: other.id, roles: ['describe'] });
    await call('users/sign-in', OTHER);
    expect(await codeOf(call('watch/stop', watchInput))).toBe('users/not-allowed');
    expect(await codeOf(call('extract/fields', {}))).toBe('done');
  });

  it('never loses its last administrator, and forgets nobody the journal names', async () => {
    const { call } = await session();
    const first = await call('users/add', { ...ADMIN, roles: ['administer', 'scan'] });
    const second = await call('users/add', { ...OTHER, roles: ['scan'] });
    expect(await codeOf(call('users/change', { userId: first.id, roles: ['scan'] }))).toBe('users/last-administrator');
    expect(await codeOf(call('users/change', { userId: first.id, active: false }))).toBe('users/last-administrator');
    await call('users/change', { userId: second.id, active: false });
    expect(await codeOf(call('users/sign-in', OTHER))).toBe('users/wrong-passphrase');
    expect(await codeOf(call('users/add', { ...OTHER, roles: ['scan'] }))).toBe('users/name-taken');
    expect(await call('users/names', {})).toEqual([ADMIN.name]);
    await call('users/change', { userId: second.id, active: true, roles: ['administer'] });
    expect(await codeOf(call('users/change', { userId: first.id, roles: ['scan'] }))).toBe('done');
  });

  it('makes guessing slow, also over a new start, and says how long', async () => {
    const { call, later, root } = await session();
    await call('users/add', { ...ADMIN, roles: ['administer'] });
    await call('users/sign-out', {});
    const wrong = { ...ADMIN, passphrase: 'đoán mò một câu' };
    for (let n = 0; n < 3; n += 1) expect(await codeOf(call('users/sign-in', wrong))).toBe('users/wrong-passphrase');
    await call('workspace/close', {});
    await call('workspace/open', { root });
    await expect(call('users/sign-in', ADMIN)).rejects.toMatchObject({ code: 'users/wait', params: { seconds: 5 } });
    later(5);
    expect(await codeOf(call('users/sign-in', wrong))).toBe('users/wrong-passphrase');
    await expect(call('users/sign-in', ADMIN)).rejects.toMatchObject({ params: { seconds: 10 } });
    later(10);
    expect(await call('users/sign-in', ADMIN)).toMatchObject({ actor: ADMIN.name });
    await call('users/sign-out', {});
    expect(await codeOf(call('users/sign-in', wrong))).toBe('users/wrong-passphrase');
    expect(await codeOf(call('users/sign-in', ADMIN))).toBe('done');
  });

  it('lets everybody change their own pass phrase with the present one, and an administrator give a new one', async () => {
    const { call } = await session();
    await call('users/add', { ...ADMIN, roles: ['administer'] });
    const other = await call('users/add', { ...OTHER, roles: ['scan'] });
    await call('users/sign-in', OTHER);
    const next = 'câu mới dài hơn';
    expect(await codeOf(call('users/own-passphrase', { present: 'không phải', next }))).toBe('users/wrong-passphrase');
    await call('users/own-passphrase', { present: OTHER.passphrase, next });
    expect(await codeOf(call('users/sign-in', OTHER))).toBe('users/wrong-passphrase');
    await call('users/sign-in', ADMIN);
    await call('users/set-passphrase', { userId: other.id, passphrase: 'câu thứ ba đây' });
    expect(await codeOf(call('users/sign-in', { ...OTHER, passphrase: next }))).toBe('users/wrong-passphrase');
    expect(await codeOf(call('users/sign-in', { ...OTHER, passphrase: 'câu thứ ba đây' }))).toBe('done');
  });

  it('writes the signed-in person into the journal, and no pass phrase anywhere', async () => {
    const { call } = await session();
    await call('users/add', { ...ADMIN, roles: ['administer'] });
    await call('users/add', { ...OTHER, roles: ['scan'] });
    await call('users/sign-in', OTHER);
    await codeOf(call('users/sign-in', { ...ADMIN, passphrase: 'đoán mò một câu' }));
    const rows = await call('audit/list', { limit: 100 });
    expect(
      rows
        .map(({ who, action }) => `${who}: ${action}`)
        .reverse()
        .slice(1),
    ).toEqual([
      'máy-1: users/add',
      `${ADMIN.name}: users/add`,
      `${OTHER.name}: users/sign-in`,
      'máy-1: users/sign-in-failed',
    ]);
    const everything = JSON.stringify([rows, await call('users/list', {})]);
    for (const secret of [ADMIN.passphrase, OTHER.passphrase, 'đoán mò một câu'])
      expect(everything).not.toContain(secret);
    const error = await call('users/add', { name: 'x', passphrase: 7, roles: ['scan'] } as never).catch(String);
    expect(error).not.toContain('7');
  });
});

describe('undo among several persons', () => {
  it('takes back one’s own steps only, or anybody’s for an administrator', async () => {
    const { call } = await session();
    await call('users/add', { ...ADMIN, roles: ['administer', 'check'] });
    await call('users/add', { ...OTHER, roles: ['scan', 'check'] });
    const { emptyScan } = await import('../../support/empty-scan.ts');
    await call('users/sign-in', OTHER);
    await call('intake/import', { paths: [await emptyScan(tempFolder())], batch: 'Đợt 1' });
    await call('page-edits/judge', { pageIds: [1], state: 'passed' });
    await call('users/sign-in', ADMIN);
    await call('page-edits/judge', { pageIds: [1], state: 'rescan', reason: 'mờ' });
    await call('users/sign-in', OTHER);
    await expect(call('edit/undo', {})).rejects.toMatchObject({
      code: 'users/undo-others',
      params: { who: ADMIN.name },
    });
    await call('users/sign-in', ADMIN);
    expect(await codeOf(call('edit/undo', {}))).toBe('done');
    expect(await codeOf(call('edit/undo', {}))).toBe('done');
  });
});
