import type { ErrorRecord } from '../../../shared/contract/app-error.ts';

/** Readers know a file by where it is kept; people know it by the name they handed it in under. */
export function renamed<Record extends Pick<ErrorRecord, 'params'>>(
  record: Record,
  { path, name }: { readonly path: string; readonly name: string },
): Record {
  const params = Object.fromEntries(
    Object.entries(record.params).map(([key, value]) => [key, value === path ? name : value]),
  );
  return { ...record, params };
}
