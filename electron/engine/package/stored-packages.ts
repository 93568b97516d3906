import { existsSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredPackage } from '../../../shared/contract/reports/package.ts';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { isoVietnam } from '../base/clock.ts';
import type { FileRecord } from '../efile/index.ts';
import { change, type Workspace } from '../workspace/index.ts';

/** A round of packages. */
export interface Round {
  readonly kind: PackageKind;
  /** Đợt nộp: names the round; its packages are numbered in it. */
  readonly round: string;
  /** Mã đăng ký yêu cầu nộp. */
  readonly agreement?: string;
}

/**
 * A package's digests, hex lower case, and when the file was last touched after that by the file system's clock (ctime), ns
 * since 1970.
 */
export interface PackedDigests {
  readonly digests: { readonly sha256: string; readonly sha512: string };
  readonly changedNs: string;
}

/** The packages of a round, in their order. */
export function listPackages(ws: Workspace, kind: PackageKind, round: string): StoredPackage[] {
  return ws.db
    .prepare<[string, string], StoredPackage>(
      `SELECT file.code AS fileCode, object_id AS objectId, path, sha256, size, documents FROM package
       JOIN file ON file.id = file_id WHERE kind = ? AND round = ? ORDER BY package.ordinal`,
    )
    .all(kind, round);
}

/** What packages were when they were written, by their path in the workspace; only of those of which it is known. */
export function packedDigests(ws: Workspace, { kind, round }: Round): Map<string, PackedDigests> {
  const rows = ws.db
    .prepare<[string, string], { path: string; sha256: string; sha512: string; changedNs: string }>(
      `SELECT path, sha256, sha512, changed_ns AS changedNs FROM package
       WHERE kind = ? AND round = ? AND sha512 IS NOT NULL AND changed_ns IS NOT NULL`,
    )
    .all(kind, round);
  return new Map(rows.map(({ path, sha256, sha512, changedNs }) => [path, { digests: { sha256, sha512 }, changedNs }]));
}

/** What is known of a package by its row, and what only the moment of writing tells. */
type WrittenPackage = Omit<StoredPackage, 'fileCode'> & { readonly sha512: string; readonly changedNs: string };

/** What is known of the package of a file in a round. */
export interface StoredRow {
  readonly inputKey: string;
  readonly path: string;
  readonly size: number;
}

/** Undefined when the file has none in the round. */
export function storedRow(ws: Workspace, fileId: number, { kind, round }: Round): StoredRow | undefined {
  return ws.db
    .prepare<[string, number, string], StoredRow>(
      `SELECT input_key AS inputKey, path, size FROM package WHERE kind = ? AND file_id = ? AND round = ?`,
    )
    .get(kind, fileId, round);
}

/**
 * When a file was last changed in anything, its bytes, its times or its names (ctime; NTFS: ChangeTime): ns since 1970 by the
 * file system's clock. No program sets it.
 */
export function changedNs(path: string): string {
  return String(statSync(path, { bigint: true }).ctimeNs);
}

/** Whether the package still lies in the outbox, as far as its size tells. */
export function isThere(ws: Workspace, { path, size }: StoredRow): boolean {
  const full = join(ws.paths.root, path);
  return existsSync(full) && statSync(full).size === size;
}

/** Puts a written package in the place of what the file had in the round. */
export function storeRow(
  ws: Workspace,
  {
    file,
    ordinal,
    inputKey,
    contentKey,
  }: Readonly<{ file: FileRecord; ordinal: number; inputKey: string; contentKey: string }>,
  { kind, round }: Round,
  uuid: string,
  { sha512, changedNs, ...row }: WrittenPackage,
): void {
  const after = { ...row, kind, round };
  change(ws, { action: 'package/make', subject: `file:${file.code}`, after }, () => {
    ws.db.prepare('DELETE FROM package WHERE kind = ? AND file_id = ? AND round = ?').run(kind, file.id, round);
    const { objectId, path, sha256, size, documents } = row;
    const madeAt = isoVietnam(ws.clock.now());
    ws.db
      .prepare(
        `INSERT INTO package (kind, file_id, uuid, object_id, round, ordinal, path, sha256, size, documents, input_key,
           made_at, sha512, changed_ns, content_key)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[kind, file.id, uuid, objectId, round, ordinal],
        ...[path, sha256, size, documents, inputKey, madeAt, sha512, changedNs, contentKey],
      );
  });
}

/** A package made before it was kept what its file was then, and still made from what the file is now. */
export function keepContentKey(ws: Workspace, fileId: number, { kind, round }: Round, contentKey: string): void {
  ws.db
    .prepare('UPDATE package SET content_key = ? WHERE kind = ? AND file_id = ? AND round = ? AND content_key IS NULL')
    .run(contentKey, kind, fileId, round);
}

/**
 * Takes packages away that others took the place of: one must not be carried away by mistake. The rows of the new ones are
 * committed.
 */
export async function removeReplaced(ws: Workspace, paths: readonly string[]): Promise<void> {
  const named = ws.db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM package WHERE path = ?');
  for (const path of paths)
    if (named.get(path)?.n === 0) await rm(join(ws.paths.root, path), { force: true }).catch(() => undefined);
}
