import { useEffect } from 'react';
import type { RecordRef } from '../../../shared/contract/reports/forming.ts';
import type { ScreenParams } from '../../../shared/model/screens.ts';
import { useAsked } from '../../view/index.ts';
import { form } from './form-state.ts';
import { run } from './run.ts';

/**
 * Another screen asks for a record: by `level` and `id`, by `document` (its id), or by `file` (its code). With `field` that
 * field has the focus as soon as the form is there, with `page` that page is beside it: a finding leads to where it is mended.
 * A `batch` alone is asked for to be cut.
 */
export function useAskedRecord(): void {
  const params = useAsked('form');
  useEffect(() => {
    let gone = false;
    const { field, page = null, batch } = params;
    if (batch !== undefined && params.file === undefined && params.document === undefined)
      form.set({ mode: 'cut', cutBatch: batch, page });
    void recordOf(params).then(async (ref) => {
      if (ref === null || gone) return;
      form.only(ref);
      form.set({ mode: 'form', page, ...(field === undefined ? {} : { field, focusField: field }) });
      const record = await run('forming/read', ref);
      for (const above of record?.path.slice(0, -1) ?? []) form.expand(above, true);
    });
    return () => {
      gone = true;
    };
  }, [params]);
}

async function recordOf({ level, id, document, file }: ScreenParams['form']): Promise<RecordRef | null> {
  if (level !== undefined && id !== undefined) return { level, id };
  if (document !== undefined) return { level: 'document', id: document };
  return file === undefined ? null : run('forming/find', { file });
}
