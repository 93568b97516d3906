import { isDeepStrictEqual } from 'node:util';
import { prepared } from '../db/index.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import { Recipe, UPRIGHT, type Blankness, type PageFacts } from '../../../shared/model/page.ts';
import type { PageSource } from '../imaging/index.ts';
import { masterPath, type Workspace } from '../workspace/index.ts';
import { pageName } from './page-name.ts';
import { RESCANNED } from './rescanned.ts';

/** A page as the workspace knows it: where its pixels are, its facts and how to see it upright. */
export interface StoredPage {
  readonly id: number;
  /** How the page is called in findings and errors (pageName). */
  readonly name: string;
  readonly masterSha256: string;
  readonly source: PageSource;
  readonly facts: PageFacts;
  readonly priorTurn: 0 | 90 | 180 | 270;
  readonly sourceId: number;
  readonly frame: number;
  /** Digest of its file when it stands in an earlier scan's place; null otherwise. */
  readonly rescanned: string | null;
  /** 0: its whole frame; 1, 2: one of the two pages its frame shows. */
  readonly part: 0 | 1 | 2;
  /** UPRIGHT until the page has been looked at or a person has set it. */
  readonly recipe: Recipe;
  /** What the look at the page found, whatever a person has set since; null before it. */
  readonly foundRecipe: Recipe | null;
  /** A person set the recipe: nothing else changes it. */
  readonly recipeByHand: boolean;
  readonly isAnalysed: boolean;
  readonly blankness: Blankness | null;
  readonly blanknessByHand: boolean;
}

interface PageRow {
  id: number;
  sourceId: number;
  name: string;
  sha256: string;
  rescanned: string | null;
  frame: number;
  part: 0 | 1 | 2;
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
  recipeByHand: 0 | 1;
  foundRecipe: string | null;
  blankness: Blankness | null;
  blanknessByHand: 0 | 1;
  analysed: 0 | 1;
}

/**
 * Whether the page still shows the scan it showed when it was read: work that took a while is not written on a page that was
 * scanned again meanwhile, which is then still to be done.
 */
export function showsSameScan(ws: Workspace, { id, masterSha256, frame }: StoredPage): boolean {
  const now = prepared<[number], { sha256: string; frame: number }>(
    ws.db,
    'SELECT sha256, frame FROM page JOIN source ON source.id = source_id WHERE page.id = ?',
  ).get(id);
  return now?.sha256 === masterSha256 && now.frame === frame;
}

/**
 * Whether the page is still what it was when it was read: the same scan, the same part of it, seen and judged alike, and set so
 * by the same hand. What a look at it or its recognition came to is written only then: what a person did meanwhile stands.
 */
export function isAsRead(ws: Workspace, page: StoredPage): boolean {
  const now = findPage(ws, page.id);
  return now !== null && LOOKED_AT.every((key) => isDeepStrictEqual(now[key], page[key]));
}

/** All that work on a page goes by or changes. */
const LOOKED_AT = [
  'masterSha256',
  'frame',
  'part',
  'recipe',
  'recipeByHand',
  'foundRecipe',
  'isAnalysed',
  'blankness',
  'blanknessByHand',
] as const satisfies readonly (keyof StoredPage)[];

/** Reads one page. Throws `usage/invalid-input` for an id that does not exist. */
export function readPage(ws: Workspace, pageId: number): StoredPage {
  const page = findPage(ws, pageId);
  if (!page) throw new AppError('usage/invalid-input', { detail: `page ${pageId}` });
  return page;
}

/** Reads one page; null for an id that does not exist, as of the half of a frame that became one page again. */
export function findPage(ws: Workspace, pageId: number): StoredPage | null {
  const row = prepared<[number], PageRow>(
    ws.db,
    `SELECT page.id, source_id AS sourceId, source.name, source.sha256, ${RESCANNED} AS rescanned, frame, part, origin, width, height, dpi_x AS dpiX, dpi_y AS dpiY,
              dpi_origin AS dpiOrigin, bit_depth AS bitDepth, colour, codec, prior_turn AS priorTurn, recipe, blankness,
              recipe_by_hand AS recipeByHand, blankness_by_hand AS blanknessByHand,
              json_extract(analysis, '$.recipe') AS foundRecipe,
              (analysis IS NOT NULL OR (recipe IS NOT NULL AND recipe_by_hand = 0)) AS analysed
       FROM page JOIN source ON source.id = source_id WHERE page.id = ?`,
  ).get(pageId);
  if (!row) return null;
  const path = masterPath(ws.paths, row.sha256);
  return {
    id: row.id,
    name: pageName(row.name, row.frame, row.part),
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
    sourceId: row.sourceId,
    rescanned: row.rescanned,
    frame: row.frame,
    part: row.part,
    recipe: row.recipe === null ? UPRIGHT : Recipe.parse(JSON.parse(row.recipe)),
    foundRecipe: row.foundRecipe === null ? null : Recipe.parse(JSON.parse(row.foundRecipe)),
    recipeByHand: row.recipeByHand === 1,
    isAnalysed: row.analysed === 1,
    blankness: row.blankness,
    blanknessByHand: row.blanknessByHand === 1,
  };
}
