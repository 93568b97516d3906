import { openTree, readBytes, type PackageTree } from '../../archive/index.ts';
import { throwIfCancelled, type Task } from '../../base/task.ts';
import { verifyDetached } from '../../signing/index.ts';
import { RECEIPT_REQUEST, SIGNATURE_NAME, SIGNED_TAG_MANIFEST } from '../../transfer/index.ts';
import { checkBag } from '../bag/check-bag.ts';
import type { VerifyContext } from '../context.ts';
import type { ComposedTree } from '../names.ts';
import { checkPackage } from '../package/check-package.ts';
import { checkPdf } from '../pdf/check-pdf.ts';
import { Gathered, type PackageFacts } from '../report.ts';
import { checkReceipt, readReceipt } from './check-receipt.ts';
import { checkParts } from './check-parts.ts';
import { checkSigner } from './check-signer.ts';

const MAX_SIGNATURE = 1024 * 1024;
const PACKAGE = /^data\/packages\/.*\.zip$/i;
const PDF = /^data\/.*\.pdf$/i;

/**
 * Is this bag a transfer? Told by anything only a transfer has, so that one whose signature and receipt request were
 * taken away does not pass as somebody's plain bag.
 */
export function isTransfer(tree: PackageTree): boolean {
  if (tree.entries.has(RECEIPT_REQUEST) || tree.entries.has(SIGNATURE_NAME)) return true;
  for (const path of tree.entries.keys()) if (PACKAGE.test(path)) return true;
  return false;
}

/** A bag that is no transfer: RFC 8493 and nothing more. */
export async function checkPlainBag(tree: ComposedTree, gathered: Gathered, context: VerifyContext): Promise<void> {
  await checkBag(tree, { isTransfer: false, mayBeUnlisted: () => false }, gathered, context);
  gathered.add('verify/bag-unsigned', 'tagmanifest-sha256.txt');
}

/**
 * A transfer: its bag, the signature over the tag manifest, every package and every PDF in it, and what it says of
 * itself (receipt request, bag-info.txt) against what is really there.
 */
export async function checkTransfer(tree: ComposedTree, gathered: Gathered, context: VerifyContext): Promise<void> {
  const isSignature = (path: string) => path === SIGNATURE_NAME;
  const bag = await checkBag(tree, { isTransfer: true, mayBeUnlisted: isSignature }, gathered, context);
  const receipt = await readReceipt(tree, gathered);
  const signature = await checkSignature(tree, gathered, context);
  if (signature && receipt) checkSigner(signature, receipt, gathered);
  const packages = new Map<string, PackageFacts | null>();
  const total = [...tree.entries.values()].reduce((sum, { path, size }) => sum + (PACKAGE.test(path) ? size : 0), 0);
  let before = 0;
  for (const { path, size } of tree.entries.values()) {
    throwIfCancelled(context.task.signal);
    if (PACKAGE.test(path)) {
      const task = partOf(context.task, { before, size, total });
      packages.set(path, await checkInner(tree.onDisk(path), path, gathered, { ...context, task }));
      before += size;
    } else if (PDF.test(path)) await checkPdf(tree.onDisk(path), path, gathered, context, 'in-bag');
  }
  if (receipt) checkReceipt({ tree, receipt, packages, ...bag }, gathered);
  checkParts(tree, packages, gathered);
}

async function checkSignature(tree: ComposedTree, gathered: Gathered, context: VerifyContext) {
  if (!tree.entries.has(SIGNATURE_NAME)) {
    gathered.add('verify/signature-missing', SIGNATURE_NAME);
    return null;
  }
  if (!tree.entries.has(SIGNED_TAG_MANIFEST)) {
    gathered.add('verify/signature-content-missing', SIGNATURE_NAME, { file: SIGNED_TAG_MANIFEST });
    return null;
  }
  try {
    const bytes = await readBytes(tree, SIGNATURE_NAME, MAX_SIGNATURE);
    const report = await verifyDetached(tree.onDisk(SIGNED_TAG_MANIFEST), bytes, context.trust, SIGNATURE_NAME);
    gathered.signature(report);
    return report;
  } catch (error) {
    gathered.failed(SIGNATURE_NAME, error);
    return null;
  }
}

/** A package of the bag. Its bytes count once, as the bag's. */
async function checkInner(onDisk: string, path: string, gathered: Gathered, context: VerifyContext) {
  const inner = new Gathered();
  let facts: PackageFacts | null = null;
  try {
    const tree = await openTree(onDisk, context.task);
    try {
      facts = await checkPackage(tree, inner, context);
    } finally {
      await tree.close();
    }
  } catch (error) {
    inner.failed('', error);
    inner.notMade();
  }
  gathered.inside(inner, `${path}!/`);
  if (facts) gathered.packages.push({ ...facts, place: path });
  return facts;
}

/**
 * One package's part of the work on all of them, in bytes of the medium: what is counted at the end are the files of the
 * bag, and another number of files shown on the way would be taken for that.
 */
function partOf(task: Task, at: { readonly before: number; readonly size: number; readonly total: number }): Task {
  return {
    signal: task.signal,
    report: ({ done, total, current }) => {
      const share = total ? done / total : 0;
      task.report({
        stage: 'verify-packed',
        done: at.before + Math.round(at.size * share),
        total: at.total,
        unit: 'bytes',
        ...(current === undefined ? {} : { current }),
      });
    },
  };
}
