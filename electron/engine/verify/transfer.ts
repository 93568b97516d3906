import { join } from 'node:path';
import { openTree, readBytes, type PackageTree } from '../archive/index.ts';
import { ReceiptRequest, RECEIPT_REQUEST, SIGNATURE_NAME, SIGNED_TAG_MANIFEST } from '../transfer/index.ts';
import { verifyDetached } from '../signing/index.ts';
import { checkBag } from './bag/check-bag.ts';
import { readBag, type Bag } from './bag/read-bag.ts';
import type { VerifyContext } from './context.ts';
import { checkPackage } from './package/check-package.ts';
import { checkPdf } from './pdf.ts';
import { Gathered } from './report.ts';

const MAX_SIGNATURE = 1024 * 1024;
const MAX_RECEIPT = 64 * 1024 * 1024;

/** Our transfers, and any other bag: is there a receipt request? */
export function isTransfer(tree: PackageTree): boolean {
  return tree.entries.has(RECEIPT_REQUEST) || tree.entries.has(SIGNATURE_NAME);
}

/**
 * A bag; for a transfer also the signature over its tag manifest, every package in it, its PDFs, and the receipt
 * request against what is really there.
 */
export async function checkBagOrTransfer(tree: PackageTree, gathered: Gathered, context: VerifyContext): Promise<void> {
  gathered.take(tree.findings);
  const bag = await readBag(tree, gathered);
  await checkBag(tree, bag, (path) => path === SIGNATURE_NAME, gathered, context.task);
  if (!isTransfer(tree)) return;
  await checkSignature(tree, gathered, context);
  for (const path of tree.entries.keys()) {
    const onDisk = join(tree.path, ...path.split('/'));
    if (/^data\/packages\/.*\.zip$/i.test(path)) await checkInner(onDisk, path, gathered, context);
    else if (/^data\/.*\.pdf$/i.test(path)) await checkPdf(onDisk, path, gathered, context);
  }
  await checkReceipt(tree, bag, gathered);
}

async function checkSignature(tree: PackageTree, gathered: Gathered, context: VerifyContext): Promise<void> {
  if (!tree.entries.has(SIGNATURE_NAME)) {
    gathered.add('verify/signature-missing', SIGNATURE_NAME);
    return;
  }
  try {
    const signature = await readBytes(tree, SIGNATURE_NAME, MAX_SIGNATURE);
    gathered.signature(
      await verifyDetached(join(tree.path, SIGNED_TAG_MANIFEST), signature, context.trust, SIGNATURE_NAME),
    );
  } catch (error) {
    gathered.failed(SIGNATURE_NAME, error);
  }
}

/** A package of the bag. Its bytes count once, as the bag's. */
async function checkInner(onDisk: string, path: string, gathered: Gathered, context: VerifyContext): Promise<void> {
  const inner = new Gathered();
  try {
    const tree = await openTree(onDisk, context.task);
    try {
      await checkPackage(tree, inner, context);
    } finally {
      await tree.close();
    }
  } catch (error) {
    inner.failed('', error);
  }
  gathered.take(inner.findings, `${path}!/`);
  for (const signature of inner.signatures)
    gathered.signatures.push({ ...signature, place: `${path}!/${signature.place}` });
}

/** What the sender says it hands over must be what lies there. */
async function checkReceipt(tree: PackageTree, bag: Bag, gathered: Gathered): Promise<void> {
  if (!tree.entries.has(RECEIPT_REQUEST)) {
    gathered.add('verify/receipt-missing', RECEIPT_REQUEST);
    return;
  }
  let request: ReceiptRequest;
  try {
    request = ReceiptRequest.parse(JSON.parse((await readBytes(tree, RECEIPT_REQUEST, MAX_RECEIPT)).toString('utf8')));
  } catch (error) {
    gathered.add('verify/receipt-unreadable', RECEIPT_REQUEST, {
      reason: error instanceof Error ? error.message.slice(0, 200) : '',
    });
    return;
  }
  const digests = bag.payload.find((manifest) => manifest.algorithm === 'sha256')?.digests ?? new Map<string, string>();
  const there = [...tree.entries.keys()].filter((path) => /^data\/packages\/.*\.zip$/i.test(path));
  for (const one of request.packages) {
    const entry = tree.entries.get(one.path);
    if (entry?.size !== one.size || digests.get(one.path) !== one.sha256)
      gathered.add('verify/receipt-package', one.path, { file: one.fileCode });
  }
  const listed = new Set(request.packages.map((one) => one.path));
  for (const path of there) if (!listed.has(path)) gathered.add('verify/receipt-package', path, { file: '' });
  const documents = request.packages.reduce((sum, one) => sum + one.documents, 0);
  if (request.totals.packages !== there.length || request.totals.documents !== documents)
    gathered.add('verify/receipt-totals', RECEIPT_REQUEST, {
      packages: request.totals.packages,
      found: there.length,
      documents: request.totals.documents,
    });
  const info = new Map(bag.info);
  const stated = { packages: info.get('Package-Count'), documents: info.get('Document-Count') };
  if (
    (stated.packages !== undefined && Number(stated.packages) !== there.length) ||
    (stated.documents !== undefined && Number(stated.documents) !== documents)
  )
    gathered.add('verify/bag-info-counts', 'bag-info.txt', {
      packages: stated.packages ?? '',
      documents: stated.documents ?? '',
    });
}
