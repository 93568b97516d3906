import type { Params } from '../../../shared/contract/app-error.ts';
import type { Severity } from '../../../shared/contract/finding.ts';
import type { FindingKind } from '../../../shared/contract/reports/overview.ts';
import { checkFile, listFileIds, readFileRecord } from '../efile/index.ts';
import { SETTLED_SEVERITY } from '../pages/index.ts';
import type { Workspace } from '../workspace/index.ts';

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What was found when the journal had so many entries: every change of a record is one more. */
const known = new WeakMap<Workspace['db'], { readonly entries: number; readonly kinds: FindingKind[] }>();

/**
 * Findings by kind on pages, received files and files of records: the gravest first, then the most frequent. Files are looked
 * at a few at a time, so that other calls are answered in between.
 */
export async function findingKinds(ws: Workspace): Promise<FindingKind[]> {
  const entries = ws.db.prepare<[], number>('SELECT max(seq) FROM audit').pluck().get() ?? 0;
  const before = known.get(ws.db);
  if (before?.entries === entries) return before.kinds;
  const kinds = [...stored(ws, 'page'), ...stored(ws, 'source'), ...(await ofFiles(ws))];
  kinds.sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || b.count - a.count);
  known.set(ws.db, { entries, kinds });
  return kinds;
}

function stored(ws: Workspace, on: 'page' | 'source'): FindingKind[] {
  return ws.db
    .prepare<[], Omit<FindingKind, 'on' | 'example'> & { example: string }>(
      `SELECT json_extract(finding.value, '$.code') AS code, ${on === 'page' ? SETTLED_SEVERITY : `json_extract(finding.value, '$.severity')`} AS severity,
              count(*) AS count, count(DISTINCT ${on}.id) AS places,
              min(json_extract(finding.value, '$.params')) AS example
       FROM ${on}, json_each(${on}.findings) AS finding WHERE ${on}.findings <> '[]' GROUP BY code, severity`,
    )
    .all()
    .map((row) => ({ ...row, on, example: JSON.parse(row.example) as Params }));
}

/** Files looked at between two looks at what else is to be done: some 10 ms. */
const STRETCH = 20;

async function ofFiles(ws: Workspace): Promise<FindingKind[]> {
  const kinds = new Map<string, FindingKind>();
  for (const [at, id] of listFileIds(ws.db).entries()) {
    if (at % STRETCH === STRETCH - 1) await new Promise((resolve) => setImmediate(resolve));
    const here = new Set<string>();
    for (const { code, severity, params } of checkFile(readFileRecord(ws, id), 'sip')) {
      const key = `${code} ${severity}`;
      const known = kinds.get(key) ?? { code, severity, on: 'file', count: 0, places: 0, example: params };
      kinds.set(key, { ...known, count: known.count + 1, places: known.places + (here.has(key) ? 0 : 1) });
      here.add(key);
    }
  }
  return [...kinds.values()];
}
