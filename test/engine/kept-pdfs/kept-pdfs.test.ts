import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { setValue } from '../../../electron/engine/efile/index.ts';
import { preflight } from '../../../electron/engine/handover/index.ts';
import { packageFiles } from '../../../electron/engine/package/index.ts';
import { makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { checkFilesAndKeptPdfs } from '../../../electron/engine/rules/index.ts';
import { signPdf } from '../../../electron/engine/signing/index.ts';
import { verifyPath } from '../../../electron/engine/verify/index.ts';
import { makePdf } from '../../support/pki/pdf.ts';
import { makeWorld, NOW } from '../../support/pki/pki.ts';
import { addFile, pagesOf } from '../../support/records.ts';
import { takeIn } from '../../support/scanned-workspace.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';

const ROUND = { kind: 'sip-hoso', round: '2026-01' } as const;
const world = makeWorld();

it('a signed PDF that is no PDF/A is packed as it came when it was born digital, and refused before packing when it is a scan', async () => {
  const ws = await newWorkspace();
  const path = join(tempFolder(), 'a.pdf');
  await makePdf(path);
  await signPdf(path, path, world.rsa.signer(), { agencyName: 'Sở Nội vụ', signingTime: NOW });
  await takeIn(ws, { 'a.pdf': readFileSync(path) });
  const pages = pagesOf(ws, 'a.pdf');
  const values = { numberOfPage: String(pages.length) };
  const { code, documents } = addFile(ws, { values, documents: [{ pages, values, originalSourceId: 1 }] });
  await makeDocumentPdfs(ws, {}, silentTask());
  const level = (value: string) =>
    setValue(ws.db, { kind: 'document', id: documents[0]! }, 'confidenceLevel', 'typed', value, 'now');

  level('02');
  const { job } = await packageFiles(ws, ROUND, silentTask());
  const refused = job.failed[0]!.error;
  expect(refused.code).toBe('package/not-ready');
  expect(refused.details.map((detail) => detail.code)).toEqual(
    expect.arrayContaining(['package/kept-pdf-unfit', 'pdf/no-xmp']),
  );
  const before = await preflight(ws, { ...ROUND, files: [code] });
  expect(before.ready).toBe(false);
  expect(before.files[0]!.faults).toContainEqual(
    expect.objectContaining({ code: 'package/kept-pdf-unfit', place: `${code}/1` }),
  );
  const [scanned] = await checkFilesAndKeptPdfs(ws, { files: [code], purpose: 'transfer' });
  expect(scanned).toMatchObject({ ready: false });

  level('01');
  setValue(ws.db, { kind: 'document', id: documents[0]! }, 'process', 'typed', '0', 'now');
  const said = { code: 'package/kept-pdf-not-archival', severity: 'warning', place: `${code}/1` };
  const kept = await preflight(ws, { ...ROUND, files: [code] });
  expect(kept.ready).toBe(true);
  expect(kept.files[0]!.doubts).toContainEqual(expect.objectContaining(said));
  const [checked] = await checkFilesAndKeptPdfs(ws, { files: [code], purpose: 'transfer' });
  const at = { file: code, document: documents[0], ordinal: 1 };
  expect(checked!.findings).toContainEqual(expect.objectContaining({ ...said, at }));
  const made = await packageFiles(ws, ROUND, silentTask());
  expect(made.job.failed).toEqual([]);
  const trust = { anchors: [], crls: [] };
  const report = await verifyPath(
    { path: join(ws.paths.root, made.packages[0]!.path), trust },
    { now: () => NOW },
    silentTask(),
  );
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  // Converting it would break the signature it came with.
  expect(report.findings.filter(({ code }) => code.startsWith('pdf/'))).toMatchObject([
    { code: 'pdf/born-not-pdfa', severity: 'info' },
  ]);
});
