import { useEffect } from 'react';
import type { RecordRef } from '../../../shared/contract/reports/forming.ts';
import { useNavigation, type ScreenParams } from '../../view/index.ts';
import { form } from './form-state.ts';
import { run } from './run.ts';

/**
 * Another screen asks for a record: by `level` and `id`, by `document` (its id), or by `file` (its code). With `field` that
 * field has the focus as soon as the form is there: a finding leads to where it is mended.
 */
export function useAskedRecord(): void {
  const params = useNavigation((state) => state.params);
  useEffect(() => {
    let gone = false;
    void recordOf(params).then(async (ref) => {
      if (ref === null || gone) return;
      form.only(ref);
      const field = params['field'];
      form.set({ mode: 'form', ...(typeof field === 'string' ? { field, focusField: field } : {}) });
      const record = await run('forming/read', ref);
      for (const above of record?.path.slice(0, -1) ?? []) form.expand(above, true);
    });
    return () => {
      gone = true;
    };
  }, [params]);
}

async function recordOf({ level, id, document, file }: ScreenParams): Promise<RecordRef | null> {
  if (
    (level === 'fonds' || level === 'inventory' || level === 'file' || level === 'document') &&
    typeof id === 'number'
  )
    return { level, id };
  if (typeof document === 'number') return { level: 'document', id: document };
  return typeof file === 'string' ? run('forming/find', { file }) : null;
}
