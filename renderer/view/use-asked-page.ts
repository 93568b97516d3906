import { useEffect, useRef } from 'react';
import { call } from '../bridge/index.ts';
import { useAsked } from './navigation.ts';
import { notify } from './notices.ts';

/** How a screen that works through the pages of a batch shows what it is asked for. */
export interface PageShower {
  /** Name of the batch shown; null while there is none. */
  readonly shown: string | null;
  /** The pages of that batch, as far as they are known. */
  readonly pages: readonly { readonly id: number }[];
  readonly showBatch: (batch: string) => void;
  readonly showPage: (pageId: number) => void;
}

/** Shows what another screen asks for: a batch, or a page of whichever batch. */
export function useAskedPage(screen: 'digitise' | 'recognise', shower: PageShower): void {
  const asked = useAsked(screen);
  const { page, batch } = asked;
  const wanted = useRef<number | null>(null);
  const current = useRef(shower);
  useEffect(() => {
    current.current = shower;
  });

  // By the asking itself, not its values: the same page asked for once more is shown once more.
  useEffect(() => {
    wanted.current = null;
    if (page !== undefined) {
      wanted.current = page;
      call('pages/read', { pageId: page }).then(
        (detail) => {
          const { shown, showBatch } = current.current;
          if (wanted.current === page && detail.batch !== shown) showBatch(detail.batch);
        },
        (error: unknown) => {
          wanted.current = null;
          notify.error(error);
        },
      );
    } else if (batch !== undefined) current.current.showBatch(batch);
  }, [asked, page, batch]);

  // Only once the page is among those shown: a page of another batch would be put away again.
  const { pages } = shower;
  useEffect(() => {
    const id = wanted.current;
    if (id === null || !pages.some((one) => one.id === id)) return;
    wanted.current = null;
    current.current.showPage(id);
  }, [asked, pages]);
}
