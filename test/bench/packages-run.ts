/** `node packages-run.ts FOLDER`: packs, bags and verifies what packagesWorkspace made there; a line of JSON for each stage. */
import { createPrivateKey } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { silentTask } from '../../electron/engine/base/task.ts';
import { packageFiles } from '../../electron/engine/package/index.ts';
import { readCertificate } from '../../electron/engine/signing/index.ts';
import { keySigner } from '../../electron/engine/signing/key-file.ts';
import { derParts } from '../../electron/engine/signing/trust.ts';
import { makeTransfer } from '../../electron/engine/transfer/index.ts';
import { verifyPath } from '../../electron/engine/verify/index.ts';
import { openWorkspace } from '../../electron/engine/workspace/index.ts';
import { NOW } from '../support/pki/pki.ts';
import type { PackagesFacts } from './packages-workspace.ts';

const folder = process.argv[2]!;
const facts = JSON.parse(await readFile(join(folder, 'facts.json'), 'utf8')) as PackagesFacts;
const certificates = await Promise.all(
  facts.chain.map(async (path) => readCertificate(derParts(await readFile(path), 'CERTIFICATE')[0]!)),
);
const signer = keySigner(createPrivateKey(await readFile(facts.key)), certificates[0]!, certificates.slice(1));
const clock = { now: () => NOW };
const round = { kind: 'sip-hoso', round: 'do-1', agreement: 'NL.1' } as const;
const bag = join(folder, 'bag');

const ws = await openWorkspace(facts.workspace, { clock, actor: 'bench' });
try {
  await rm(ws.paths.outbox, { recursive: true, force: true });
  ws.db.exec('DELETE FROM package; DELETE FROM transfer');
  const { job } = await stage('package', () => packageFiles(ws, round, silentTask()));
  if (job.failed.length > 0) throw new Error(JSON.stringify(job.failed[0]));
  await stage('bag', () => makeTransfer(ws, { ...round, out: bag }, signer, silentTask()));
} finally {
  ws.close();
}
const trust = { anchors: facts.anchors, crls: facts.crls };
const report = await stage('verify', () => verifyPath({ path: bag, trust }, clock, silentTask()));
const signed = report.signatures.length - 1;
if (report.verdict !== 'valid' || signed !== facts.count)
  throw new Error(`${report.verdict}: ${report.reason ?? ''}, ${signed} signatures`);

async function stage<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  console.log(JSON.stringify({ stage: name, seconds: (performance.now() - begun) / 1000 }));
  return result;
}
