import { ChevronsRight, Pause, Replace, ScanText, Type } from 'lucide-react';
import { DOUBT_LIMITS } from '../../../shared/model/doubt.ts';
import { stopWork } from '../../bridge/index.ts';
import { Button, Empty, IconButton, Loading, Screen, Select, Split } from '../../ui/index.ts';
import { Fault, go, runAction, useAskedPage, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { ProofDesk } from './proof-desk.tsx';
import { QueuePane } from './queue-pane.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { useProof, type Proof } from './use-proof.ts';
import { LANGUAGE_CHOICES, useRecogniseActions, type RecogniseWork } from './use-recognise-actions.ts';
import { useRunning } from './use-running.ts';
import { view } from './view-state.ts';
import './recognise.css';

/** Nhận dạng: pages are read by the engine, and what it doubts is looked at word by word by a person. */
export function RecogniseScreen() {
  const { say } = useWords();
  const [width, setWidth] = useStored('recognise.queue', 290);
  const proof = useProof();
  const work = useRecogniseActions(proof);
  const { queue, batch, page, error } = proof;
  useAskedPage('recognise', {
    shown: batch?.name ?? null,
    pages: proof.pages,
    showBatch: view.showBatch,
    showPage: view.showPage,
  });
  return (
    <Screen title={say('screen.recognise')} tools={batch ? <Tools proof={proof} work={work} /> : null}>
      {error ? (
        <div className="recognise-error">
          <Fault of={error} />
        </div>
      ) : null}
      {queue === undefined ? (
        error ? null : (
          <Loading label={say('recognise.loading')} />
        )
      ) : batch === null ? (
        <Empty
          icon={ScanText}
          title={say('recognise.emptyTitle')}
          actions={<Button onPress={() => go('digitise')}>{say('action.go.digitise')}</Button>}
        >
          {say('recognise.empty')}
        </Empty>
      ) : (
        <div className="recognise">
          <Split
            width={width}
            onWidth={setWidth}
            label={say('recognise.queueWidth')}
            side={<QueuePane proof={proof} />}
          >
            {page ? (
              <ProofDesk proof={proof} page={page} work={work} />
            ) : proof.pages.length === 0 && !proof.pagesPending ? (
              <Empty icon={ScanText} title={say('recognise.noPages')} />
            ) : error ? null : (
              <Loading label={say('recognise.loading')} />
            )}
          </Split>
        </div>
      )}
      <ReplaceDialog batch={batch?.name ?? null} find={proof.word?.text ?? ''} />
    </Screen>
  );
}

function Tools({ proof, work }: { readonly proof: Proof; readonly work: RecogniseWork }) {
  const { say } = useWords();
  const { batch, limit, setLimit, pages } = proof;
  const [running] = useRunning();
  const left = batch?.doubtful ?? 0;
  return (
    <>
      <div className="proof-limit">
        <Select
          bare
          label={say('recognise.limit')}
          value={String(limit)}
          options={DOUBT_LIMITS.map((value) => ({
            value: String(value),
            label: say('recognise.limitBelow', { limit: value }),
          }))}
          onChange={(value) => setLimit(Number(value))}
        />
      </div>
      <IconButton
        label={say('action.recognise.showText')}
        icon={Type}
        keys="T"
        selected={work.showText}
        onPress={() => runAction('recognise.showText')}
      />
      <Button icon={Replace} disabled={pages.length === 0} onPress={() => runAction('recognise.replace')}>
        {say('action.recognise.replace')}
      </Button>
      <div className="proof-language">
        <Select
          bare
          label={say('recognise.language')}
          value={work.languages}
          options={LANGUAGE_CHOICES.map((value) => ({ value, label: say(`recognise.language.${value}`) }))}
          onChange={work.setLanguages}
        />
      </div>
      {running ? (
        <Button icon={Pause} disabled={running.state === 'stopping'} onPress={() => stopWork(running.id)}>
          {say(running.state === 'stopping' ? 'work.stopping' : 'recognise.pause')}
        </Button>
      ) : (
        <Button
          icon={ScanText}
          look={batch && batch.waiting > 0 ? 'primary' : 'normal'}
          onPress={() => runAction('recognise.start')}
        >
          {say('action.recognise.start')}
        </Button>
      )}
      <Button
        icon={ChevronsRight}
        look={batch && batch.waiting > 0 ? 'normal' : 'primary'}
        disabled={left === 0}
        onPress={work.typeNext}
      >
        {say('action.recognise.next')}
      </Button>
    </>
  );
}
