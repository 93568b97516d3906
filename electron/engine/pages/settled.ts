import type { Finding } from '../../../shared/contract/finding.ts';

/**
 * What the check of a page found, as grave as it still is: on a page a person has looked at and passed it is only noted.
 * `SETTLED_SEVERITY` says the same in SQL, of rows of `page` with a row `finding` for each of its findings.
 */
export function settled(finding: Finding, checkState: string): Finding {
  return checkState === 'passed' ? { ...finding, severity: 'info' } : finding;
}

export const SETTLED_SEVERITY = `CASE WHEN check_state = 'passed' THEN 'info' ELSE json_extract(finding.value, '$.severity') END`;
