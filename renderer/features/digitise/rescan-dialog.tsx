import { useState } from 'react';
import { RESCAN_REASONS } from '../../../shared/model/rescan-reasons.ts';
import { Button, Dialog, TextField } from '../../ui/index.ts';
import { createWorkspaceStore, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

/** The pages a reason is asked for; none while the dialog is closed. */
export const useRescan = createWorkspaceStore<{ readonly pageIds: readonly number[] }>(() => ({ pageIds: [] }));

/** Asks why pages have to be scanned again: one of the usual faults by a press or its digit, or in words. */
export function RescanDialog({
  onReason,
}: {
  readonly onReason: (pageIds: readonly number[], reason: string) => void;
}) {
  const pageIds = useRescan((state) => state.pageIds);
  return pageIds.length === 0 ? null : <Asked pageIds={pageIds} onReason={onReason} />;
}

function Asked({
  pageIds,
  onReason,
}: {
  readonly pageIds: readonly number[];
  readonly onReason: (pageIds: readonly number[], reason: string) => void;
}) {
  const { say } = useWords();
  const [last, setLast] = useStored('digitise.lastReason', '');
  const [reason, setReason] = useState(last);
  const close = (): void => useRescan.setState({ pageIds: [] });
  const give = (words: string): void => {
    if (words.trim() === '') return;
    setLast(words);
    onReason(pageIds, words);
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title={say('digitise.rescanTitle', { count: pageIds.length })}
      footer={
        <>
          <Button onPress={close}>{say('button.cancel')}</Button>
          <Button look="primary" disabled={reason.trim() === ''} onPress={() => give(reason)}>
            {say('digitise.rescanGive')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('digitise.reason')}
        value={reason}
        onChange={setReason}
        help={say('digitise.reasonHelp')}
        maxLength={500}
        required
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter') give(reason);
          const usual =
            /^[1-8]$/.test(event.key) && (reason === '' || reason === last)
              ? RESCAN_REASONS[Number(event.key) - 1]
              : undefined;
          if (!usual) return;
          event.preventDefault();
          give(say(`digitise.reason.${usual}`));
        }}
      />
      <div className="reasons" role="group" aria-label={say('digitise.usualReasons')}>
        {RESCAN_REASONS.map((key, index) => (
          <Button key={key} onPress={() => give(say(`digitise.reason.${key}`))}>
            <span className="muted">{index + 1}</span> {say(`digitise.reason.${key}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
