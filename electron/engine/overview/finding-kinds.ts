import type { Params } from '../../../shared/contract/app-error.ts';
import type { Severity } from '../../../shared/contract/finding.ts';
import type { FindingKind } from '../../../shared/contract/reports/overview.ts';
import { checkFile, listFileIds, readFileRecord } from '../efile/index.ts';
import type { Workspace } from '../workspace/index.ts';

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings by kind on pages, received files and files of records: the gravest first, then the most frequent. */
export function findingKinds(ws: Workspace): FindingKind[] {
  const kinds = [...stored(ws, 'page'), ...stored(ws, 'source'), ...ofFiles(ws)];
  return kinds.sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || b.count - a.count);
}

function stored(ws: Workspace, on: 'page' | 'source'): FindingKind[] {
  return ws.db
    .prepare<[], Omit<FindingKind, 'on' | 'example'> & { example: string }>(
      `SELECT json_extract(finding.value, '$.code') AS code, json_extract(finding.value, '$.severity') AS severity,
              count(*) AS count, count(DISTINCT ${on}.id) AS places,
              min(json_extract(finding.value, '$.params')) AS example
       FROM ${on}, json_each(${on}.findings) AS finding WHERE ${on}.findings <> '[]' GROUP BY code, severity`,
    )
    .all()
    .map((row) => ({ ...row, on, example: JSON.parse(row.example) as Params }));
}

function ofFiles(ws: Workspace): FindingKind[] {
  const kinds = new Map<string, FindingKind>();
  for (const id of listFileIds(ws.db)) {
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
