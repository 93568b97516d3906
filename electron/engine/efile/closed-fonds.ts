import type { Database } from '../db/index.ts';
import { effectiveValues } from './values.ts';

/** The code of a fonds that is closed, which then stands in its files' codes (identifiers: `fileCode`); else null. */
export function closedFonds(db: Database, fonds: { readonly id: number; readonly code: string }): string | null {
  return effectiveValues(db, { kind: 'fonds', id: fonds.id })['fondStatus'] === 'closed' ? fonds.code : null;
}
