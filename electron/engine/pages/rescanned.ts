/** The digest, in SQL, of the file a page's picture comes from when it took an earlier scan's place; NULL otherwise. */
export const RESCANNED =
  'CASE WHEN EXISTS (SELECT 1 FROM rescan WHERE rescan.page_id = page.id) THEN source.sha256 END';

/** How the scan that took an earlier one's place stands in keys of work on its page; null where a page shows its first. */
export function rescanKey({
  rescanned,
  frame,
}: {
  readonly rescanned: string | null;
  readonly frame: number;
}): string | null {
  return rescanned === null ? null : `scan${rescanned.slice(0, 12)}.${frame}`;
}
