import { FilePlus, FolderPlus, ScanLine, ScanSearch } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { Button, Empty, Loading, Screen, Split } from '../../ui/index.ts';
import { Fault, runAction, useAskedPage, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { AddDialog } from './add-dialog.tsx';
import { dropScans } from './adding.ts';
import { BatchPane } from './batch-pane.tsx';
import { GridBar } from './grid-bar.tsx';
import { IntakeResult } from './intake-result.tsx';
import { PageDesk } from './page-desk.tsx';
import { PageGrid } from './page-grid.tsx';
import { RescanBar } from './rescan-bar.tsx';
import { RescanDialog } from './rescan-dialog.tsx';
import { RescanPairs } from './rescan-pairs.tsx';
import { takeRescan } from './rescans.ts';
import { SampleBar } from './sample-bar.tsx';
import { SampleDialog } from './sample-dialog.tsx';
import { useDigitiseActions } from './use-digitise-actions.ts';
import { usePages } from './use-pages.ts';
import { useView, view } from './view-state.ts';
import './digitise.css';
import './rescans.css';

/** Số hóa: scans come in, are looked at page by page, set right and checked. */
export function DigitiseScreen() {
  const { say } = useWords();
  const [width, setWidth] = useStored('digitise.batches', 250);
  const [over, setOver] = useState(false);
  const state = usePages();
  const actions = useDigitiseActions(state);
  const { batch, batches, shown } = state;
  useAskedPage('digitise', {
    shown: batch?.name ?? null,
    pages: state.pages,
    showBatch: view.showBatch,
    showPage: view.openPage,
  });
  const open = useView((one) => one.open);
  useEffect(() => {
    // The page on the desk may be gone: its split was undone, or another batch is shown.
    if (open !== null && shown.length > 0 && !state.pages.some(({ id }) => id === open)) view.openPage(null);
  }, [open, shown, state.pages]);

  return (
    <Screen
      title={say('screen.digitise')}
      tools={
        <>
          <Button icon={ScanSearch} disabled={batch === null} onPress={() => runAction('digitise.check')}>
            {say('action.digitise.check')}
          </Button>
          <Button icon={FilePlus} onPress={() => runAction('digitise.addFiles')}>
            {say('action.digitise.addFiles')}
          </Button>
          <Button icon={FolderPlus} look="primary" onPress={() => runAction('digitise.addFolder')}>
            {say('action.digitise.addFolder')}
          </Button>
        </>
      }
    >
      <div
        className={`digitise${over ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const waits = state.pages.find(({ id }) => id === open)?.checkState === 'rescan';
          const replace = (file: ChosenPath): void => {
            if (open !== null && batch) void takeRescan(open, batch.name, file);
          };
          void dropScans(event.dataTransfer.files, waits ? replace : undefined);
        }}
      >
        <IntakeResult />
        <div className={`digitise-panes${open === null ? '' : ' desk'}`}>
          <Split
            width={width}
            onWidth={setWidth}
            label={say('digitise.batchesWidth')}
            side={<BatchPane batches={batches} current={batch?.name ?? null} />}
          >
            <Pages state={state} actions={actions} />
          </Split>
        </div>
      </div>
      <AddDialog batches={batches} current={batch?.name ?? null} />
      <RescanDialog onReason={actions.rescan} />
      <RescanPairs />
      {batch ? <SampleDialog batch={batch.name} pages={state.pages.length} /> : null}
    </Screen>
  );
}

interface PagesProps {
  readonly state: ReturnType<typeof usePages>;
  readonly actions: ReturnType<typeof useDigitiseActions>;
}

function Pages({ state, actions }: PagesProps) {
  const { say } = useWords();
  const open = useView((one) => one.open);
  const { batch, sample, shown, loading, error } = state;
  if (error) return <Fault of={error} />;
  if (loading) return <Loading label={say('digitise.loading')} />;
  if (batch === null)
    return (
      <Empty
        icon={ScanLine}
        title={say('digitise.emptyTitle')}
        actions={
          <>
            <Button icon={FolderPlus} onPress={() => runAction('digitise.addFolder')}>
              {say('action.digitise.addFolder')}
            </Button>
            <Button onPress={() => runAction('digitise.watch')}>{say('action.digitise.watch')}</Button>
          </>
        }
      >
        {say('digitise.empty')}
      </Empty>
    );
  return (
    <>
      {sample ? <SampleBar key={sample.id} sample={sample} /> : null}
      {open !== null && state.pages.some(({ id }) => id === open) ? (
        <PageDesk pageId={open} shown={shown} work={actions.work} />
      ) : (
        <>
          <RescanBar key={batch.name} batch={batch} />
          <GridBar state={state} chosen={actions.chosen.length} cell={actions.cell} onCell={actions.setCell} />
          {shown.length === 0 ? (
            <Empty icon={ScanLine} title={say(state.pages.length === 0 ? 'digitise.noPages' : 'digitise.noMatch')} />
          ) : (
            <PageGrid
              pages={shown}
              cell={actions.cell}
              onOpen={(id) => view.openPage(id)}
              onPass={actions.pass}
              onMove={actions.move}
            />
          )}
        </>
      )}
    </>
  );
}
