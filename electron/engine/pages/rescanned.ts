/** The digest, in SQL, of the file a page's picture comes from when it took an earlier scan's place; NULL otherwise. */
export const RESCANNED =
  'CASE WHEN EXISTS (SELECT 1 FROM rescan WHERE rescan.page_id = page.id) THEN source.sha256 END';
