import type { Params } from './app-error.ts';

export type Severity = 'error' | 'warning' | 'info';

/**
 * Something a check has to say about a thing that could be read: a page, a field, a package. Checks return all
 * findings, never only the first. `place` says where: a path inside the artefact, a field key, `sheet!row`.
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly place: string;
  readonly params: Params;
}
