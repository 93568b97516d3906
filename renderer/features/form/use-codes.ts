import { useCallback, useEffect, useRef } from 'react';
import { startWork, useWork } from '../../bridge/index.ts';
import { notify } from '../../view/index.ts';

/**
 * Reads the codes of a batch whose separator sheets are asked for: by itself once, since nobody thinks of it, and again on
 * demand for pages that could not be read.
 */
export function useCodes(
  batch: string | null,
  wanted: boolean,
): { readonly reading: boolean; readonly read: () => void } {
  const reading = useWork(({ calls }) => calls.some((call) => call.name === 'forming/read-codes'));
  const tried = useRef(new Set<string>());
  const read = useCallback((): void => {
    if (batch === null) return;
    tried.current.add(batch);
    void startWork('forming/read-codes', { batch }).done.then(
      ({ pages, separators, failed }) =>
        notify.ended({ screen: 'form', params: {} }, failed > 0 ? 'form.codesFailed' : 'form.codesDone', {
          pages,
          separators,
          failed,
        }),
      (error: unknown) => notify.error(error),
    );
  }, [batch]);
  useEffect(() => {
    if (wanted && batch !== null && !tried.current.has(batch)) read();
  }, [wanted, batch, read]);
  return { reading, read };
}
