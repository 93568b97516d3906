import { createHash } from 'node:crypto';
import type { RescanEntry } from '../../../shared/contract/reports/rescans.ts';
import { Recipe, UPRIGHT, type Size } from '../../../shared/model/page.ts';
import { cropOf } from '../imaging/index.ts';
import type { Workspace } from '../workspace/index.ts';

interface Row extends Omit<RescanEntry, 'corrections' | 'oldSize' | 'oldVersion'> {
  readonly page: string;
  readonly corrections: string;
}

/** The earlier scans of a page, the latest first: what gave way to what, when, by whom and why. */
export function rescanHistory(ws: Workspace, pageId: number): RescanEntry[] {
  return ws.db
    .prepare<[number], Row>(
      `SELECT rescan.id AS id, rescan.at AS at, rescan.by AS by, reason, old_name AS oldName, old_source_id AS oldSourceId,
         old_frame AS oldFrame, old.sha256 AS oldSha256, new.name AS newName, new.sha256 AS newSha256, page, corrections
       FROM rescan JOIN source AS old ON old.id = old_source_id JOIN source AS new ON new.id = new_source_id
       WHERE page_id = ? ORDER BY rescan.id DESC`,
    )
    .all(pageId)
    .map(({ page, corrections, ...row }) => ({
      ...row,
      oldSize: sizeOf(page),
      oldVersion: createHash('sha256').update(`${row.oldSha256};${page}`).digest('hex').slice(0, 16),
      corrections: JSON.parse(corrections) as RescanEntry['corrections'],
    }));
}

function sizeOf(page: string): Size {
  const { width, height, recipe } = oldPage(page);
  const [x0, y0, x1, y1] = cropOf({ width, height }, recipe);
  return { width: x1 - x0, height: y1 - y0 };
}

/** The row a page had, as far as its picture is made of it. */
export interface OldPage extends Size {
  readonly origin: 'image' | 'pdf-image' | 'pdf-render';
  readonly dpiX: number;
  readonly dpiY: number;
  readonly dpiOrigin: 'file' | 'paper' | 'assumed';
  readonly bitDepth: number;
  readonly colour: 'bilevel' | 'grey' | 'rgb' | 'cmyk';
  readonly codec: string;
  readonly recipe: Recipe;
}

/** Reads the row that the history keeps: our own, written by `leaveBehind`. */
export function oldPage(json: string): OldPage {
  const row = JSON.parse(json) as Omit<OldPage, 'recipe'> & Readonly<Record<string, unknown>>;
  const { width, height, origin, colour, codec } = row;
  const recipe = row['recipe'] as string | null;
  return {
    ...{ width, height, origin, colour, codec },
    dpiX: row['dpi_x'] as number,
    dpiY: row['dpi_y'] as number,
    dpiOrigin: row['dpi_origin'] as OldPage['dpiOrigin'],
    bitDepth: row['bit_depth'] as number,
    recipe: recipe === null ? UPRIGHT : Recipe.parse(JSON.parse(recipe)),
  };
}
