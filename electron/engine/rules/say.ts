import { FINDINGS } from '../../../shared/contract/codes/index.ts';
import type { rulesFindings } from '../../../shared/contract/codes/rules.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import type { FindingPlace, PlacedFinding } from '../../../shared/contract/reports/rules.ts';
import type { FileRecord } from '../efile/index.ts';

export type RulesCode = keyof typeof rulesFindings;

/** A finding of this domain, as grave as its table says, at the records it is about. */
export function say(code: RulesCode, at: FindingPlace, params: Finding['params'] = {}): PlacedFinding {
  return { code, severity: FINDINGS[code].severity, place: nameOf(at), params, at };
}

/**
 * A finding of another domain whose place is `<file code>[/<ordinal>][/<field>]`. `params.page` counts the document's pages
 * from 1.
 */
export function placed(file: FileRecord, finding: Finding): PlacedFinding {
  const parts = finding.place.slice(file.code.length + 1).split('/');
  const ordinal = /^\d+$/.test(parts[0] ?? '') ? Number(parts.shift()) : null;
  const field = parts[0] ?? '';
  const document = ordinal === null ? undefined : file.documents.find((one) => one.ordinal === ordinal);
  const number = finding.params['page'];
  const page = typeof number === 'number' ? document?.pageIds[number - 1] : undefined;
  return {
    ...finding,
    at: {
      file: file.code,
      ...(document === undefined ? {} : { document: document.id, ordinal: document.ordinal }),
      ...(field === '' ? {} : { field }),
      ...(page === undefined ? {} : { page }),
    },
  };
}

function nameOf({ file, ordinal, field, batch }: FindingPlace): string {
  return [batch, file, ordinal, field].filter((part) => part !== undefined).join('/');
}
