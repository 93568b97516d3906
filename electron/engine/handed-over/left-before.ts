import { handoverFindings } from '../../../shared/contract/codes/handover.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { prepared } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { contentKey } from './content-key.ts';

interface EarlierRow {
  readonly code: string;
  readonly round: string;
  readonly at: string;
  readonly contentKey: string | null;
}

/**
 * The last round but this one that a file left with. A package of another kind is for someone else: it is none handed over
 * twice.
 */
const EARLIER = `SELECT file.code AS code, transfer_file.round AS round, transfer_file.made_at AS at, content_key AS contentKey
  FROM transfer_file JOIN file ON file.id = file_id JOIN transfer ON transfer.round = transfer_file.round
  WHERE file_id = ? AND transfer_file.round <> ? AND coalesce(details ->> 'kind', ?) = ?
  ORDER BY transfer_file.made_at DESC, transfer_file.round DESC LIMIT 1`;

/**
 * That a file left with an earlier round, as the finding `handover/file-left-before`, or `handover/file-changed-since` when
 * it is no longer what left then; at the file's code. Nobody must hand over a file twice without knowing it.
 */
export function leftBefore(
  { db }: Pick<Workspace, 'db'>,
  fileId: number,
  { kind, round }: { readonly kind: PackageKind; readonly round: string },
): Finding[] {
  const row = prepared<[number, string, string, string], EarlierRow>(db, EARLIER).get(fileId, round, kind, kind);
  if (row === undefined) return [];
  const isSame = row.contentKey === null || row.contentKey === contentKey(db, fileId);
  const code = isSame ? 'handover/file-left-before' : 'handover/file-changed-since';
  const [year, month, day] = row.at.slice(0, 10).split('-');
  const params = { round: row.round, date: `${day}/${month}/${year}` };
  return [{ code, severity: handoverFindings[code].severity, place: row.code, params }];
}
