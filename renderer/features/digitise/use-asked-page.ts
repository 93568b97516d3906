import { useEffect, useRef } from 'react';
import { call } from '../../bridge/index.ts';
import { notify, useNavigation } from '../../view/index.ts';
import { view } from './view-state.ts';

/** Shows what another screen asks for: a batch, or a page of whichever batch on the desk. */
export function useAskedPage(shown: string | null, pages: readonly { readonly id: number }[]): void {
  const { page, batch } = useNavigation((state) => state.params);
  const wanted = useRef<number | null>(null);
  const current = useRef(shown);
  useEffect(() => {
    current.current = shown;
  }, [shown]);

  useEffect(() => {
    if (typeof page === 'number') {
      wanted.current = page;
      call('pages/read', { pageId: page }).then(
        (detail) => {
          if (detail.batch !== current.current) view.showBatch(detail.batch);
        },
        (error: unknown) => {
          wanted.current = null;
          notify.error(error);
        },
      );
    } else if (typeof batch === 'string') view.showBatch(batch);
  }, [page, batch]);

  // Only once the page is among those shown: a page of another batch would be put away again.
  useEffect(() => {
    const id = wanted.current;
    if (id === null || !pages.some((one) => one.id === id)) return;
    wanted.current = null;
    view.openPage(id);
  }, [page, pages]);
}
