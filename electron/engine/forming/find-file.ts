import { AppError } from '../../../shared/contract/app-error.ts';
import type { RecordRef } from '../../../shared/contract/reports/forming.ts';
import type { Workspace } from '../workspace/index.ts';

/** The file of a code (mã hồ sơ), for whoever knows it by that alone: findings, lists. Throws `forming/gone`. */
export function findFile({ db }: Workspace, code: string): RecordRef {
  const row = db.prepare<[string], { id: number }>('SELECT id FROM file WHERE code = ?').get(code);
  if (!row) throw new AppError('forming/gone');
  return { level: 'file', id: row.id };
}
