import { AppError, type Detail } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { checkFields, FILE_FIELDS, type FieldValues } from '../../../shared/model/fields/index.ts';
import { arcFileCode, docCode } from '../../../shared/model/identifiers.ts';
import type { PackageShape } from '../../../shared/model/package-shapes.ts';
import type { PictureMediaField } from '../../../shared/model/picture-media-fields.ts';
import { simpleTable } from './ead-simple.ts';
import type { DocumentSpec, PackageSpec } from './spec.ts';

/** More faults than these are not listed; they say nothing new. */
const MAX_DETAILS = 100;

/**
 * The file's values as this kind of package carries them, with what the kind derives (an AIP's `arcFileCode`). Throws
 * `package/fields-invalid` when they do not satisfy the table; kinds outside the circular are not held to it.
 */
export function fileFields(spec: PackageSpec, shape: PackageShape): FieldValues {
  const { fields } = spec.file;
  if (!shape.documentMetadata) return fields;
  const values = shape.variant === 'aip' ? { ...fields, arcFileCode: archivedCode(spec) } : fields;
  refuse('EAD.xml', checkFields(FILE_FIELDS, values, shape.variant));
  return values;
}

/** As fileFields, for the document at `index` (from 0), by the table of its kind. */
export function documentFields(
  spec: PackageSpec,
  shape: PackageShape,
  document: DocumentSpec,
  index: number,
): FieldValues {
  const { fields, name, kind = 'text' } = document;
  if (!shape.documentMetadata) return fields;
  const values =
    shape.variant === 'aip'
      ? {
          ...fields,
          arcFileCode: fields['arcFileCode'] ?? archivedCode(spec),
          docOrdinal: fields['docOrdinal'] ?? String(index + 1),
          docCode: fields['docCode'] ?? docCode(spec.file.fields['fileCode'] ?? archivedCode(spec), index + 1),
        }
      : fields;
  const table = simpleTable(kind);
  refuse(name, [...checkFields(table, values, shape.variant), ...checkOwnLists(table, values)]);
  return values;
}

/** The code lists that only the tables of pictures and recordings have. */
function checkOwnLists(table: readonly PictureMediaField[], values: FieldValues): Finding[] {
  return table.flatMap(({ key, vi, clause, values: codes }) => {
    const value = values[key] ?? '';
    if (!codes || value === '' || codes.some((row) => row.code === value)) return [];
    const list = codes.map((row) => row.code).join(', ');
    return [
      {
        code: 'efile/field-not-in-list',
        severity: 'error' as const,
        place: key,
        params: { field: vi, value, clause, list },
      },
    ];
  });
}

function archivedCode(spec: PackageSpec): string {
  const { arcFileCode: given, fileCode = '' } = spec.file.fields;
  return given ?? arcFileCode({ archiveCode: spec.archiveCode, fileCode });
}

function refuse(place: string, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  const details: Detail[] = findings
    .slice(0, MAX_DETAILS)
    .map(({ code, params, place: field }) => ({ code, params: { ...params, place: `${place}: ${field}` } }));
  throw new AppError('package/fields-invalid', { place, count: findings.length }, { details });
}
