import { availableParallelism } from 'node:os';
import type { Finding } from '../../../shared/contract/finding.ts';
import type { Task } from '../base/task.ts';
import { analysePage, type DetectTurn } from '../imaging/index.ts';
import { GONE, runJob, type ItemResult, type JobReport } from '../jobs/index.ts';
import { change, type Workspace } from '../workspace/index.ts';
import { PAGE_ORDER } from './page-order.ts';
import { overtakes } from './overtakes.ts';
import { findPage, isAsRead } from './read-page.ts';
import { RESCANNED, rescanKey } from './rescanned.ts';
import type { CheckReport } from '../../../shared/contract/reports/pages.ts';
export type { CheckReport } from '../../../shared/contract/reports/pages.ts';

export interface CheckInput {
  readonly batch?: string;
  /** Look again at pages that were looked at before. */
  readonly again?: boolean;
}

/**
 * Finds the recipe, the blankness and the findings of every page not yet looked at, and records them on the page. A page that
 * changed while it was looked at is looked at again, by what a person has set then; one that is gone is passed over.
 */
export async function checkPages(
  ws: Workspace,
  input: CheckInput,
  detectTurn: DetectTurn,
  task: Task,
): Promise<CheckReport> {
  const { keys, unseen } = pageKeys(ws, input);
  const job = await runJob(
    ws.db,
    ws.clock,
    {
      kind: 'check',
      params: { batch: input.batch ?? null, again: input.again ?? false },
      keys,
      stage: 'check',
      unit: 'pages',
      concurrency: Math.min(4, availableParallelism()),
      // The journal of a stopped run may say of an item what was true of another scan of its page.
      isCurrent: (key) => !unseen.has(key),
      overtakes: (params) => overtakes(input, params),
      label: (key) => findPage(ws, pageIdOf(key))?.name ?? key,
      run: (key) => checkPage(ws, pageIdOf(key), detectTurn),
    },
    task,
  );
  return summarise(ws, input, job);
}

async function checkPage(ws: Workspace, pageId: number, detectTurn: DetectTurn): Promise<ItemResult> {
  const page = findPage(ws, pageId);
  if (page === null) return GONE;
  const facts = { ...page.facts, priorTurn: page.priorTurn };
  // What a person set stays; the look then goes by it, and says what it finds on the page as the person sees it.
  const given = page.recipeByHand ? page.recipe : undefined;
  const found = await analysePage(page.source, facts, detectTurn, page.name, given);
  const recipe = found.recipe;
  const blankness = page.blanknessByHand ? page.blankness : found.blankness;
  const { findings, blankness: looksBlank, ...rest } = found;
  const analysis = {
    ...rest,
    recipe: given ? (page.foundRecipe ?? undefined) : recipe,
    blankness: looksBlank,
    part: page.part,
  };
  const before = page.isAnalysed ? { recipe: page.recipe, blankness: page.blankness } : undefined;
  return {
    outcome: { recipe, blankness },
    holds: () => isAsRead(ws, page),
    commit: () =>
      change(
        ws,
        {
          action: 'page/check',
          subject: `page:${pageId}`,
          ...(before ? { before } : {}),
          after: { recipe, blankness },
        },
        () =>
          ws.db
            .prepare('UPDATE page SET recipe = ?, blankness = ?, analysis = ?, findings = ? WHERE id = ?')
            .run(JSON.stringify(recipe), blankness, JSON.stringify(analysis), JSON.stringify(findings), pageId),
      ),
  };
}

/** Not looked at yet, or looked at when the page was another part of its frame. */
const UNSEEN = `(coalesce(json_extract(analysis, '$.part'), 0) <> part
  OR (analysis IS NULL AND (recipe IS NULL OR recipe_by_hand = 1)))`;

/** Journal keys of the pages to look at, and which of them have not been looked at as they are now. */
function pageKeys(ws: Workspace, input: CheckInput): { readonly keys: string[]; readonly unseen: Set<string> } {
  const rows = ws.db
    .prepare<
      [string | null, string | null, number],
      { id: number; frame: number; rescanned: string | null; unseen: 0 | 1 }
    >(
      `SELECT page.id AS id, frame, ${RESCANNED} AS rescanned, ${UNSEEN} AS unseen
       FROM page JOIN source ON source.id = source_id JOIN batch ON batch.id = batch_id
       WHERE (? IS NULL OR batch.name = ?) AND (? = 1 OR ${UNSEEN}) ORDER BY ${PAGE_ORDER}`,
    )
    .iterate(input.batch ?? null, input.batch ?? null, input.again ? 1 : 0);
  const keys: string[] = [];
  const unseen = new Set<string>();
  for (const row of rows) {
    const scan = rescanKey(row);
    const key = scan === null ? String(row.id) : `${row.id}:${scan}`;
    keys.push(key);
    if (row.unseen === 1) unseen.add(key);
  }
  return { keys, unseen };
}

function pageIdOf(key: string): number {
  return Number.parseInt(key, 10);
}

function summarise(ws: Workspace, input: CheckInput, job: JobReport): CheckReport {
  const rows = ws.db
    .prepare<[string | null, string | null], { recipe: string | null; blankness: string | null; findings: string }>(
      `SELECT recipe, blankness, page.findings AS findings FROM page JOIN source ON source.id = source_id
       JOIN batch ON batch.id = batch_id WHERE (? IS NULL OR batch.name = ?) ORDER BY page.id`,
    )
    .iterate(input.batch ?? null, input.batch ?? null);
  const report = { pages: 0, blank: 0, look: 0, turned: 0, skewed: 0, findings: [] as Finding[] };
  for (const row of rows) {
    report.pages += 1;
    if (row.blankness === 'blank') report.blank += 1;
    if (row.blankness === 'look') report.look += 1;
    const recipe = row.recipe === null ? null : (JSON.parse(row.recipe) as { turn: number; skew: number });
    if (recipe && recipe.turn !== 0) report.turned += 1;
    if (recipe && recipe.skew !== 0) report.skewed += 1;
    report.findings.push(...(JSON.parse(row.findings) as Finding[]));
  }
  return { job, ...report };
}
