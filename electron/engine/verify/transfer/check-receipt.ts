import { readBytes, type PackageTree } from '../../archive/index.ts';
import { ReceiptRequest, RECEIPT_REQUEST } from '../../transfer/index.ts';
import { valuesOf, type BagInfo } from '../bag/bag-info.ts';
import type { Gathered, PackageFacts } from '../report.ts';

const MAX_RECEIPT = 64 * 1024 * 1024;

export interface ReceiptInput {
  readonly tree: PackageTree;
  readonly receipt: ReceiptRequest;
  /** Packages by their path in the bag; null for one that could not be read. */
  readonly packages: ReadonlyMap<string, PackageFacts | null>;
  /** Digests as found, by path. */
  readonly sha256: ReadonlyMap<string, string>;
  readonly info: BagInfo;
}

/** The receipt request, or null with a finding when it is not there or is none. */
export async function readReceipt(tree: PackageTree, gathered: Gathered): Promise<ReceiptRequest | null> {
  if (!tree.entries.has(RECEIPT_REQUEST)) {
    gathered.add('verify/receipt-missing', RECEIPT_REQUEST);
    return null;
  }
  try {
    const bytes = await readBytes(tree, RECEIPT_REQUEST, MAX_RECEIPT);
    const parsed = ReceiptRequest.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const reason = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    gathered.add('verify/receipt-unreadable', RECEIPT_REQUEST, { reason: reason.slice(0, 200) });
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) gathered.failed(RECEIPT_REQUEST, error);
    else gathered.add('verify/receipt-unreadable', RECEIPT_REQUEST, { reason: error.message.slice(0, 200) });
  }
  return null;
}

/** What the sender says it hands over must be what lies there (TT 05/2025/TT-BNV Điều 23): package by package, and summed. */
export function checkReceipt(input: ReceiptInput, gathered: Gathered): void {
  const { receipt, packages } = input;
  const listed = new Set<string>();
  for (const [index, stated] of receipt.packages.entries()) {
    const path = stated.path.normalize('NFC');
    if (listed.has(path))
      gathered.add('verify/receipt-package', `${RECEIPT_REQUEST}#packages.${index}`, {
        package: path,
        file: stated.fileCode,
      });
    listed.add(path);
    if (packages.has(path)) checkPackageOf(stated, path, input, gathered);
    else gathered.add('verify/receipt-package-missing', path, { file: stated.fileCode });
  }
  for (const path of packages.keys())
    if (!listed.has(path)) gathered.add('verify/receipt-package-unlisted', path, { package: path });
  checkTotals(input, gathered);
}

function checkPackageOf(
  stated: ReceiptRequest['packages'][number],
  path: string,
  { tree, sha256, packages }: ReceiptInput,
  gathered: Gathered,
): void {
  if (tree.entries.get(path)?.size !== stated.size || sha256.get(path) !== stated.sha256)
    gathered.add('verify/receipt-package', path, { package: path, file: stated.fileCode });
  const facts = packages.get(path);
  if (!facts) return;
  const differ = (what: string, wanted: string | number, found: string | number) =>
    gathered.add('verify/receipt-object', path, { what, stated: wanted, found });
  if (facts.objid !== stated.objectId) differ('objectId', stated.objectId, facts.objid);
  if ((facts.kind ?? '') !== stated.kind) differ('kind', stated.kind, facts.kind ?? '');
  // An AIP has the archive's code, in which the agency's is contained.
  if (facts.fileCode !== '' && !`.${facts.fileCode}.`.includes(`.${stated.fileCode}.`))
    differ('fileCode', stated.fileCode, facts.fileCode);
  if (facts.documents !== null && facts.documents !== stated.documents)
    differ('documents', stated.documents, facts.documents);
}

/** Totals of the receipt request and of bag-info.txt against what was counted. Points are skipped that could not be read. */
function checkTotals({ tree, receipt, packages, info }: ReceiptInput, gathered: Gathered): void {
  const facts = [...packages.values()];
  /** The sum over all packages, or null when one of them could not say. */
  const sum = (of: (one: PackageFacts) => number | null) =>
    facts.reduce<number | null>((total, one) => {
      const more = one ? of(one) : null;
      return total === null || more === null ? null : total + more;
    }, 0);
  const codes = facts.map((one) => one?.fileCode ?? '');
  const files = codes.includes('') ? null : new Set(codes).size;
  const bytes = [...packages.keys()].reduce((total, path) => total + (tree.entries.get(path)?.size ?? 0), 0);
  const counted: readonly (readonly [
    what: keyof ReceiptRequest['totals'],
    label: string | null,
    found: number | null,
  ])[] = [
    ['packages', 'Package-Count', facts.length],
    ['files', 'File-Count', files],
    ['documents', 'Document-Count', sum((one) => one.documents)],
    ['pages', 'Page-Count', sum((one) => one.pages)],
    ['bytes', null, bytes],
  ];
  for (const [what, label, found] of counted) {
    if (found === null) continue;
    const stated = receipt.totals[what];
    if (stated !== found) gathered.add('verify/receipt-totals', RECEIPT_REQUEST, { what, stated, found });
    if (label !== null) checkLabel(info, label, String(found), gathered);
  }
  checkLabel(info, 'Transfer-Round', receipt.round, gathered);
  const kinds = new Set(facts.map((one) => one?.kind));
  const [kind] = kinds;
  if (kinds.size === 1 && kind) checkLabel(info, 'Package-Kind', kind, gathered);
}

function checkLabel(info: BagInfo, label: string, found: string, gathered: Gathered): void {
  const stated = valuesOf(info, label);
  if (stated.some((value) => value !== found))
    gathered.add('verify/bag-info-differs', 'bag-info.txt', { label, stated: stated.join(', '), found });
}
