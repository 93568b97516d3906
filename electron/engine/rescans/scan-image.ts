import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { PageImage } from '../../../shared/contract/reports/pages.ts';
import type { PageFacts, Recipe } from '../../../shared/model/page.ts';
import { writeDurable } from '../base/durable-file.ts';
import { makeView, VIEW_SIDE, type PageSource } from '../imaging/index.ts';
import { masterPath, type Workspace } from '../workspace/index.ts';
import { oldPage } from './history.ts';
import { lookAt } from './look.ts';
import { namesOf, type WaitingFile } from './rows.ts';

/**
 * The picture of a page of a received file that stands for no page: an earlier scan as it was seen, or a new one as its
 * file shows it; from derived/views, made when it is not there. Throws `usage/invalid-input`, what decoding throws.
 */
export async function scanImage(
  ws: Workspace,
  { sourceId, frame }: { readonly sourceId: number; readonly frame: number },
  signal: AbortSignal,
): Promise<PageImage> {
  const row = ws.db
    .prepare<[number], { name: string; sha256: string | null; error: string | null }>(
      'SELECT name, sha256, error FROM source WHERE id = ?',
    )
    .get(sourceId);
  if (!row || row.sha256 === null) throw new AppError('usage/invalid-input', { detail: `source ${sourceId}` });
  const { origin, facts, recipe } = await seen(ws, { ...row, sha256: row.sha256, id: sourceId, frame }, signal);
  const version = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 10);
  const path = join(ws.paths.derived, 'views', 'scans', `${row.sha256}-${frame}-${version}.jpg`);
  if (!existsSync(path)) {
    const master = masterPath(ws.paths, row.sha256);
    const source: PageSource =
      origin === 'image'
        ? { kind: 'image', path: master, frame, name: row.name }
        : { kind: origin, path: master, page: frame, name: row.name };
    await writeDurable(path, await makeView(source, facts, recipe, { maxSide: VIEW_SIDE }));
  }
  return { path, type: 'image/jpeg' };
}

interface Scan {
  readonly id: number;
  readonly frame: number;
  readonly name: string;
  readonly sha256: string;
  readonly error: string | null;
}

async function seen(
  ws: Workspace,
  { id, frame, name, sha256, error }: Scan,
  signal: AbortSignal,
): Promise<{
  readonly origin: 'image' | 'pdf-image' | 'pdf-render';
  readonly facts: PageFacts;
  readonly recipe: Recipe;
}> {
  const kept = ws.db
    .prepare<[number, number], { page: string }>(
      'SELECT page FROM rescan WHERE old_source_id = ? AND old_frame = ? ORDER BY id DESC LIMIT 1',
    )
    .get(id, frame);
  if (kept) {
    const { origin, recipe, ...facts } = oldPage(kept.page);
    return { origin, facts, recipe };
  }
  const file = error === null ? name : namesOf({ name, error: JSON.parse(error) as WaitingFile['error'] }).file;
  const { pages } = await lookAt(ws, { sha256, file }, signal);
  const page = pages[frame];
  if (!page) throw new AppError('usage/invalid-input', { detail: `page ${frame + 1}` });
  return { origin: page.origin, facts: page, recipe: { turn: page.priorTurn, skew: 0 } };
}
