import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallDisk, type SmallDisk } from '../support/trust/small-disk.ts';
import { faultsOf, filesOf, MEANWHILE } from '../support/trust/state.ts';
import { mainJob, makeStation, tram, tramOk, type Ran, type Station } from '../support/trust/station.ts';
import { tempFolder } from '../support/temp-folder.ts';

const KIB = 1024;

/** Exit code for want of room or rights. */
const RESOURCES = 4;

/** The room each step is left with, in KiB: enough to open the workspace, not enough for its work. And what it then meets. */
const STEPS: readonly (readonly [step: string, room: number, meets: RegExp])[] = [
  ['intake', 96, /\/scratch\/|\/workspace\.db$/],
  ['check', 64, /\/workspace\.db$/],
  ['ocr', 64, /\/workspace\.db$/],
  ['describe', 64, /\/workspace\.db$/],
  ['extract', 64, /\/workspace\.db$/],
  ['pdf', 192, /\/archival\.pdf$/],
  ['sign', 192, /\/signed\.pdf$/],
  ['package', 128, /\.zip$/],
  ['transfer', 128, /\/transfer\//],
];

describe('on a disk that fills up', () => {
  it('every step of the main job stops with a clear error, leaves what was there, and gets through once there is room', async () => {
    const station = await makeStation(tempFolder());
    const disk = smallDisk();
    const workspace = join(disk.folder, 'workspace');
    cpSync(station.workspace, workspace, { recursive: true });
    const job = mainJob(station, workspace, join(disk.folder, 'transfer'));
    for (const [at, [name, room, meets]] of STEPS.entries()) {
      const step = job[at]!;
      expect(step[0]).toBe(name);
      const before = filesOf(disk.folder, MEANTIME);

      disk.leave(0);
      expectWords(await tram(inWords(step), disk.options()), name);
      expectIntact(workspace);
      disk.leave(room * KIB);
      expectRecord(await tram(step, disk.options()), name, disk.isReal ? meets : /./);
      expectIntact(workspace);
      const stopped = filesOf(disk.folder, MEANTIME);

      disk.leave('all');
      await tramOk(step);
      const after = filesOf(disk.folder, MEANTIME);
      expect(after).toMatchObject(before);
      // What had been finished before the disk was full is kept, and nothing of it was half of a file.
      expect(after).toMatchObject(stopped);
      expect(readdirSync(disk.folder).filter((file) => file.endsWith('.part'))).toEqual([]);
    }
    await tramOk(job.at(-1)!);
  }, 200_000);

  it('a backup and a restore leave nothing behind, and succeed once there is room', async () => {
    const { station, disk, workspace } = await received();
    const backup = join(disk.folder, 'backup');
    const restored = join(disk.folder, 'restored');
    await stopsThenSucceeds(disk, ['-w', workspace, '--json', 'backup', backup], backup);
    const kept = join(station.root, 'kept');
    cpSync(backup, kept, { recursive: true });
    await stopsThenSucceeds(disk, ['--json', 'restore', kept, restored], restored);
    expect(faultsOf(restored)).toEqual([]);
    expect(filesOf(join(restored, 'masters'))).toEqual(filesOf(join(workspace, 'masters')));
  }, 100_000);

  it('what is written without a workspace stops as clearly', async () => {
    const { station, disk } = await received();
    const out = (name: string) => join(disk.folder, name);
    await stopsThenSucceeds(disk, ['--json', 'keys', 'demo', out('key'), '--organisation', 'Cơ quan'], out('key.p12'));
    await stopsThenSucceeds(disk, ['--json', 'template', out('mau.xlsx')], out('mau.xlsx'));
    const image = join(station.box, 'a-3.png');
    await stopsThenSucceeds(disk, ['--json', 'pdf', image, '-o', out('a.pdf')], out('a.pdf'));
  }, 100_000);

  it('a long job is refused before it begins when the forecast says that the room cannot do', async () => {
    const { station, disk, workspace } = await received();
    const refusals = [
      [['intake', station.box, '--batch', 'hai', '-w', workspace, '--json'], 'intake/no-room'],
      [['backup', join(disk.folder, 'backup'), '-w', workspace, '--json'], 'workspace/no-room'],
    ] as const;
    const before = filesOf(workspace, MEANWHILE);
    for (const [argv, code] of refusals) {
      const ran = await tram(argv, disk.options(256 * KIB));
      expect([ran.code, errorOf(ran)]).toMatchObject([RESOURCES, { code }]);
    }
    expect(filesOf(workspace, MEANWHILE)).toEqual(before);
    expect(readdirSync(disk.folder)).toEqual([]);
  }, 100_000);
});

/** Of a workspace in a folder of that name: what its files are compared without. */
const MEANTIME = new RegExp(`^workspace/(?:${MEANWHILE.source.slice(1)})`);

/** A workspace with the box in it on an ordinary disk, and a small one beside it. */
async function received(): Promise<{ station: Station; disk: SmallDisk; workspace: string }> {
  const station = await makeStation(tempFolder());
  const { workspace } = station;
  await tramOk(mainJob(station, workspace, 'nowhere')[0]!);
  return { station, disk: smallDisk(), workspace };
}

async function stopsThenSucceeds(disk: SmallDisk, argv: readonly string[], target: string): Promise<void> {
  const before = filesOf(disk.folder);
  disk.leave(0);
  expectRecord(await tram(argv, disk.options()), argv.join(' '), /./);
  expect(existsSync(target)).toBe(false);
  expect(filesOf(disk.folder)).toEqual(before);
  disk.leave('all');
  await tramOk(argv);
  expect(existsSync(target)).toBe(true);
}

function expectIntact(workspace: string): void {
  expect(faultsOf(workspace)).toEqual([]);
  expect(existsSync(join(workspace, 'workspace.lock.json'))).toBe(false);
}

function expectRecord(ran: Ran, step: string, path: RegExp): void {
  const error = errorOf(ran);
  expect([step, ran.code, error?.code], ran.stdout + ran.stderr).toEqual([step, RESOURCES, 'disk/full']);
  expect(error?.params.path).toMatch(path);
  expect(error?.remedy).toBe(REMEDY);
}

function expectWords(ran: Ran, step: string): void {
  expect([step, ran.code, ran.stdout]).toEqual([step, RESOURCES, '']);
  expect(ran.stderr).toMatch(/The disk is full while writing \/.+\n.*→/);
  expect(ran.stderr).toContain(REMEDY);
}

const REMEDY = 'Make room and do it again; what was finished is intact.';

function errorOf(ran: Ran): { code: string; params: { path: string }; remedy: string } | undefined {
  const answer = JSON.parse(ran.stdout) as { error?: { code: string; params: { path: string }; remedy: string } };
  return answer.error;
}

function inWords(step: readonly string[]): readonly string[] {
  return step.filter((word) => word !== '--json');
}
