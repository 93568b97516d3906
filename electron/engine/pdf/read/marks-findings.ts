import type { Params } from '../../../../shared/contract/app-error.ts';
import { pdfFindings } from '../../../../shared/contract/codes/pdf.ts';
import type { Finding } from '../../../../shared/contract/finding.ts';
import type { Marks } from './marks.ts';

/** Everything that is amiss with a PDF that is to be a PDF/A, by its marks (ISO 19005-2, clauses in docs/errors.md). */
export function findingsOf(marks: Marks, place: string): Finding[] {
  const findings: Finding[] = [];
  const say = (code: keyof typeof pdfFindings, params: Params = {}) =>
    findings.push({ code, severity: pdfFindings[code].severity, place, params });

  if (marks.version === null) say('pdf/no-header');
  if (!marks.isReadable) {
    say('pdf/unreadable', { reason: marks.reason });
    return findings;
  }
  if (marks.trailingBytes > 0) say('pdf/trailing-bytes', { bytes: marks.trailingBytes });
  if (marks.isEncrypted) say('pdf/encrypted');
  else if (!marks.isXmpReadable) say('pdf/no-xmp');
  else if (marks.pdfa === null) say('pdf/not-pdfa');
  for (const { field, info, xmp } of marks.differences) say('pdf/info-differs', { field, info, xmp });
  if (!marks.hasOutputIntent) say('pdf/no-output-intent');
  if (!marks.hasId) say('pdf/no-id');
  if (marks.active.length > 0) say('pdf/active-content', { kinds: marks.active.join(', ') });
  if (marks.hasXfa) say('pdf/active-content', { kinds: 'XFA' });
  if (marks.embeddedFiles > 0) say('pdf/embedded-files', { count: marks.embeddedFiles });
  if (marks.pages === 0) say('pdf/no-pages-inside');
  if (marks.statedPages !== marks.pages && marks.isComplete) {
    say('pdf/page-count-differs', { stated: marks.statedPages, found: marks.pages });
  }
  if (!marks.isComplete) say('pdf/partly-unreadable');
  return findings;
}
