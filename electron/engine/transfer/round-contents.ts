import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type Detail } from '../../../shared/contract/app-error.ts';
import { readFileRecord, selectFiles, type FileRecord } from '../efile/index.ts';
import { outdatedPackages, type Round, type StoredPackage } from '../package/index.ts';
import type { Workspace } from '../workspace/index.ts';

export interface Totals {
  readonly packages: number;
  readonly files: number;
  readonly documents: number;
  readonly pages: number;
}

/** Documents by who signed what is handed over of them. */
export interface Signatures {
  /** By the agency that hands over. */
  readonly own: number;
  /** Received signed and kept as they came; nobody here has looked at the signature. */
  readonly received: number;
  readonly none: number;
}

/** What a round hands over. */
export interface RoundContents {
  readonly packages: readonly StoredPackage[];
  readonly files: readonly FileRecord[];
  readonly totals: Totals;
  readonly signatures: Signatures;
  /** Of all packages together. */
  readonly packedBytes: number;
}

/**
 * The packages of a round with the records they were made from, when everything is as it was made. Throws
 * `transfer/no-files` where there are none, `transfer/incomplete` when one of the files handed over has no package (what is
 * left out is left out by a decision, not by oversight), `transfer/package-changed` listing every package that is missing,
 * of another size or made from other records than there are now, and `count/mismatch` when documents are unaccounted for.
 */
export function roundContents(
  ws: Workspace,
  round: Round & { readonly files?: readonly string[] },
  packages: readonly StoredPackage[],
): RoundContents {
  const files = selectFiles(ws.db, round.files).map(({ id }) => readFileRecord(ws, id));
  if (files.length === 0) throw new AppError('transfer/no-files');
  const packed = new Set(packages.map((one) => one.fileCode));
  const missing = files.filter((file) => !packed.has(file.code));
  if (packages.length === 0 || missing.length > 0)
    throw new AppError(
      'transfer/incomplete',
      { round: round.round, packages: packages.length, files: files.length },
      { details: missing.map((file) => ({ code: 'transfer/file-without-package', params: { file: file.code } })) },
    );
  const handedOver = new Set(files.map((file) => file.code));
  const outdated = outdatedPackages(ws, round)
    .filter((file) => handedOver.has(file))
    .map((file) => ({ code: 'transfer/package-outdated', params: { file } }));
  refuseChanged(round, [...packages.flatMap((one) => faultOnDisk(ws, one)), ...outdated]);
  const documents = files.reduce((sum, file) => sum + file.documents.length, 0);
  const found = packages.reduce((sum, one) => sum + one.documents, 0);
  if (documents !== found) throw new AppError('count/mismatch', { step: 'transfer', expected: documents, found });
  const pages = files.reduce((sum, file) => sum + Number(file.values['numberOfPage']), 0);
  return {
    packages,
    files,
    totals: { packages: packages.length, files: files.length, documents, pages },
    signatures: signaturesOf(ws, files),
    packedBytes: packages.reduce((sum, one) => sum + one.size, 0),
  };
}

function signaturesOf({ db }: Workspace, files: readonly FileRecord[]): Signatures {
  const counted = db.prepare<[number], Signatures>(
    `SELECT count(*) FILTER (WHERE own) AS own, count(*) FILTER (WHERE NOT own AND received) AS received,
       count(*) FILTER (WHERE NOT own AND NOT received) AS none
     FROM (SELECT source.kind IS 'pdf-signed' AS received,
         EXISTS (SELECT 1 FROM document_pdf WHERE document_id = document.id AND stage = 'signed') AS own
       FROM document LEFT JOIN source ON source.id = original_source_id WHERE file_id = ?)`,
  );
  const all = { own: 0, received: 0, none: 0 };
  for (const { id } of files) {
    const { own, received, none } = counted.get(id)!;
    all.own += own;
    all.received += received;
    all.none += none;
  }
  return all;
}

/** Throws `transfer/package-changed` with these details, if there are any. */
export function refuseChanged({ round }: Round, details: readonly Detail[]): void {
  if (details.length > 0) throw new AppError('transfer/package-changed', { round, count: details.length }, { details });
}

/** Says of a package that it is not the file that was made. */
export function differs({ fileCode, path }: StoredPackage): Detail {
  return { code: 'transfer/package-differs', params: { file: fileCode, path } };
}

function faultOnDisk(ws: Workspace, one: StoredPackage): Detail[] {
  const path = join(ws.paths.root, one.path);
  if (!existsSync(path)) return [{ code: 'transfer/package-missing', params: { file: one.fileCode, path: one.path } }];
  return statSync(path).size === one.size ? [] : [differs(one)];
}
