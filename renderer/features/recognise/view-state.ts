import type { ProofScope, WordPlace } from '../../../shared/contract/reports/proofread.ts';
import { createWorkspaceStore } from '../../view/index.ts';

/** What the screen shows now; the words themselves are the engine's. */
interface View {
  /** Name of the batch shown; null while none is chosen. */
  readonly batch: string | null;
  readonly pageId: number | null;
  /** Place of the chosen word on the page; null: none is. */
  readonly word: number | null;
  /** The chosen word is being typed. */
  readonly typing: boolean;
  /** Brings the chosen word into view on the scan; a word pressed there stays where it is. */
  readonly follow: boolean;
  readonly replacing: boolean;
}

const START: View = { batch: null, pageId: null, word: null, typing: false, follow: false, replacing: false };

export const useView = createWorkspaceStore<View>(() => START);

/** Changes of what is shown. */
export const view = {
  showBatch: (batch: string): void => useView.setState({ ...START, batch }),
  showPage: (pageId: number): void => useView.setState({ pageId, word: null, typing: false, follow: false }),
  choose: (place: WordPlace, how: { readonly typing?: boolean; readonly follow?: boolean } = {}): void =>
    useView.setState((now) => ({
      pageId: place.pageId,
      word: place.word,
      typing: how.typing ?? now.typing,
      follow: how.follow ?? true,
    })),
  type: (typing: boolean): void => useView.setState({ typing }),
  replace: (replacing: boolean): void => useView.setState({ replacing, typing: false }),
};

/** The pages the screen works through: the batch shown. */
export function scopeOf(batch: string | null): ProofScope {
  return batch === null ? {} : { batch };
}
