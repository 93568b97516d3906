import type { ErrorTable, FindingTable } from './spec.ts';

/** Packages: writing them, and reading ZIP, folders and XML that came from outside. */
export const packageErrors = {
  'package/not-ready': { exit: 'input' },
  'package/bad-uuid': { exit: 'usage' },
  'package/fields-invalid': { exit: 'input' },
  'package/format-not-accepted': { exit: 'input' },
  'package/source-changed': { exit: 'input' },
  'package/unsafe-name': { exit: 'input' },
  'package/name-clash': { exit: 'input' },
  'package/count-mismatch': { exit: 'internal' },
  'package/xml-illegal-character': { exit: 'input' },
  'package/xml-malformed': { exit: 'input' },
  'package/xml-doctype': { exit: 'input' },
  'package/xml-encoding': { exit: 'input' },
  'package/xml-too-large': { exit: 'input' },
  'package/archive-not-zip': { exit: 'input' },
  'package/archive-damaged': { exit: 'input' },
  'package/archive-split': { exit: 'input' },
  'package/archive-too-many-entries': { exit: 'input' },
  'package/archive-too-large': { exit: 'input' },
  'package/entry-missing': { exit: 'input' },
  'package/entry-damaged': { exit: 'input' },
  'package/entry-too-large': { exit: 'input' },
} as const satisfies ErrorTable;

export const packageFindings = {
  'package/no-pdf': { severity: 'error' },
  'package/schema-invalid': { severity: 'error' },
  'package/entry-unsafe-path': { severity: 'error' },
  'package/entry-duplicate': { severity: 'error' },
  'package/entry-name-clash': { severity: 'error' },
  'package/entry-file-and-folder': { severity: 'error' },
  'package/entry-link': { severity: 'error' },
  'package/entry-special': { severity: 'error' },
  'package/entry-encrypted': { severity: 'error' },
  'package/entry-method': { severity: 'error' },
  'package/entry-header-mismatch': { severity: 'error' },
  'package/entry-overlap': { severity: 'error' },
  'package/entry-bomb': { severity: 'error' },
  'package/entry-name-encoding': { severity: 'error' },
  'package/archive-hidden-bytes': { severity: 'error' },
} as const satisfies FindingTable;
