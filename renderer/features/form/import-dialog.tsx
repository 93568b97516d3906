import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import type { DescriptionDifferences } from '../../../shared/contract/reports/forming.ts';
import { toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { shell, startWork, useRead } from '../../bridge/index.ts';
import { Button, Dialog, Loading, Notice, Select } from '../../ui/index.ts';
import { Fault, notify, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { DifferenceTable } from './difference-table.tsx';
import { form, useForm } from './form-state.ts';
import { readFields } from './read-fields.ts';

/** Faults shown; the workbook is mended in Excel, not from a list of thousands. */
const MOST_FAULTS = 50;

type State =
  | { readonly step: 'choose' }
  | { readonly step: 'busy' }
  | { readonly step: 'seen'; readonly seen: DescriptionDifferences; readonly from: readonly ChosenPath[] }
  | { readonly step: 'failed'; readonly error: ErrorRecord };

/** A workbook read in: first what it would change, old beside new, then the one button that makes it so. */
export function ImportDialog() {
  const open = useForm((state) => state.exchange === 'import');
  return open ? <Import /> : null;
}

function Import() {
  const words = useWords();
  const { say, number, explain } = words;
  const [state, setState] = useState<State>({ step: 'choose' });
  const batches = useRead('list/batches', {});
  const [stored, setBatch] = useStored('form.batch', '');
  const batch = batches.data?.find(({ name }) => name === stored)?.name ?? batches.data?.at(-1)?.name;
  const close = (): void => form.set({ exchange: null });

  const fail = (error: unknown): void => setState({ step: 'failed', error: toErrorRecord(error) });
  const look = async (): Promise<void> => {
    try {
      const from = await shell('dialog/open', {
        want: 'files',
        title: say('form.importChoose'),
        filters: [{ name: say('dialog.excel'), extensions: ['xlsx', 'xlsm', 'csv'] }],
      });
      if (from.length === 0) return;
      setState({ step: 'busy' });
      const seen = await startWork('describe/preview', input(from)).done;
      setState({ step: 'seen', seen, from });
    } catch (error) {
      fail(error);
    }
  };
  const make = async (seen: DescriptionDifferences, from: readonly ChosenPath[]): Promise<void> => {
    setState({ step: 'busy' });
    try {
      await startWork('describe/apply', { ...input(from), token: seen.token }).done;
      notify.done('form.importDone', { count: seen.rows.length });
      close();
      // As after a cut: the columns a workbook leaves empty may stand on the pages it names.
      void readFields('all');
    } catch (error) {
      fail(error);
    }
  };
  const input = (from: readonly ChosenPath[]) => ({
    paths: from.map(({ token }) => token),
    ...(batch === undefined ? {} : { batch }),
  });

  const seen = state.step === 'seen' ? state.seen : null;
  const made = seen?.rows.filter(({ isNew }) => isNew).length ?? 0;
  return (
    <Dialog
      open
      wide
      title={say('form.importTitle')}
      onClose={close}
      footer={
        <>
          <Button onPress={close}>{say('form.close')}</Button>
          <Button
            icon={FileSpreadsheet}
            look={state.step === 'choose' ? 'primary' : 'normal'}
            disabled={state.step === 'busy'}
            onPress={() => void look()}
          >
            {say('form.importChoose')}
          </Button>
          {state.step === 'seen' && seen && seen.faults.length === 0 && seen.rows.length > 0 ? (
            <Button look="primary" onPress={() => void make(seen, state.from)}>
              {say('form.importApply', { count: number(seen.rows.length) })}
            </Button>
          ) : null}
        </>
      }
    >
      {batches.data && batches.data.length > 1 ? (
        <Select
          label={say('form.importBatch')}
          value={batch ?? null}
          options={batches.data.map(({ name }) => ({ value: name, label: name }))}
          onChange={setBatch}
        />
      ) : null}
      {state.step === 'choose' ? <p>{say('form.importHow')}</p> : null}
      {state.step === 'busy' ? <Loading label={say('form.comparing')} /> : null}
      {state.step === 'failed' ? <Fault of={state.error} /> : null}
      {seen && seen.faults.length > 0 ? (
        <Notice
          tone="bad"
          title={say('form.importFaults', { count: number(seen.faults.length) })}
          details={[
            ...seen.faults
              .slice(0, MOST_FAULTS)
              .map(
                ({ code, params }) =>
                  `${say('form.sheetCell', { sheet: String(params['sheet']), row: String(params['row']), column: String(params['column']) })}: ${explain({ code, params }).what}`,
              ),
            ...(seen.faults.length > MOST_FAULTS
              ? [say('form.importMore', { count: number(seen.faults.length - MOST_FAULTS) })]
              : []),
          ]}
        />
      ) : null}
      {seen && seen.rows.length === 0 && seen.faults.length === 0 ? (
        <Notice tone="ok" title={say('form.importNone', { same: number(seen.same) })} />
      ) : null}
      {seen && seen.rows.length > 0 ? (
        <>
          <p>
            {say('form.importSome', {
              changed: number(seen.rows.length - made),
              made: number(made),
              same: number(seen.same),
            })}
          </p>
          <DifferenceTable rows={seen.rows} />
        </>
      ) : null}
    </Dialog>
  );
}
