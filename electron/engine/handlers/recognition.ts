import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { requireBatch } from '../intake/index.ts';
import { recogniseBatch } from '../ocr/index.ts';
import { checkPages } from '../pages/index.ts';
import { detectTurn } from '../searchable-pdf/index.ts';
import type { HandlerContext, Parsed } from './context.ts';
import { withPool } from './with-pool.ts';

/** `pages/check`: how a page lies is found by the engine that reads it. */
export async function check(
  input: Parsed<'pages/check'>,
  { ws, task }: HandlerContext,
): Promise<CommandOutput<'pages/check'>> {
  requireBatch(ws.db, input.batch);
  return withPool({ languages: ['vie'] }, (pool) =>
    checkPages(ws, input, (raster) => detectTurn(pool, raster, task.signal), task),
  );
}

/** `ocr/recognise` */
export async function recognise(
  input: Parsed<'ocr/recognise'>,
  { ws, task }: HandlerContext,
): Promise<CommandOutput<'ocr/recognise'>> {
  requireBatch(ws.db, input.batch);
  return recogniseBatch(ws, input, task);
}
