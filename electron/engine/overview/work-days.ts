import type { WorkDay, WorkKind } from '../../../shared/contract/reports/overview.ts';
import { isoVietnam } from '../base/clock.ts';
import type { Workspace } from '../workspace/index.ts';

/** Action of the journal → what it counts as, and how many pages an entry stands for. */
const COUNTED: Readonly<Record<string, readonly [WorkKind, keyof typeof PAGES_IN]>> = {
  'intake/taken': ['received', 'pages'],
  'page/check': ['checked', 'one'],
  'page/ocr': ['recognised', 'read'],
  'page/rescan': ['received', 'list'],
  'page/check-passed': ['judged', 'list'],
  'page/check-rescan': ['judged', 'list'],
  'page/turn': ['edited', 'list'],
  'page/level': ['edited', 'list'],
  'page/crop': ['edited', 'list'],
  'page/split': ['edited', 'list'],
  'document/describe': ['described', 'one'],
  'file/describe': ['described', 'one'],
};

/** Pages in an entry: of a received source a number, of an edit a list, otherwise the entry is one page's. */
const PAGES_IN = {
  one: 'count(*)',
  // A blank page needs no recognition: it is counted neither as waiting nor as done (steps.ts).
  read: `count(*) FILTER (WHERE coalesce(json_extract(after, '$.state'), '') <> 'skipped-blank')`,
  pages: `sum(coalesce(json_extract(after, '$.pages'), 0))`,
  // An entry without a list is the program's own: recognition turned the page.
  list: `sum(coalesce(json_array_length(after, '$.pages'), 0))`,
} as const;

const DAY_MS = 86_400_000;

/** What each person did on each of the last `days` days, today included, as the journal has it. */
export function workDays(ws: Workspace, days: number): WorkDay[] {
  const since = isoVietnam(new Date(ws.clock.now().getTime() - (days - 1) * DAY_MS)).slice(0, 10);
  const counts = new Map<string, WorkDay>();
  for (const [action, [kind, unit]] of Object.entries(COUNTED)) {
    const rows = ws.db
      .prepare<[string, string], { day: string; who: string; count: number }>(
        `SELECT substr(at, 1, 10) AS day, who, ${PAGES_IN[unit]} AS count FROM audit WHERE action = ? AND at >= ?
         GROUP BY day, who`,
      )
      .all(action, since);
    for (const { day, who, count } of rows) {
      const key = JSON.stringify([day, who, kind]);
      counts.set(key, { day, who, kind, count: count + (counts.get(key)?.count ?? 0) });
    }
  }
  return [...counts.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
