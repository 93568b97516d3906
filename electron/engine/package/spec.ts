import type { FieldValues } from '../../../shared/model/fields/index.ts';
import type { DocumentKind, EventKind, PackageKind } from '../../../shared/model/package-shapes.ts';

/** All that goes into one package, as plain data. The same spec gives the same bytes, on any machine, at any time. */
export interface PackageSpec {
  readonly kind: PackageKind;
  /** Every other identifier inside is derived from this one. */
  readonly uuid: string;
  /** ISO 8601 with a zone; the time of everything inside that has no time of its own. */
  readonly createdAt: string;
  /** Who hands the records over. */
  readonly agency: { readonly name: string; readonly code: string };
  readonly archiveCode: string;
  readonly fondsCode: string;
  readonly fondsTitle: string;
  readonly software: { readonly name: string; readonly version: string };
  /** Mã đăng ký yêu cầu nộp; SIP only. */
  readonly submissionAgreement: string | null;
  /** Ordinal of the package in the round, from 1; part of a SIP's ZIP name. */
  readonly roundOrdinal: number;
  readonly file: { readonly fields: FieldValues };
  readonly documents: readonly DocumentSpec[] | DocumentSource;
  readonly events: readonly EventSpec[];
  /** OBJID of the SIP an AIP is made from. */
  readonly sourceSip?: string;
  /** Files for `documentation/`, from disk. */
  readonly documentation?: readonly FileSpec[];
}

/** Documents that are read when they are needed, so that a package of any size can be described. */
export interface DocumentSource {
  readonly count: number;
  /** All documents in order; may be called more than once and says the same each time. */
  read(): AsyncIterable<DocumentSpec> | Iterable<DocumentSpec>;
}

/** A file on disk that goes into the package. */
export interface FileSpec {
  readonly path: string;
  readonly name: string;
  readonly mime: string;
  /** Hex; the writer stops when the file is another. */
  readonly sha256?: string;
}

export interface DataFileSpec extends FileSpec {
  /** PRONOM key, e.g. `fmt/477`. */
  readonly puid: string | null;
  /** Name and version of the format in words; the media type stands in when absent. */
  readonly format?: { readonly name: string; readonly version?: string };
  /** When the file was made, ISO 8601. */
  readonly createdAt?: string;
}

export interface DocumentSpec extends DataFileSpec {
  /** Which form describes it. Default: text. */
  readonly kind?: DocumentKind;
  readonly fields: FieldValues;
  /** Further files of the same document (`AttachmentFile`). */
  readonly attachments?: readonly DataFileSpec[];
  /** What the file was made from and what stays behind: SHA-256 of the page masters, in page order. */
  readonly originals?: readonly string[];
}

export interface EventSpec {
  readonly kind: EventKind;
  /** ISO 8601 with a zone. */
  readonly at: string;
  readonly agent: {
    readonly name: string;
    readonly type: 'software' | 'organization' | 'person';
    readonly version?: string;
    readonly role: 'authorizer' | 'implementer' | 'validator' | 'executing program';
  };
  readonly outcome: 'success' | 'partial' | 'failed';
  readonly detail?: string;
}

/** The documents of a spec, whichever way they are given. */
export function documentSource(spec: PackageSpec): DocumentSource {
  const { documents } = spec;
  return 'read' in documents ? documents : { count: documents.length, read: () => documents };
}
