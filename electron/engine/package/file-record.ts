import type { Written } from '../archive/index.ts';
import type { DocumentKind } from '../../../shared/model/package-shapes.ts';
import type { DataFileSpec, FileSpec } from './spec.ts';

/** What the METS and PREMIS files need to know of a file already written: small, one per file. */
export interface FileRecord extends Written {
  /** Relative to the package's folder or, inside a representation, to the representation's. */
  readonly path: string;
  readonly mime: string;
  /** ISO 8601 with Vietnam's offset. */
  readonly created: string;
  readonly puid: string | null;
  readonly format: { readonly name: string; readonly version?: string } | null;
}

/** A document as packed: its data file, its metadata file if the kind has one, its attachments. */
export interface DocumentRecord {
  readonly kind: DocumentKind;
  readonly data: FileRecord;
  readonly metadata: FileRecord | null;
  readonly attachments: readonly FileRecord[];
  readonly originals: readonly string[];
}

/** ISO 8601 with milliseconds and Vietnam's offset, the form of the annexes' METS dates (`YYYY-MM-DDThh:mm:ss.sTZD`). */
export function metsTime(iso: string): string {
  return new Date(Date.parse(iso) + 7 * 3600_000).toISOString().replace('Z', '+07:00');
}

/** What is recorded of a file once its bytes are written. A file without a time of its own has that of its package. */
export function fileRecord(
  path: string,
  file: Pick<FileSpec, 'mime'> & Partial<DataFileSpec>,
  written: Written,
  packageTime: string,
): FileRecord {
  return {
    path,
    mime: file.mime,
    created: metsTime(file.createdAt ?? packageTime),
    puid: file.puid ?? null,
    format: file.format ?? null,
    ...written,
  };
}
