import { AppError } from '../../../shared/contract/app-error.ts';
import type { PackageShape } from '../../../shared/model/package-shapes.ts';
import type { DocumentStore } from './document-store.ts';
import { documentSource, type PackageSpec } from './spec.ts';

/**
 * The count that must agree at this border: documents asked for = data files = metadata files = joins, and the number
 * the file itself states (`totalDoc`). Counted from what was really written. Throws `package/count-mismatch` with all
 * numbers; the package then does not appear.
 */
export function checkCounts(spec: PackageSpec, shape: PackageShape, documents: DocumentStore, joins: number): void {
  const expected = documentSource(spec).count;
  const stated = spec.file.fields['totalDoc'] ?? '';
  const counts = {
    expected,
    stated: stated === '' ? expected : Number(stated),
    data: documents.count,
    metadata: shape.documentMetadata ? documents.described : expected,
    joins: shape.joins ? joins : expected,
  };
  if (expected > 0 && Object.values(counts).every((count) => count === expected)) return;
  throw new AppError('package/count-mismatch', counts);
}
