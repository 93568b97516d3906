import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { TransferReport } from '../../../shared/contract/reports/transfer.ts';
import { digestFile } from '../base/digest-file.ts';
import type { Round, StoredPackage } from '../package/index.ts';
import { readCertificate, readTrust, signerInfo, verifyDetached, type Signer } from '../signing/index.ts';
import { RECEIPT_REQUEST, SIGNATURE_NAME, SIGNED_TAG_MANIFEST } from './names.ts';
import { ReceiptRequest } from './receipt-request.ts';

/** The transfer that lies at `out` already, and when it was made. */
export interface MadeBefore {
  readonly report: TransferReport;
  readonly madeAt: string;
}

/**
 * Looks whether what lies at `out` is this very transfer: of the same round and packages, its tag manifest signed with
 * this key. A run killed between the bag's appearing and its row leaves that; a bag appears only when it is whole, so
 * the tag files tell enough. Null when it is anything else.
 */
export async function madeBefore(
  out: string,
  input: Round,
  packages: readonly StoredPackage[],
  signer: Signer,
  now: Date,
): Promise<MadeBefore | null> {
  try {
    const manifest = join(out, SIGNED_TAG_MANIFEST);
    const lines = (await readFile(manifest, 'utf8')).split('\n');
    const { sha256: requestSha256 } = await digestFile(join(out, RECEIPT_REQUEST));
    const { sha256: infoSha256 } = await digestFile(join(out, 'bag-info.txt'));
    if (!lines.includes(`${requestSha256}  ${RECEIPT_REQUEST}`)) return null;
    if (!lines.includes(`${infoSha256}  bag-info.txt`)) return null;
    const request = ReceiptRequest.parse(JSON.parse(await readFile(join(out, RECEIPT_REQUEST), 'utf8')));
    if (!isSameRound(request, input, packages)) return null;
    if (!(await isSignedBy(manifest, join(out, SIGNATURE_NAME), signer, now))) return null;
    const oxum = /^Payload-Oxum: (\d+)\.(\d+)$/m.exec(await readFile(join(out, 'bag-info.txt'), 'utf8'));
    if (!oxum) return null;
    const { packages: count, files, documents, pages } = request.totals;
    return {
      madeAt: request.madeAt,
      report: {
        path: out,
        round: input.round,
        packages: count,
        files,
        documents,
        pages,
        payloadFiles: Number(oxum[2]),
        bytes: Number(oxum[1]),
        tagManifestSha256: (await digestFile(manifest)).sha256,
        findings: [],
      },
    };
  } catch {
    return null;
  }
}

function isSameRound(request: ReceiptRequest, input: Round, packages: readonly StoredPackage[]): boolean {
  if (request.round !== input.round || request.registrationCode !== (input.agreement ?? null)) return false;
  if (request.packages.length !== packages.length) return false;
  return packages.every((one, at) => {
    const listed = request.packages[at];
    return listed?.sha256 === one.sha256 && listed.kind === input.kind && basename(listed.path) === basename(one.path);
  });
}

async function isSignedBy(manifest: string, signature: string, signer: Signer, now: Date): Promise<boolean> {
  const report = await verifyDetached(manifest, await readFile(signature), readTrust({ anchors: [], crls: [], now }));
  const own = signerInfo(readCertificate(signer.certificateDer)).fingerprint;
  return report.integrity.state === 'valid' && report.signer?.fingerprint === own;
}
