import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { transferFindings } from '../../../shared/contract/codes/transfer.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { BagWriter } from '../bagit/index.ts';
import { isoVietnam } from '../base/clock.ts';
import { digestFile } from '../base/digest-file.ts';
import { diskOf, freeBytes } from '../base/disk-space.ts';
import { writeDurable } from '../base/durable-file.ts';
import { PRODUCT } from '../base/product.ts';
import type { Task } from '../base/task.ts';
import { selectFiles, type FileRecord } from '../efile/index.ts';
import { leftBefore } from '../handed-over/index.ts';
import { listPackages, packedDigests, ROUND, type Round, type StoredPackage } from '../package/index.ts';
import { signDetached, type Signer } from '../signing/index.ts';
import { change, type Workspace } from '../workspace/index.ts';
import { addLists } from './add-lists.ts';
import { madeBefore } from './made-before.ts';
import { RECEIPT_REQUEST, SIGNATURE_NAME, SIGNED_TAG_MANIFEST } from './names.ts';
import { ReceiptRequest } from './receipt-request.ts';
import { differs, refuseChanged, roundContents, type RoundContents, type Totals } from './round-contents.ts';
import type { TransferReport } from '../../../shared/contract/reports/transfer.ts';
export type { TransferReport } from '../../../shared/contract/reports/transfer.ts';

export interface MakeTransferInput extends Round {
  /** The bag's folder; must not exist yet, or hold this very transfer. The folder it comes into must be there. */
  readonly out: string;
  /** The disk that folder lay on when the place was chosen (diskOf). */
  readonly disk?: string;
  /** Codes or notations of the files handed over; all files of the workspace by default. */
  readonly files?: readonly string[];
}

/** Room kept beyond the packages for lists and tag files, in bytes. */
const MARGIN = 64 * 1024 * 1024;

/**
 * Puts the packages of a round into a signed BagIt bag: the package ZIPs, the lists of files and of documents as XLSX and
 * PDF, the handover minutes, the receipt request, and a detached CAdES signature over the tag manifest. Stops with
 * `transfer/place-gone` when there is no folder to put it into, with `transfer/incomplete` when one of the files has no
 * package in the round, and with `transfer/package-changed` listing the packages that were touched since and are not what
 * was made, or not from what the records are now; what the disk lost by itself is found by verification, because the bag
 * states the digests of what was made. The bag appears whole or not at all. Asked again for a transfer that lies there
 * already it changes nothing, but records it should an interrupted run have missed that; anything else in its place is
 * `disk/exists`. A round that was made into a transfer before, elsewhere, is made again with the finding
 * `transfer/made-before`; files that left with an earlier round leave again with the findings of `leftBefore`.
 */
export async function makeTransfer(
  ws: Workspace,
  input: MakeTransferInput,
  signer: Signer,
  task: Task,
): Promise<TransferReport> {
  if (!ROUND.test(input.round)) throw new AppError('usage/invalid-input', { detail: `round: ${input.round}` });
  const out = resolve(input.out);
  await checkPlace(out, input.disk);
  const wanted = new Set(selectFiles(ws.db, input.files).map(({ code }) => code));
  const packages = listPackages(ws, input.kind, input.round).filter(({ fileCode }) => wanted.has(fileCode));
  if (existsSync(out)) {
    const made = await madeBefore(out, input, packages, signer, ws.clock.now());
    if (!made) throw new AppError('disk/exists', { path: out });
    if (!isRecorded(ws, made.report)) record(ws, input, packages, made.report, made.madeAt);
    return made.report;
  }
  const contents = roundContents(ws, input, packages);
  const { files, totals } = contents;
  const needed = contents.packedBytes + MARGIN;
  const free = await freeBytes(out);
  if (free < needed) throw new AppError('workspace/no-room', { path: out, free, needed });

  const bag = await BagWriter.create(out);
  try {
    await addPackages(ws, bag, input, contents, task);
    const made = ws.clock.now();
    await addLists(ws, bag, input.round, contents, made, task.signal);
    const request = receiptRequest(ws, input, contents, made);
    await bag.addTag(RECEIPT_REQUEST, JSON.stringify(request, null, 2) + '\n', task.signal);
    await bag.seal(bagInfo(ws, input, files, totals, made), task.signal);
    const manifest = join(bag.folder, SIGNED_TAG_MANIFEST);
    const signature = await signDetached(manifest, signer, { signingTime: made, signal: task.signal });
    await writeDurable(join(bag.folder, SIGNATURE_NAME), signature);
    const { sha256 } = await digestFile(manifest);
    const report: TransferReport = {
      path: out,
      round: input.round,
      ...totals,
      payloadFiles: bag.payload.files,
      bytes: bag.payload.bytes,
      tagManifestSha256: sha256,
      findings: [...earlierTransfer(ws, input.round), ...files.flatMap(({ id }) => leftBefore(ws, id, input))],
    };
    await bag.finish();
    record(ws, input, packages, report, isoVietnam(made));
    return report;
  } catch (error) {
    await bag.abandon();
    throw error;
  }
}

/**
 * Throws `transfer/place-gone` unless the folder the bag comes into is there, on that disk: a medium that was pulled out must
 * not be replaced by a folder of its name on another.
 */
async function checkPlace(out: string, disk: string | undefined): Promise<void> {
  const place = dirname(out);
  const found = await diskOf(place);
  if (found === null || (disk !== undefined && found !== disk))
    throw new AppError('transfer/place-gone', { path: place });
}

async function addPackages(
  ws: Workspace,
  bag: BagWriter,
  round: Round,
  { packages, packedBytes: total }: RoundContents,
  task: Task,
): Promise<void> {
  let done = 0;
  const known = packedDigests(ws, round);
  const payload = packages.map(({ path, size }) => {
    const written = known.get(path);
    return {
      name: `packages/${basename(path)}`,
      source: join(ws.paths.root, path),
      written: written && { ...written, size },
    };
  });
  // Packages in the outbox are only ever replaced as a whole, so the bag may share them.
  const added = await bag.addPayloads(payload, task.signal, (bytes, name) => {
    done += bytes;
    task.report({ stage: 'transfer', done, total, unit: 'bytes', current: basename(name) });
  });
  const changed = packages.filter((one, index) => added[index]?.digests.sha256 !== one.sha256);
  refuseChanged(round, changed.map(differs));
}

function receiptRequest(
  ws: Workspace,
  input: MakeTransferInput,
  { packages, totals, packedBytes }: RoundContents,
  made: Date,
): ReceiptRequest {
  return ReceiptRequest.parse({
    format: 'tram-luu-tru/receipt-request',
    version: 1,
    registrationCode: input.agreement ?? null,
    round: input.round,
    madeAt: isoVietnam(made),
    submitter: { code: ws.agency.agencyId, name: ws.agency.agencyName },
    receiver: { code: ws.agency.archiveCode, name: ws.agency.archiveName },
    totals: { ...totals, bytes: packedBytes },
    packages: packages.map((one) => ({
      path: `data/packages/${basename(one.path)}`,
      objectId: one.objectId,
      kind: input.kind,
      fileCode: one.fileCode,
      documents: one.documents,
      size: one.size,
      sha256: one.sha256,
    })),
    receipt: { receivedAt: null, receivedBy: null, outcome: null, remarks: null },
  });
}

/** The round's data as bag metadata: reserved labels of RFC 8493, then those of TT 05/2025 Điều 23. */
function bagInfo(
  ws: Workspace,
  input: MakeTransferInput,
  files: readonly FileRecord[],
  totals: Totals,
  made: Date,
): [string, string][] {
  return [
    ['Source-Organization', ws.agency.agencyName],
    ['External-Identifier', input.agreement ?? `${ws.agency.agencyId}.${input.round}`],
    ['External-Description', `Đợt nộp ${input.round}: ${[...new Set(files.map((file) => file.fondsCode))].join(', ')}`],
    ['Internal-Sender-Identifier', ws.agency.agencyId],
    ['Bagging-Date', isoVietnam(made).slice(0, 10)],
    ['Bag-Software-Agent', `${PRODUCT.name} ${PRODUCT.version}`],
    ['Receiving-Archive', `${ws.agency.archiveName} (${ws.agency.archiveCode})`],
    ['Transfer-Round', input.round],
    ['Registration-Code', input.agreement ?? ''],
    ['Package-Kind', input.kind],
    ['Package-Count', String(totals.packages)],
    ['File-Count', String(totals.files)],
    ['Document-Count', String(totals.documents)],
    ['Page-Count', String(totals.pages)],
  ].filter((entry): entry is [string, string] => entry[1] !== '');
}

/** Two transfers of one round must not both be handed over by mistake. */
function earlierTransfer(ws: Workspace, round: string): Finding[] {
  const earlier = ws.db
    .prepare<[string], { path: string; time: string }>('SELECT path, made_at AS time FROM transfer WHERE round = ?')
    .get(round);
  if (!earlier) return [];
  const code = 'transfer/made-before';
  return [{ code, severity: transferFindings[code].severity, place: '', params: { round, ...earlier } }];
}

function isRecorded(ws: Workspace, report: TransferReport): boolean {
  return (
    ws.db
      .prepare('SELECT 1 FROM transfer WHERE round = ? AND manifest_sha256 = ?')
      .get(report.round, report.tagManifestSha256) !== undefined
  );
}

function record(
  ws: Workspace,
  input: MakeTransferInput,
  packages: readonly StoredPackage[],
  { findings: _, ...report }: TransferReport,
  madeAt: string,
): void {
  const details = { kind: input.kind, agreement: input.agreement ?? null, pages: report.pages };
  const after = { ...report, ...details, path: basename(report.path) };
  change(ws, { action: 'transfer/make', subject: `round:${input.round}`, after }, () => {
    ws.db
      .prepare(
        `INSERT OR REPLACE INTO transfer (round, path, packages, files, documents, bytes, manifest_sha256, made_at, details)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        input.round,
        after.path,
        report.packages,
        report.files,
        report.documents,
        report.bytes,
        report.tagManifestSha256,
        madeAt,
        JSON.stringify(details),
      );
    // A round made again may hold fewer files than before.
    ws.db.prepare('DELETE FROM transfer_file WHERE round = ?').run(input.round);
    const left = ws.db.prepare(
      `INSERT OR REPLACE INTO transfer_file (file_id, round, made_at, content_key)
       SELECT file_id, round, ?, content_key FROM package JOIN file ON file.id = file_id
       WHERE kind = ? AND round = ? AND code = ?`,
    );
    for (const { fileCode } of packages) left.run(madeAt, input.kind, input.round, fileCode);
  });
}
