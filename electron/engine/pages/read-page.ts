import { AppError } from '../../../shared/contract/app-error.ts';
import { Recipe, UPRIGHT, type Blankness, type PageFacts } from '../../../shared/model/page.ts';
import type { PageSource } from '../imaging/index.ts';
import { masterPath, type Workspace } from '../workspace/index.ts';

/** A page as the workspace knows it: where its pixels are, its facts and how to see it upright. */
export interface StoredPage {
  readonly id: number;
  /** `<received name>#<page, from 1>`: how the page is called in findings and errors. */
  readonly name: string;
  readonly masterSha256: string;
  readonly source: PageSource;
  readonly facts: PageFacts;
  readonly priorTurn: 0 | 90 | 180 | 270;
  /** UPRIGHT until the page has been looked at. */
  readonly recipe: Recipe;
  readonly isAnalysed: boolean;
  readonly blankness: Blankness | null;
}

interface PageRow {
  id: number;
  name: string;
  sha256: string;
  frame: number;
  origin: 'image' | 'pdf-image' | 'pdf-render';
  width: number;
  height: number;
  dpiX: number;
  dpiY: number;
  dpiOrigin: PageFacts['dpiOrigin'];
  bitDepth: number;
  colour: PageFacts['colour'];
  codec: string;
  priorTurn: 0 | 90 | 180 | 270;
  recipe: string | null;
  blankness: Blankness | null;
}

/** Reads one page. Throws `usage/invalid-input` for an id that does not exist. */
export function readPage(ws: Workspace, pageId: number): StoredPage {
  const row = ws.db
    .prepare<[number], PageRow>(
      `SELECT page.id, source.name, source.sha256, frame, origin, width, height, dpi_x AS dpiX, dpi_y AS dpiY,
              dpi_origin AS dpiOrigin, bit_depth AS bitDepth, colour, codec, prior_turn AS priorTurn, recipe, blankness
       FROM page JOIN source ON source.id = source_id WHERE page.id = ?`,
    )
    .get(pageId);
  if (!row) throw new AppError('usage/invalid-input', { detail: `page ${pageId}` });
  const path = masterPath(ws.paths, row.sha256);
  return {
    id: row.id,
    name: `${row.name}#${row.frame + 1}`,
    masterSha256: row.sha256,
    source:
      row.origin === 'image'
        ? { kind: 'image', path, frame: row.frame, name: row.name }
        : { kind: row.origin, path, page: row.frame, name: row.name },
    facts: {
      width: row.width,
      height: row.height,
      dpiX: row.dpiX,
      dpiY: row.dpiY,
      dpiOrigin: row.dpiOrigin,
      bitDepth: row.bitDepth,
      colour: row.colour,
      codec: row.codec,
    },
    priorTurn: row.priorTurn,
    recipe: row.recipe === null ? UPRIGHT : Recipe.parse(JSON.parse(row.recipe)),
    isAnalysed: row.recipe !== null,
    blankness: row.blankness,
  };
}
