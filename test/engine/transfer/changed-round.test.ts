import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/contract/finding.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { setValue } from '../../../electron/engine/efile/index.ts';
import { handedOver } from '../../../electron/engine/handed-over/index.ts';
import { packageFiles, type Round } from '../../../electron/engine/package/index.ts';
import { makeTransfer } from '../../../electron/engine/transfer/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';
import { handOver, packagePaths, packed, people, ROUND, type Handover } from '../../support/transfer/packed-round.ts';

describe('a round that is not as it was packed', () => {
  const refused = async (ws: Workspace, options: Handover = {}) => {
    const folder = tempFolder();
    const error = await handOver(ws, { out: join(folder, 'giao-nop'), ...options }).then(
      () => null,
      (thrown: unknown) => thrown as { code: string; details: { code: string; params: Record<string, unknown> }[] },
    );
    expect(readdirSync(folder)).toEqual([]);
    expect(ws.db.prepare('SELECT count(*) AS n FROM transfer').get()).toEqual({ n: 0 });
    return [error?.code, ...(error?.details.map(({ code, params }) => `${code} ${String(params['file'])}`) ?? [])];
  };
  const left = (ws: Workspace) =>
    handedOver(ws).files.flatMap((file) => (file.left ? [{ code: file.code, ...file.left }] : []));
  const [one, two] = ['H99.12.3.2001.01.VP', 'H99.12.3.2001.02.VP'];

  it('lists every package that is missing, shortened, changed, or older than the records', async () => {
    const ws = await packed([[1], [1], [1]]);
    const [first, second, third] = packagePaths(ws);
    rmSync(first!);
    appendFileSync(second!, 'x');
    setValue(ws.db, { kind: 'file', id: 3 }, 'title', 'typed', 'Tiêu đề mới', 'now');
    expect(await refused(ws)).toEqual([
      'transfer/package-changed',
      `transfer/package-missing ${one}`,
      `transfer/package-differs ${two}`,
      'transfer/package-outdated H99.12.3.2001.03.VP',
    ]);
    await packageFiles(ws, ROUND, silentTask());
    const bytes = readFileSync(packagePaths(ws)[2]!);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(packagePaths(ws)[2]!, bytes);
    expect(existsSync(third!)).toBe(false);
    expect(await refused(ws)).toEqual(['transfer/package-changed', 'transfer/package-differs H99.12.3.2001.03.VP']);
  });

  it('lists every file without a package, and refuses a round nobody packed', async () => {
    const ws = await packed([[1], [1]]);
    ws.db.exec('DELETE FROM package WHERE ordinal = 2');
    expect(await refused(ws)).toEqual(['transfer/incomplete', `transfer/file-without-package ${two}`]);
    expect((await refused(ws, { round: { ...ROUND, round: '2026-02' } }))[0]).toBe('transfer/incomplete');
    expect(await refused(await newWorkspace())).toEqual(['transfer/no-files']);
  });

  it('of chosen files holds these and asks for no others', async () => {
    const ws = await packed([[1], [1]]);
    ws.db.exec('DELETE FROM package WHERE ordinal = 2');
    const out = join(tempFolder(), 'giao-nop');
    const report = await makeTransfer(ws, { ...ROUND, out, files: [one] }, people.agency.signer(), silentTask());
    expect(report).toMatchObject({ packages: 1, files: 1, documents: 1 });
    expect(readdirSync(join(out, 'data/packages'))).toHaveLength(1);
  });

  it('leaves behind what was packed for it but not chosen: that does not count as handed over', async () => {
    const ws = await packed([[1], [1]]);
    const out = join(tempFolder(), 'giao-nop');
    expect(left(ws)).toEqual([]);
    await makeTransfer(ws, { ...ROUND, out, files: [one] }, people.agency.signer(), silentTask());
    expect(left(ws)).toMatchObject([{ code: one, round: ROUND.round, changed: false }]);
  });

  it('made again with fewer files, counts as handed over only those of the last', async () => {
    const ws = await packed([[1], [1]]);
    const make = (files?: readonly string[]) =>
      makeTransfer(
        ws,
        { ...ROUND, out: join(tempFolder(), 'giao-nop'), ...(files ? { files } : {}) },
        people.agency.signer(),
        silentTask(),
      );
    await make();
    expect(left(ws).map(({ code }) => code)).toEqual([one, two]);
    await make([one]);
    expect(left(ws).map(({ code }) => code)).toEqual([one]);
  });

  it('is refused under another registration code than its packages carry', async () => {
    const ws = await packed([[1]]);
    const { kind, round } = ROUND;
    expect(await refused(ws, { round: { kind, round } })).toEqual([
      'transfer/package-changed',
      `transfer/package-outdated ${one}`,
    ]);
  });
});

describe('files that leave again with another round', () => {
  const SECOND: Round = { ...ROUND, round: '2026-02' };
  const [one, two] = ['H99.12.3.2001.01.VP', 'H99.12.3.2001.02.VP'];
  const again = (findings: readonly Finding[]) =>
    findings.map(({ code, place, severity, params }) => [code, place, severity, params['round']]);

  it('are named with the earlier round, by packing and by the transfer; changed ones as that', async () => {
    const ws = await packed([[1], [1]]);
    await handOver(ws);
    setValue(ws.db, { kind: 'file', id: 2 }, 'title', 'typed', 'Tiêu đề mới', 'now');
    const expected = [
      ['handover/file-left-before', one, 'warning', '2026-01'],
      ['handover/file-changed-since', two, 'warning', '2026-01'],
    ];
    const report = await packageFiles(ws, SECOND, silentTask());
    expect(report.packages).toHaveLength(2);
    expect(again(report.findings)).toEqual(expected);
    expect(again((await handOver(ws, { round: SECOND })).findings)).toEqual(expected);
    // The last round counts, and what left with it.
    const third = await packageFiles(ws, { ...ROUND, round: '2026-03' }, silentTask());
    expect(again(third.findings)).toEqual([one, two].map((code) => [expected[0]![0], code, 'warning', '2026-02']));
  });

  it('are not said to leave twice by the same round, nor by a package of another kind', async () => {
    const ws = await packed([[1]]);
    await handOver(ws);
    expect((await packageFiles(ws, ROUND, silentTask())).findings).toEqual([]);
    expect((await packageFiles(ws, { ...SECOND, kind: 'aip-hoso' }, silentTask())).findings).toEqual([]);
  });
});
