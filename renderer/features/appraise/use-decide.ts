import { useChange } from '../../bridge/index.ts';
import { notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import type { Decided } from './decision-form.tsx';

/** Makes decisions and says how they ended. `error`: why the last one was not made. */
export function useDecide(): {
  readonly decide: (files: readonly string[], decided: Decided | 'proposed') => Promise<boolean>;
  readonly withdraw: (files: readonly string[]) => Promise<void>;
  readonly running: boolean;
  readonly error: string | null;
  readonly reset: () => void;
} {
  const { number, explain } = useWords();
  const deciding = useChange('appraisal/decide');
  const withdrawing = useChange('appraisal/withdraw');
  return {
    decide: async (files, decided) => {
      try {
        const given = decided === 'proposed' ? { term: 'proposed' as const } : decided;
        const { decided: count, left } = await deciding.run({ files: [...files], ...given });
        if (left.length > 0) notify.done('appraise.decidedLeft', { count: number(count), left: number(left.length) });
        else notify.done('appraise.decided', { count: number(count) });
        return true;
      } catch {
        // Shown where it was asked for.
        return false;
      }
    },
    withdraw: async (files) => {
      try {
        const { decided: count } = await withdrawing.run({ files: [...files] });
        notify.done('appraise.withdrawn', { count: number(count) });
      } catch (error) {
        notify.error(error);
      }
    },
    running: deciding.running || withdrawing.running,
    error: deciding.error ? explain(deciding.error).what : null,
    reset: deciding.reset,
  };
}
