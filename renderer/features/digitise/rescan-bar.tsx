import { FolderInput, GitCompareArrows } from 'lucide-react';
import type { BatchLine } from '../../../shared/contract/reports/pages.ts';
import { useRead } from '../../bridge/index.ts';
import { Button, Mark } from '../../ui/index.ts';
import { runAction } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

/** Where a batch has pages sent back: how many, how many new scans have come, and the way on. Nothing where none has. */
export function RescanBar({ batch }: { readonly batch: BatchLine }) {
  const { say, number } = useWords();
  const offers = useRead('rescans/offers', { batch: batch.name }, { enabled: batch.rescan > 0 });
  if (batch.rescan === 0) return null;
  const came = offers.isPlaceholderData ? 0 : (offers.data?.pairs.length ?? 0);
  return (
    <div className="rescan-bar" role="status">
      <Mark tone="bad">{say('rescans.waiting', { count: number(batch.rescan) })}</Mark>
      {came > 0 ? (
        <>
          <span>{say('rescans.came', { count: number(came) })}</span>
          <Button icon={GitCompareArrows} look="primary" onPress={() => runAction('digitise.rescans')}>
            {say('action.digitise.rescans')}
          </Button>
        </>
      ) : null}
      <Button icon={FolderInput} onPress={() => runAction('digitise.bringRescans')}>
        {say('action.digitise.bringRescans')}
      </Button>
    </div>
  );
}
