import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { isAppError } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { diskError } from '../base/disk-error.ts';
import { readPdfMarks } from '../pdf/index.ts';
import { inspectPdfSignatures } from '../signing/index.ts';
import type { PackageTree } from '../archive/index.ts';
import type { VerifyContext } from './context.ts';
import type { Hex } from './hasher.ts';
import type { ComposedTree } from './names.ts';
import type { Gathered } from './report.ts';

/** What a PDF says of itself, for the checks that compare it with its description. */
export interface PdfFacts {
  readonly pages: number;
  /** Null when they could not be looked for. */
  readonly signatures: number | null;
  /** What keeps it from being the PDF/A it may or may not have to be. */
  readonly marks: readonly Finding[];
}

/** A PDF on disk: what it says of itself, and every signature in it. */
export async function checkPdf(path: string, place: string, gathered: Gathered, context: VerifyContext): Promise<void> {
  const facts = await inspectPdf(path, place, gathered, context);
  if (facts) gathered.take(facts.marks);
}

/** The same, but what it says of itself is handed back: how grave that is depends on what the file should be. */
export async function inspectPdf(
  path: string,
  place: string,
  gathered: Gathered,
  context: VerifyContext,
): Promise<PdfFacts | null> {
  const reports = async (isReadable: boolean): Promise<number | null> => {
    try {
      const signatures = await inspectPdfSignatures(path, context.trust);
      for (const signature of signatures) gathered.signature(signature, `${place}#`);
      return signatures.length;
    } catch (error) {
      // Of a file that is no PDF the marks have told already.
      if (isReadable || !isAppError(error, 'signing/pdf-damaged')) gathered.failed(place, error);
      return null;
    }
  };
  try {
    const { pages, findings, isReadable } = await readPdfMarks(path, place);
    return { pages, signatures: await reports(isReadable), marks: findings };
  } catch (error) {
    gathered.failed(place, error);
    return null;
  }
}

/**
 * Reads a PDF of a package once: for its digests, and in a ZIP into a scratch file at the same time, because a PDF is
 * read by offsets. The path to look at it by; it is good until the next call.
 */
export async function digestPdf(
  tree: ComposedTree,
  path: string,
  algorithms: ReadonlySet<string>,
  context: VerifyContext,
): Promise<{ digests: Hex; onDisk: string }> {
  if (tree.kind === 'folder')
    return { digests: await context.hasher.digest(tree, path, algorithms), onDisk: tree.onDisk(path) };
  const onDisk = join(context.scratch, 'entry.pdf');
  const handle = await open(onDisk, 'w').catch((error: unknown) => {
    throw diskError(error, onDisk, 'write');
  });
  try {
    const read: PackageTree['read'] = (name, onChunk) =>
      tree.read(name, async (chunk) => {
        await onChunk(chunk);
        await handle.write(chunk).catch((error: unknown) => {
          throw diskError(error, onDisk, 'write');
        });
      });
    return { digests: await context.hasher.digest({ ...tree, read }, path, algorithms), onDisk };
  } finally {
    await handle.close();
  }
}
