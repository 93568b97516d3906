import { basename } from 'node:path';
import { AppError, toErrorRecord, type Detail } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { meanConfidence } from '../../../shared/model/ocr.ts';
import type { Clock } from '../base/clock.ts';
import { throwIfCancelled, type Task } from '../base/task.ts';
import { analysePage, closePageSources, type PageSource } from '../imaging/index.ts';
import { collectSources, probeSource, type PageRow } from '../intake/index.ts';
import { createOcrPool, readText, type OcrPool, type OcrPoolOptions } from '../ocr/index.ts';
import { writePdfA, type PdfPage } from '../pdf/index.ts';
import { inOrder } from './in-order.ts';
import { PageImages } from './page-image.ts';
import type { ImagesToPdfReport } from '../../../shared/contract/reports/pdf.ts';
export type { ImagesToPdfReport } from '../../../shared/contract/reports/pdf.ts';

export interface ImagesToPdfInput {
  /** Images, PDFs and folders, in the order their pages shall have; a folder gives its files in natural order. */
  readonly paths: readonly string[];
  readonly out: string;
  readonly title?: string;
  readonly ocr: OcrPoolOptions;
  /** Make the PDF from what can be read and report the rest, instead of stopping. */
  readonly skipUnreadable?: boolean;
}

interface Leaf {
  readonly name: string;
  readonly source: PageSource;
  readonly facts: PageRow;
}

/** Pages begun beyond those the OCR threads are at: their pixels wait in memory. */
const AHEAD = 2;

/**
 * The short way: images to one searchable PDF/A, without a workspace. Every input is read before anything is written; one
 * that cannot be used stops the whole (`pdf/inputs-refused`, listing all), because a PDF that lacks a page looks like one
 * that does not, unless `skipUnreadable` is set; `pdf/nothing-usable` where nothing would be left. Links and special files
 * inside a folder are inputs that cannot be used. Throws `intake/nothing-found` where there is no file at all. Pages in =
 * pages out, or `count/mismatch`.
 */
export async function imagesToPdf(input: ImagesToPdfInput, clock: Clock, task: Task): Promise<ImagesToPdfReport> {
  // Reading the inputs keeps one core busy; the OCR threads start on the others meanwhile.
  const starting = createOcrPool(input.ocr).then((pool) => {
    pool.startEarly();
    return pool;
  });
  starting.catch(() => undefined);
  const images = new PageImages();
  try {
    const { leaves, refused, findings } = await readInputs(input.paths, task);
    if (refused.length > 0 && (input.skipUnreadable !== true || leaves.length === 0)) {
      const code = leaves.length === 0 ? 'pdf/nothing-usable' : 'pdf/inputs-refused';
      throw new AppError(code, { count: refused.length }, { details: refused });
    }
    if (leaves.length === 0) throw new AppError('intake/nothing-found', { path: input.paths.join(', ') });

    const pool = await starting;
    const counts = { blank: 0, turned: 0, skewed: 0, confidence: 0, read: 0 };
    const worked = inOrder(leaves, pool.workers + AHEAD, (leaf) => workOn(leaf, pool, task.signal));
    async function* pages(): AsyncGenerator<PdfPage> {
      for await (const { leaf, recipe, text, blank, noticed } of worked) {
        findings.push(...noticed);
        if (blank) counts.blank += 1;
        if (recipe.turn !== 0) counts.turned += 1;
        if (recipe.skew !== 0) counts.skewed += 1;
        if (text && text.lines.length > 0) {
          counts.confidence += meanConfidence(text);
          counts.read += 1;
        }
        yield { image: await images.take(leaf.source, leaf.facts), recipe, facts: leaf.facts, text };
      }
    }
    const title = input.title ?? basename(input.out).replace(/\.pdf$/i, '');
    const metadata = { title, created: clock.now(), pageCount: leaves.length };
    const written = await writePdfA(input.out, metadata, pages(), task);
    if (written.pages !== leaves.length)
      throw new AppError('count/mismatch', { step: 'pdf', expected: leaves.length, found: written.pages });
    return {
      path: input.out,
      pages: written.pages,
      bytes: written.bytes,
      sha256: written.sha256,
      blank: counts.blank,
      turned: counts.turned,
      skewed: counts.skewed,
      confidence: counts.read === 0 ? null : Math.round((counts.confidence / counts.read) * 10) / 10,
      refused,
      findings,
    };
  } finally {
    await starting.then(
      (pool) => pool.close(),
      () => undefined,
    );
    await images.close();
    await closePageSources();
  }
}

async function readInputs(paths: readonly string[], task: Task) {
  const leaves: Leaf[] = [];
  const refused: Detail[] = [];
  const findings: Finding[] = [];
  for (const path of paths) {
    const listing = await collectSources([path], { signal: task.signal });
    for (const { name, reason } of listing.ignored)
      if (reason !== 'system-file') refused.push({ code: 'pdf/not-a-plain-file', params: { place: name } });
    for (const found of listing.found) {
      throwIfCancelled(task.signal);
      try {
        if (found.problem) throw new AppError(found.problem.code, found.problem.params);
        const facts = await probeSource(found.path, found.name, task.signal);
        findings.push(...facts.findings.map(asOfThisPdf));
        for (const page of facts.pages) {
          const { origin, frame } = page;
          const source: PageSource =
            origin === 'image'
              ? { kind: 'image', path: found.path, frame }
              : { kind: origin, path: found.path, page: frame };
          leaves.push({ name: `${found.name}#${frame + 1}`, source, facts: page });
        }
      } catch (error) {
        if (task.signal.aborted) throw new AppError('internal/cancelled');
        const { code, params } = toErrorRecord(error);
        refused.push({ code, params: { ...namedIn(params, found), place: found.name } });
      }
      task.report({ stage: 'probe', done: leaves.length, total: null, unit: 'pages', current: found.name });
    }
  }
  return { leaves, refused, findings };
}

/** A signed PDF in a workspace stays the document; here its pages go into another file, and the signature does not. */
function asOfThisPdf(finding: Finding): Finding {
  if (finding.code !== 'intake/pdf-signed') return finding;
  return { ...finding, code: 'pdf/signature-left-behind', severity: 'warning' };
}

/** The file by its name, as everything else calls it, not by where it lies. */
function namedIn(params: Detail['params'], { path, name }: { path: string; name: string }): Detail['params'] {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, value === path ? name : value]));
}

async function workOn(leaf: Leaf, pool: OcrPool, signal: AbortSignal) {
  throwIfCancelled(signal);
  const { recipe, blankness, findings } = await analysePage(
    leaf.source,
    leaf.facts,
    (raster) => detectTurn(pool, raster, signal),
    leaf.name,
  );
  if (blankness === 'blank') return { leaf, recipe, text: null, blank: true, noticed: findings };
  const read = await readText(pool, { ...leaf, recipe }, signal);
  return { leaf, recipe: read.recipe, text: read.page, blank: false, noticed: findings };
}

/** The OCR pool's turn detector in the form imaging asks for it. `dpi` is nominal: only the shape of the ink counts. */
export function detectTurn(
  pool: OcrPool,
  raster: { readonly width: number; readonly height: number; readonly data: Uint8Array },
  signal: AbortSignal,
): ReturnType<OcrPool['detectTurn']> {
  return pool.detectTurn({ pixels: raster.data, width: raster.width, height: raster.height, dpi: 150 }, { signal });
}
