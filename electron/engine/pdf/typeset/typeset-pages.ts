import type { Task } from '../../base/task.ts';
import type { PdfMetadata } from '../model.ts';
import type { PdfWritten } from '../write-pdfa.ts';
import { setBlock, type Block } from './blocks.ts';
import { writeSheets } from './sheets.ts';

export interface TypesetPages {
  readonly blocks: AsyncIterable<Block> | Iterable<Block>;
  readonly landscape?: boolean;
  readonly metadata: PdfMetadata;
}

/**
 * Typesets running text, such as handover minutes, as PDF/A-2u on A4 with the page set-up of NĐ 30/2020. Streams; the
 * same input gives the same bytes. Errors: `disk/*`, `internal/cancelled`, and what `blocks` throws.
 */
export function typesetPages(
  target: string,
  { blocks, landscape = false, metadata }: TypesetPages,
  task: Task,
  options: { readonly scratch?: string } = {},
): Promise<PdfWritten> {
  return writeSheets(target, metadata, landscape, task, options, async (sheets) => {
    for await (const block of blocks) await setBlock(sheets, block);
  });
}
