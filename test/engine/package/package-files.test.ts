import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { openTree, readBytes } from '../../../electron/engine/archive/index.ts';
import { silentTask, type Task } from '../../../electron/engine/base/task.ts';
import { setValue } from '../../../electron/engine/efile/index.ts';
import {
  listPackages,
  outdatedPackages,
  packageFiles,
  type PackageFilesInput,
} from '../../../electron/engine/package/index.ts';
import { makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { signDocuments } from '../../../electron/engine/signing/index.ts';
import { verifyPath } from '../../../electron/engine/verify/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { makeWorld } from '../../support/pki/pki.ts';
import { pagesOf } from '../../support/records.ts';
import { cancelledTask, scannedWorkspace } from '../../support/scanned-workspace.ts';
import { FIXED_CLOCK } from '../../support/workspace.ts';

const world = makeWorld();
const ROUND = { kind: 'sip-hoso', round: '2026-01' } as const;
const pack = (ws: Workspace, input: Partial<PackageFilesInput> = {}, task: Task = silentTask()) =>
  packageFiles(ws, { ...ROUND, ...input }, task);

/** Files by the pages of their documents, with signed PDFs. */
async function signedFiles(files: readonly (readonly number[])[], isSigned = true): Promise<Workspace> {
  const { ws } = await scannedWorkspace(files);
  await renew(ws, isSigned);
  return ws;
}

async function renew(ws: Workspace, isSigned = true): Promise<void> {
  await makeDocumentPdfs(ws, {}, silentTask());
  if (isSigned) await signDocuments(ws, world.rsa.signer(), silentTask());
}

const retitle = (ws: Workspace, kind: 'file' | 'document', id: number, key: string, value: string) =>
  setValue(ws.db, { kind, id }, key, 'typed', value, 'now');

const inOutbox = (ws: Workspace): string[] => readdirSync(join(ws.paths.outbox, ROUND.round, ROUND.kind)).sort();
const outcomes = (ws: Workspace): string[] =>
  ws.db
    .prepare<[], string>(
      `SELECT outcome ->> 'state' FROM job_item WHERE job_id = (SELECT max(id) FROM job) ORDER BY ordinal`,
    )
    .pluck()
    .all();

describe('packing files', () => {
  it('makes of each a package that verification takes for whole, numbered in the round', async () => {
    const ws = await signedFiles([[1, 2], [1]]);
    const { packages, job, findings } = await pack(ws, { agreement: 'NL.DHN.2026.01' });
    expect(job).toMatchObject({ total: 2, done: 2, failed: [] });
    expect(findings).toEqual([]);
    expect(packages.map(({ fileCode, documents }) => [fileCode, documents])).toEqual([
      ['H99.12.3.2001.01.VP', 2],
      ['H99.12.3.2001.02.VP', 1],
    ]);
    for (const [at, { path, objectId, size }] of packages.entries()) {
      expect(path).toBe(`outbox/2026-01/sip-hoso/${at + 1}${objectId}.zip`);
      const trust = { anchors: [], crls: [] };
      const report = await verifyPath({ path: join(ws.paths.root, path), trust }, FIXED_CLOCK, silentTask());
      expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(report).toMatchObject({ kind: 'package' });
      expect(statSync(join(ws.paths.root, path)).size).toBe(size);
    }
    expect(verifyAudit(ws.db).findings).toEqual([]);
  });

  it('tells the packing once among the events of an archived file', async () => {
    const ws = await signedFiles([[1]]);
    const { packages } = await pack(ws, { kind: 'aip-hoso' });
    const tree = await openTree(join(ws.paths.root, packages[0]!.path));
    const types: string[] = [];
    for (const name of ['PREMIS.xml', 'PREMIS_rep1.xml']) {
      const path = [...tree.entries.keys()].find((one) => one.endsWith(`/preservation/${name}`))!;
      const xml = (await readBytes(tree, path, 1_000_000)).toString('utf8');
      types.push(...[...xml.matchAll(/<(?:premis:)?eventType[^>]*>([^<]+)</g)].map((match) => match[1]!));
    }
    await tree.close();
    expect(types.toSorted()).toEqual(
      [
        'digital signature generation',
        'information package creation',
        'normalization',
        'metadata extraction',
        'transfer',
      ].toSorted(),
    );
  });

  it('leaves what has not changed as it is, and takes what it replaces out of the outbox', async () => {
    const ws = await signedFiles([[1], [1], [1]]);
    const first = (await pack(ws)).packages;
    await pack(ws);
    expect(outcomes(ws)).toEqual(['kept', 'kept', 'kept']);

    retitle(ws, 'file', 2, 'title', 'Tiêu đề đã sửa');
    expect(outdatedPackages(ws, ROUND)).toEqual(['H99.12.3.2001.02.VP']);
    const second = (await pack(ws)).packages;
    expect(outcomes(ws)).toEqual(['kept', 'made', 'kept']);
    expect(second.map(({ sha256 }, at) => sha256 === first[at]!.sha256)).toEqual([true, false, true]);
    expect(inOutbox(ws)).toEqual(second.map(({ path }) => path.split('/').at(-1)).sort());
    expect(outdatedPackages(ws, ROUND)).toEqual([]);
  });

  it('does not count as packed a file that cannot be packed now, though it was before', async () => {
    const ws = await signedFiles([[1], [1]]);
    await pack(ws);
    retitle(ws, 'document', 1, 'subject', 'Đã sửa');
    const { job, packages } = await pack(ws);
    expect(job.failed.map(({ name }) => name)).toEqual(['H99.12.3.2001.01.VP']);
    expect(packages.map(({ fileCode }) => fileCode)).toEqual(['H99.12.3.2001.02.VP']);
  });

  it('makes a lost package again with the same bytes', async () => {
    const ws = await signedFiles([[1]]);
    const [made] = (await pack(ws)).packages;
    const { path, sha256 } = made!;
    const bytes = readFileSync(join(ws.paths.root, path));
    rmSync(join(ws.paths.root, path));
    expect((await pack(ws)).packages).toMatchObject([{ path, sha256 }]);
    expect(readFileSync(join(ws.paths.root, path)).equals(bytes)).toBe(true);
  });

  it('gives a file packed by itself the number it has among all', async () => {
    const ws = await signedFiles([[1], [1]]);
    const [alone] = (await pack(ws, { files: ['02.VP'] })).packages;
    expect(alone?.path).toContain('/2uuid-');
    const both = (await pack(ws)).packages;
    expect(both.map(({ path }) => /\/(\d)uuid/.exec(path)?.[1])).toEqual(['1', '2']);
    expect(both[1]).toEqual(alone);
    await expect(pack(ws, { files: ['01.VP', '7'] })).rejects.toMatchObject({
      code: 'efile/file-not-found',
      params: { file: '7' },
    });
  });

  it('packs a file as it is now, also when the run before was stopped half-way', async () => {
    // More than are ever packed at once.
    const ws = await signedFiles(Array.from({ length: 10 }, () => [1]));
    const stopping = cancelledTask(({ current, stage }) => stage === 'package' && current?.endsWith('.01.VP') === true);
    await expect(pack(ws, {}, stopping)).rejects.toMatchObject({ code: 'internal/cancelled' });
    const [before] = listPackages(ws, ROUND.kind, ROUND.round);
    retitle(ws, 'file', 1, 'title', 'Sửa trong lúc dừng');
    const { job, packages } = await pack(ws);
    expect(job).toMatchObject({ resumed: true, failed: [] });
    expect(packages).toHaveLength(10);
    expect(packages[0]!.sha256).not.toBe(before!.sha256);
    expect(existsSync(join(ws.paths.root, before!.path))).toBe(false);
    expect(outdatedPackages(ws, ROUND)).toEqual([]);
  });

  it('refuses a round whose name cannot be one', async () => {
    const ws = await signedFiles([[1]], false);
    for (const round of ['', '../x', 'a/b', '.'])
      await expect(pack(ws, { round })).rejects.toMatchObject({ code: 'usage/invalid-input' });
  });
});

describe('a file that is not ready', () => {
  const reasons = async (ws: Workspace) => {
    const { job } = await pack(ws);
    return job.failed.map(({ name, error }) => [name, error.code, error.details.map(({ code }) => code)]);
  };
  const NAME = 'H99.12.3.2001.01.VP';

  it('fails with everything that is wrong at once, and the others are packed', async () => {
    const ws = await signedFiles([[1, 1], [1]]);
    retitle(ws, 'file', 1, 'maintenance', '09');
    retitle(ws, 'document', 2, 'issuedDate', '31/02/2001');
    ws.db.prepare('DELETE FROM document_pdf WHERE document_id = 1').run();
    expect(await reasons(ws)).toEqual([
      [NAME, 'package/not-ready', ['efile/field-not-in-list', 'efile/field-not-date', 'package/no-pdf']],
    ]);
    expect(listPackages(ws, ROUND.kind, ROUND.round).map(({ fileCode }) => fileCode)).toEqual(['H99.12.3.2001.02.VP']);
  });

  it.each<[string, (ws: Workspace) => void]>([
    ['other values', (ws) => retitle(ws, 'document', 1, 'subject', 'Đã sửa')],
    [
      'other pages',
      (ws) => {
        const [one, two] = ['0/0/0.jpg', '0/1/0.jpg'].map((name) => pagesOf(ws, name)[0]);
        ws.db.exec('DELETE FROM document_page');
        ws.db.exec(`INSERT INTO document_page VALUES (1, 1, ${two!}), (2, 1, ${one!})`);
      },
    ],
  ])('is one whose PDFs were made of %s', async (_, change) => {
    const ws = await signedFiles([[1, 1]]);
    change(ws);
    const [failed] = await reasons(ws);
    expect(failed?.[2]).toContain('package/pdf-outdated');
    await renew(ws);
    expect(await reasons(ws)).toEqual([]);
  });

  it('is one with a document unsigned beside signed ones; one with none signed is packed with a finding', async () => {
    const ws = await signedFiles([[1, 1]]);
    ws.db.exec(`DELETE FROM document_pdf WHERE document_id = 2 AND stage = 'signed'`);
    expect(await reasons(ws)).toEqual([[NAME, 'package/not-ready', ['package/not-signed']]]);

    const unsigned = await signedFiles([[1, 1]], false);
    const { findings, packages } = await pack(unsigned);
    expect(packages).toHaveLength(1);
    expect(findings).toMatchObject([
      { code: 'package/unsigned', severity: 'warning', place: NAME, params: { documents: 2 } },
    ]);
  });

  it('is packed though its dates, numbers or sheets are doubtful, with a finding for each', async () => {
    const ws = await signedFiles([[1, 1], [1]]);
    retitle(ws, 'file', 1, 'numberOfPaper', '20');
    ws.db.exec('UPDATE document SET ordinal = 3 WHERE id = 2');
    await renew(ws);
    const { packages, findings } = await pack(ws);
    expect(packages).toHaveLength(2);
    expect(findings.map(({ code, severity, place }) => [code, severity, place])).toEqual([
      ['efile/sheets-differ', 'warning', 'H99.12.3.2001.01.VP/numberOfPaper'],
      ['rules/ordinal-gap', 'warning', 'H99.12.3.2001.01.VP/3'],
    ]);
  });

  it('is one whose PDF was changed on the disk', async () => {
    const ws = await signedFiles([[1]]);
    const path = join(ws.paths.root, 'derived/documents/1/signed.pdf');
    appendFileSync(path, '%');
    const { job } = await pack(ws);
    expect(job.failed).toMatchObject([{ error: { code: 'package/source-changed' } }]);
    expect(inOutbox(ws)).toEqual([]);
  });
});
