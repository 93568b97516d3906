import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { EntryReader, openTree, type PackageTree } from '../archive/index.ts';
import type { Clock } from '../base/clock.ts';
import { diskError } from '../base/disk-error.ts';
import { ownMark, removeLeftovers } from '../base/leftovers.ts';
import type { Task } from '../base/task.ts';
import { readTrustFile, verifyDetached } from '../signing/index.ts';
import type { VerifyContext } from './context.ts';
import { hasher } from './hasher.ts';
import { Crew } from './crew/crew.ts';
import { composeNames } from './names.ts';
import { checkPackage } from './package/check-package.ts';
import { checkPdf } from './pdf/check-pdf.ts';
import { Gathered, type VerifiedKind, type VerifyReport } from './report.ts';
import { checkPlainBag, checkTransfer, isTransfer } from './transfer/check-transfer.ts';

export interface VerifyInput {
  readonly path: string;
  /** Certificates and revocation lists that are trusted; nothing inside what is verified ever is. */
  readonly trust: { readonly anchors: readonly string[]; readonly crls: readonly string[] };
}

/** Detached signatures this program and others write. */
const SIGNATURE_EXTENSION = /\.(p7s|p7m|sig)$/i;
const MAX_SIGNATURE = 16 * 1024 * 1024;
/** Top-level files that make a folder a bag, be it a damaged one. */
const BAG_FILE = /^(bagit\.txt|(tag)?manifest-[^/]+\.txt)$/i;

/**
 * Verifies whatever lies at a path: a transfer, a bag, a package (folder or ZIP), a PDF or a detached signature. All
 * findings in one run; what cannot be read is a finding too. Throws only when there is nothing to verify
 * (`disk/*` for the path itself, `verify/unknown-thing`, `verify/signed-file-missing`, `verify/bag-in-zip`), when the
 * trust given cannot be read, and `internal/cancelled`.
 */
export async function verifyPath(input: VerifyInput, clock: Clock, task: Task): Promise<VerifyReport> {
  const path = resolve(input.path);
  const anchors = await Promise.all(input.trust.anchors.map((file) => readTrustFile('anchor', file)));
  const crls = await Promise.all(input.trust.crls.map((file) => readTrustFile('crl', file)));
  const crew = new Crew({ anchors: anchors.flat(), crls: crls.flat(), now: clock.now() }, task.signal);
  const scratch = await makeScratch();
  const gathered = new Gathered();
  try {
    const kind = await verifyThing(path, gathered, {
      trust: crew.trust,
      task,
      scratch,
      hasher,
      crew,
      reader: new EntryReader(),
    });
    return gathered.report(kind, path);
  } finally {
    await crew.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A folder of this run's own; PDFs out of packages pass through it, so what a killed run left there goes first. */
async function makeScratch(): Promise<string> {
  const prefix = 'tram-verify-';
  await removeLeftovers(tmpdir(), prefix);
  const scratch = join(tmpdir(), prefix + ownMark());
  await mkdir(scratch, { mode: 0o700 }).catch((error: unknown) => {
    throw diskError(error, scratch, 'write');
  });
  return scratch;
}

async function verifyThing(path: string, gathered: Gathered, context: VerifyContext): Promise<VerifiedKind> {
  const stats = await stat(path).catch((error: unknown) => {
    throw diskError(error, path, 'read');
  });
  if (!stats.isDirectory()) {
    if (!stats.isFile()) throw new AppError('verify/unknown-thing', { path });
    if (SIGNATURE_EXTENSION.test(path)) return verifySignature(path, gathered, context);
    const magic = await readMagic(path);
    if (magic.startsWith('%PDF-')) {
      gathered.files = 1;
      gathered.bytes = stats.size;
      await checkPdf(path, basename(path), gathered, context, 'alone');
      return 'pdf';
    }
    if (!magic.startsWith('PK')) throw new AppError('verify/unknown-thing', { path });
  }
  let tree: PackageTree;
  try {
    tree = await openTree(path, context.task);
  } catch (error) {
    gathered.failed('', error);
    gathered.notMade();
    return existsSync(join(path, 'bagit.txt')) ? 'bag' : 'package';
  }
  try {
    return await verifyTree(tree, gathered, context);
  } finally {
    await tree.close();
  }
}

async function verifyTree(tree: PackageTree, gathered: Gathered, context: VerifyContext): Promise<VerifiedKind> {
  const { path, kind } = tree;
  const names = [...tree.entries.keys()];
  if (names.some((name) => BAG_FILE.test(name) || (kind === 'zip' && /^[^/]+\/bagit\.txt$/.test(name)))) {
    if (kind === 'zip') throw new AppError('verify/bag-in-zip', { path });
    gathered.take(tree.findings);
    const composed = composeNames(tree, gathered);
    const transfer = isTransfer(composed);
    await (transfer ? checkTransfer : checkPlainBag)(composed, gathered, context);
    return transfer ? 'transfer' : 'bag';
  }
  if (kind === 'folder' && !names.some((name) => /^([^/]+\/)?METS\.xml$/.test(name))) {
    const looksLikePackage = names.some((name) => /^(metadata|representations)\//.test(name));
    if (!looksLikePackage) throw new AppError('verify/unknown-thing', { path });
  }
  const facts = await checkPackage(tree, gathered, context);
  if (facts) gathered.packages.push(facts);
  return 'package';
}

async function verifySignature(path: string, gathered: Gathered, context: VerifyContext): Promise<'signature'> {
  const content = path.replace(SIGNATURE_EXTENSION, '');
  if (!existsSync(content)) throw new AppError('verify/signed-file-missing', { path: content });
  const { size } = await stat(path);
  if (size > MAX_SIGNATURE) throw new AppError('verify/unknown-thing', { path });
  gathered.files = 1;
  try {
    gathered.bytes = (await stat(content)).size;
    gathered.signature(await verifyDetached(content, await readFile(path), context.trust, basename(path)));
  } catch (error) {
    gathered.failed(basename(path), diskError(error, path, 'read'));
    gathered.notMade('signatures');
  }
  return 'signature';
}

async function readMagic(path: string): Promise<string> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw diskError(error, path, 'read');
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
