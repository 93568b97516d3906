import { useState } from 'react';
import type { BatchLine } from '../../../shared/contract/reports/pages.ts';
import { useChange } from '../../bridge/index.ts';
import { Button, Checkbox, Dialog, Select, TextField } from '../../ui/index.ts';
import { Fault, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { takeIn, useAdding } from './adding.ts';
import { takeRescans } from './rescans.ts';
import { useView, view } from './view-state.ts';

const NEW = '\u0000';

/** Asks which batch the chosen files go to; for a watched folder, which one its new files will go to. */
export function AddDialog({
  batches,
  current,
}: {
  readonly batches: readonly BatchLine[];
  readonly current: string | null;
}) {
  const chosen = useAdding((state) => state.chosen);
  // A new choice begins with its own suggestion.
  return chosen.length === 0 ? null : <Asked key={chosen[0]!.token} batches={batches} current={current} />;
}

function Asked({ batches, current }: { readonly batches: readonly BatchLine[]; readonly current: string | null }) {
  const { say, date } = useWords();
  const { chosen, watch } = useAdding();
  const start = useChange('watch/start');
  const shownBatch = batches.find(({ name: one }) => one === current);
  // Whoever looks at the pages sent back brings their new scans.
  const forRescans = useView((state) => state.filter === 'rescan') && (shownBatch?.rescan ?? 0) > 0 && !watch;
  const [to, setTo] = useState(forRescans ? shownBatch!.name : NEW);
  const [again, setAgain] = useState(forRescans);
  const [name, setName] = useState(() => suggestion(chosen[0]!.name, batches, date(new Date().toISOString())));
  const [check, setCheck] = useStored('digitise.checkAfter', true);
  const batch = (to === NEW ? name : to).trim();
  const waiting = watch ? 0 : (batches.find(({ name: one }) => one === to)?.rescan ?? 0);
  const rescan = again && waiting > 0;
  const close = (): void => useAdding.setState({ chosen: [] });
  const go = async (): Promise<void> => {
    if (batch === '') return;
    if (rescan) {
      void takeRescans(chosen, batch);
      return;
    }
    if (!watch) {
      void takeIn(chosen, batch, check);
      return;
    }
    await start.run({ path: chosen[0]!.token, batch });
    view.showBatch(batch);
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title={say(watch ? 'digitise.watchTitle' : 'digitise.addTitle')}
      footer={
        <>
          <Button onPress={close}>{say('button.cancel')}</Button>
          <Button
            look="primary"
            disabled={batch === '' || start.running}
            onPress={() => void go().catch(() => undefined)}
          >
            {say(watch ? 'digitise.watchStart' : 'digitise.take')}
          </Button>
        </>
      }
    >
      <ul className="digitise-paths selectable">
        {chosen.slice(0, 6).map(({ token, path }) => (
          <li key={token}>{path}</li>
        ))}
        {chosen.length > 6 ? <li>{say('digitise.more', { count: chosen.length - 6 })}</li> : null}
      </ul>
      {batches.length > 0 ? (
        <Select
          label={say('digitise.toBatch')}
          value={to}
          onChange={setTo}
          options={[
            { value: NEW, label: say('digitise.newBatch') },
            ...[...batches].reverse().map((line) => ({ value: line.name, label: line.name })),
          ]}
          {...(current === null ? {} : { help: say('digitise.currentBatch', { batch: current }) })}
        />
      ) : null}
      {to === NEW ? (
        <TextField
          label={say('digitise.batchName')}
          value={name}
          onChange={setName}
          help={say('digitise.batchNameHelp')}
          maxLength={200}
          required
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'Enter') void go().catch(() => undefined);
          }}
        />
      ) : null}
      {waiting > 0 ? (
        <Checkbox checked={again} onChange={setAgain}>
          {say('rescans.addAsRescans', { count: waiting })}
        </Checkbox>
      ) : null}
      {rescan ? null : watch ? (
        <p className="muted">{say('digitise.watchHelp')}</p>
      ) : (
        <Checkbox checked={check} onChange={setCheck}>
          {say('digitise.checkAfter')}
        </Checkbox>
      )}
      <Fault of={start.error} />
    </Dialog>
  );
}

/** The folder's own name, which is what the box bears; with the day when there is such a batch already. */
function suggestion(name: string, batches: readonly BatchLine[], today: string): string {
  const plain = name.replace(/\.[a-z0-9]{2,5}$/i, '').normalize('NFC');
  return batches.some((batch) => batch.name === plain) ? `${plain} (${today})` : plain;
}
