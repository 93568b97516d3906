import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { readPdfMarks } from '../pdf/index.ts';
import { inspectPdfSignatures } from '../signing/index.ts';
import type { PackageTree } from '../archive/index.ts';
import type { VerifyContext } from './context.ts';
import type { Gathered } from './report.ts';

/** A PDF file on disk: what it says of itself (PDF/A marks, forbidden parts) and every signature in it. */
export async function checkPdf(path: string, place: string, gathered: Gathered, context: VerifyContext): Promise<void> {
  try {
    const marks = await readPdfMarks(path);
    gathered.take(marks.findings.map((finding) => ({ ...finding, place })));
    for (const signature of await inspectPdfSignatures(path, context.trust)) gathered.signature(signature, `${place}#`);
  } catch (error) {
    gathered.failed(place, error);
  }
}

/** A PDF inside a package: looked at through a copy, because its signatures have to be read at their offsets. */
export async function checkPdfEntry(
  tree: PackageTree,
  path: string,
  gathered: Gathered,
  context: VerifyContext,
): Promise<void> {
  const copy = join(context.scratch, 'entry.pdf');
  try {
    const stream = createWriteStream(copy);
    await tree.read(path, async (chunk) => {
      if (!stream.write(Buffer.from(chunk))) await once(stream, 'drain');
    });
    stream.end();
    await finished(stream);
    await checkPdf(copy, path, gathered, context);
  } catch (error) {
    gathered.failed(path, error);
  } finally {
    await rm(copy, { force: true });
  }
}
