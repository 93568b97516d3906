import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { silentTask, type Task } from '../../electron/engine/base/task.ts';
import { importSources } from '../../electron/engine/intake/index.ts';
import type { Workspace } from '../../electron/engine/workspace/index.ts';
import { noisy } from './images/page-picture.ts';
import { addFile, addText, pagesOf, type AddedFile } from './records.ts';
import { tempFolder } from './temp-folder.ts';
import { newWorkspace } from './workspace.ts';

/** Takes received files in by intake itself: name → bytes. */
export async function takeIn(ws: Workspace, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const box = tempFolder();
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(box, name)), { recursive: true });
    writeFileSync(join(box, name), bytes);
  }
  const report = await importSources(ws, { paths: [box], batch: 'hộp 1' }, silentTask());
  if (report.refused.length > 0) throw new Error(JSON.stringify(report.refused));
}

/** As small as a scan may be, px and dpi. */
const SMALL = { width: 83, height: 117, dpi: 100 };

/** A scan with its size in px, its resolution and a scanner's noise; `seed` makes it another one. */
export async function scan(
  seed: number,
  { width, height, dpi }: { width: number; height: number; dpi: number } = SMALL,
): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3, 235);
  const picture = noisy({ width, height, data }, 8, seed);
  return sharp(picture.data, { raw: { width, height, channels: 3 } })
    .withDensity(dpi)
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** The name a scanner gives its `at`th scan: `001.jpg`. */
export const scanName = (at: number): string => `${String(at).padStart(3, '0')}.jpg`;

/** So many small scans by their names in order, each another one, ready to be taken in. */
export async function numberedScans(count: number): Promise<Record<string, Uint8Array>> {
  const scans: Record<string, Uint8Array> = {};
  for (let at = 1; at <= count; at++) scans[scanName(at)] = await scan(at);
  return scans;
}

/** A workspace of small scans joined to documents, each page with a line of text, nothing made of them yet. */
export interface ScannedWorkspace {
  readonly ws: Workspace;
  readonly files: readonly AddedFile[];
}

/**
 * Files by the pages of their documents: `[[1, 2], [3]]` is a file of two documents and one of one. Scans are as small as
 * they may be, so that all of it takes a second.
 */
export async function scannedWorkspace(files: readonly (readonly number[])[]): Promise<ScannedWorkspace> {
  const ws = await newWorkspace();
  const scans: Record<string, Uint8Array> = {};
  let seed = 0;
  for (const [file, documents] of files.entries())
    for (const [document, pages] of documents.entries())
      for (let page = 0; page < pages; page += 1) scans[nameOf(file, document, page)] = await scan((seed += 1));
  await takeIn(ws, scans);
  for (const name of Object.keys(scans)) addText(ws, pagesOf(ws, name)[0]!, [`Trang ${name}`], SMALL);
  const added = files.map((documents, file) =>
    addFile(ws, {
      notation: `${String(file + 1).padStart(2, '0')}.VP`,
      documents: documents.map((pages, document) => ({
        pages: Array.from({ length: pages }, (_, page) => pagesOf(ws, nameOf(file, document, page))[0]!),
      })),
    }),
  );
  return { ws, files: added };
}

const nameOf = (file: number, document: number, page: number): string => `${file}/${document}/${page}.jpg`;

/** A task that is cancelled when `when` says so of what was reported. */
export function cancelledTask(when: (progress: Parameters<Task['report']>[0]) => boolean): Task {
  const stop = new AbortController();
  return {
    signal: stop.signal,
    report: (progress) => {
      if (when(progress)) stop.abort();
    },
  };
}
