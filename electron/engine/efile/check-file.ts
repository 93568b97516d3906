import type { Finding } from '../../../shared/contract/finding.ts';
import {
  CODE_LISTS,
  codeWords,
  checkFields,
  DOCUMENT_FIELDS,
  FILE_FIELDS,
  isoDate,
  readDate,
  type Field,
  type FieldValues,
  type Variant,
} from '../../../shared/model/fields/index.ts';
import { PACKAGE_SHAPES, type PackageKind } from '../../../shared/model/package-shapes.ts';
import { PERMANENT_CODE } from '../../../shared/model/retention/index.ts';
import type { FileRecord } from './records.ts';

/**
 * Everything that keeps a file from being packed as `variant`: fields by their tables, a file without documents, a
 * document without pages, dates the wrong way round. And what is hardly right: documents dated outside the file, a year
 * outside the file's dates, sheets that cannot have these pages. Places are `<file code>/<ordinal>/<field>`.
 */
export function checkFile(file: FileRecord, variant: Exclude<Variant, 'dip'>): Finding[] {
  const findings = fieldFindings(FILE_FIELDS, file.values, variant, `${file.code}/`);
  const start = sortable(file.values['startDate'], 'start');
  const end = sortable(file.values['endDate'], 'end');
  if (start && end && start > end)
    findings.push(
      finding('efile/dates-reversed', 'error', `${file.code}/endDate`, {
        start: file.values['startDate'] ?? '',
        end: file.values['endDate'] ?? '',
      }),
    );
  findings.push(...checkYear(file, start, end), ...checkSheets(file));
  if (file.documents.length === 0)
    findings.push(finding('efile/no-documents', 'error', file.code, { file: file.code }));
  for (const document of file.documents) {
    const place = `${file.code}/${document.ordinal}/`;
    // The archived code of the file is said once, of the file.
    const own = fieldFindings(DOCUMENT_FIELDS, document.values, variant, place);
    findings.push(...own.filter((one) => one.code !== 'rules/identifier' || !one.place.endsWith('/arcFileCode')));
    if (document.pageIds.length === 0)
      findings.push(finding('efile/no-pages', 'error', place, { document: document.ordinal }));
    const date = sortable(document.values['issuedDate'], 'start');
    if (date && ((start && date < start) || (end && date > end)))
      findings.push(
        finding('efile/date-outside-file', 'warning', `${place}issuedDate`, {
          date: document.values['issuedDate'] ?? '',
          start: file.values['startDate'] ?? '',
          end: file.values['endDate'] ?? '',
        }),
      );
  }
  return findings;
}

/** `checkFields`; of an identifier that is too long the parts have to be shorter, for nobody types the whole. */
function fieldFindings(
  table: readonly Field[],
  values: FieldValues,
  variant: Exclude<Variant, 'dip'>,
  prefix: string,
): Finding[] {
  const composed = new Set(table.filter(({ derived, type }) => derived && type === 'text').map(({ key }) => key));
  return checkFields(table, values, variant, prefix).map((one) => {
    const key = one.place.slice(prefix.length);
    return one.code === 'efile/field-too-long' && composed.has(key)
      ? {
          ...one,
          code: 'rules/identifier',
          params: { ...one.params, value: values[key] ?? '', what: `parts-of-${key}` },
        }
      : one;
  });
}

/** The year in a file's code is one of those its documents are of. */
function checkYear({ code, year, values }: FileRecord, start: string | null, end: string | null): Finding[] {
  if (!start || !end || start > end) return [];
  if (year >= Number(start.slice(0, 4)) && year <= Number(end.slice(0, 4))) return [];
  const params = { year: String(year), start: values['startDate'] ?? '', end: values['endDate'] ?? '' };
  return [finding('efile/year-outside-dates', 'warning', code, params)];
}

/** Pages a sheet of paper has at most; a scan of it has one at least. */
const SIDES = 2;

/** Sheets are counted by hand, pages from the scans: more sheets than pages, or fewer than could hold them, is a slip. */
function checkSheets({ code, values, documents }: FileRecord): Finding[] {
  const sheets = Number(values['numberOfPaper'] || NaN);
  const pages = documents.reduce((sum, document) => sum + document.pageIds.length, 0);
  // What is no number, and pages that are missing, have findings of their own.
  if (!Number.isInteger(sheets) || pages === 0 || (sheets <= pages && sheets * SIDES >= pages)) return [];
  return [finding('efile/sheets-differ', 'warning', `${code}/numberOfPaper`, { sheets, pages })];
}

/** Everything that keeps a file from being packed as this kind: `checkFile`, and its retention where the kind asks for one. */
export function checkForPackage(file: FileRecord, kind: PackageKind): Finding[] {
  const { variant, permanentOnly } = PACKAGE_SHAPES[kind];
  return [
    ...checkFile(file, variant === 'aip' ? 'aip' : 'sip'),
    ...(permanentOnly === undefined ? [] : checkPermanent(file)),
  ];
}

/**
 * The historical archive takes only permanent files (TT 05/2025/TT-BNV Điều 4, `maintenance`). A field that is empty
 * or says no code is `checkFile`'s to tell.
 */
export function checkPermanent(file: FileRecord): Finding[] {
  const code = file.values['maintenance'] ?? '';
  if (code === PERMANENT_CODE || !CODE_LISTS.maintenance.some((row) => row.code === code)) return [];
  const value = codeWords('maintenance', code, 'vi');
  return [finding('rules/not-permanent', 'error', `${file.code}/maintenance`, { value })];
}

function finding(code: string, severity: Finding['severity'], place: string, params: Finding['params']): Finding {
  return { code, severity, place, params };
}

/** A date as text that sorts; a date without day or month counts as its first or last day. */
function sortable(text: string | undefined, side: 'start' | 'end'): string | null {
  const date = readDate(text ?? '', 'year');
  if (!date) return null;
  const tail = side === 'start' ? ['-01', '-01'] : ['-12', '-31'];
  return isoDate(date) + (date.month === null ? tail.join('') : date.day === null ? tail[1]! : '');
}
