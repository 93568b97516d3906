import { AppError } from '../../../shared/contract/app-error.ts';
import type { Formed } from '../../../shared/contract/reports/forming.ts';
import { DOCUMENT_FIELDS, FILE_FIELDS, FONDS_FIELDS, type Field } from '../../../shared/model/fields/index.ts';
import { isoVietnam } from '../base/clock.ts';
import { valuesOf, type OwnerKind } from '../efile/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { make } from './make.ts';
import { rowOf } from './rows.ts';
import { valueChanges } from './typed.ts';

/** The field table of a level. */
export const FIELDS: Readonly<Record<OwnerKind, readonly Field[]>> = {
  fonds: FONDS_FIELDS,
  file: FILE_FIELDS,
  document: DOCUMENT_FIELDS,
};

/**
 * Types a value into one field of each record, as one step of undo. Blanks at its ends go; a value against the field's
 * rule is kept as it is and shows as a finding. Throws `forming/gone`, `usage/invalid-input` for a field nobody types.
 */
export function setValues(ws: Workspace, level: OwnerKind, ids: readonly number[], key: string, value: string): Formed {
  const field = FIELDS[level].find((one) => one.key === key);
  if (!field || field.derived || key === 'fondCode') throw new AppError('usage/invalid-input', { detail: key });
  const at = isoVietnam(ws.clock.now());
  const wanted = [...new Set(ids)];
  const typed = value.normalize('NFC').trim();
  const changes = wanted.flatMap((id) => {
    rowOf(ws.db, level, id);
    return valueChanges(ws.db, { kind: level, id }, key, typed, at);
  });
  return make(ws, wanted.length === 1 ? 'value' : 'values', { level, ids: wanted }, changes, { [key]: typed });
}

/**
 * Takes what the pages of documents say of fields for typed: a person has looked at it. Fields the page does not show, or
 * shows by hand, stay as they are. Throws `forming/gone`.
 */
export function takeFromPage(ws: Workspace, ids: readonly number[], keys: readonly string[]): Formed {
  const at = isoVietnam(ws.clock.now());
  const wanted = [...new Set(ids)];
  const taken: Record<string, string> = {};
  const changes = wanted.flatMap((id) => {
    rowOf(ws.db, 'document', id);
    const owner = { kind: 'document', id } as const;
    const read = valuesOf(ws.db, owner, 'extracted');
    return keys.flatMap((key) => {
      const value = read[key];
      if (value === undefined || !DOCUMENT_FIELDS.some((field) => field.key === key)) return [];
      if (wanted.length === 1) taken[key] = value;
      return valueChanges(ws.db, owner, key, value, at);
    });
  });
  return make(ws, 'take', { level: 'document', ids: wanted }, changes, { ...taken, keys });
}
