import { Check, Circle, FolderOpen, LoaderCircle, RefreshCw, Square, X } from 'lucide-react';
import { shell, stopWork, useWork } from '../../bridge/index.ts';
import { Button, Notice, ProgressBar } from '../../ui/index.ts';
import { notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { VerifyResult } from '../receive/index.ts';
import { FindingNotices } from './finding-notices.tsx';
import { forgetHandover, STEPS, useHandover, verifyAgain, type Step } from './use-handover.ts';

/** The steps of a handover, how far the present one is, and in the end what was made. */
export function Running() {
  const { say, explain, number, bytes } = useWords();
  const { state, step, callId, error, out, transfer, verdict } = useHandover();
  const progress = useWork((work) => work.calls.find((one) => one.id === callId)?.progress ?? null);
  const amount = (value: number): string => (progress?.unit === 'bytes' ? bytes(value) : number(value));
  return (
    <div className="handover running">
      <ol className="steps">
        {STEPS.map((one) => (
          <li key={one} aria-current={one === step ? 'step' : undefined}>
            <StepIcon state={stateOf(one, step, state)} />
            <span>{say(`handover.step.${one}`)}</span>
            <span className="muted">{say(`handover.stepState.${stateOf(one, step, state)}`)}</span>
          </li>
        ))}
      </ol>
      {state === 'running' ? (
        <div className="ui-row">
          <ProgressBar
            label={say('handover.progress')}
            share={progress?.total ? progress.done / progress.total : null}
            left={progress ? `${amount(progress.done)}${progress.total ? ` / ${amount(progress.total)}` : ''}` : ''}
            right={progress?.current ?? ''}
          />
          <Button
            icon={Square}
            onPress={() => {
              if (callId) stopWork(callId);
            }}
          >
            {say('work.stop')}
          </Button>
        </div>
      ) : null}
      {error ? (
        <Notice
          tone="bad"
          title={explain(error).what}
          details={error.details.map((detail) => explain(detail).what)}
          actions={<Button onPress={forgetHandover}>{say('handover.back')}</Button>}
        >
          {explain(error).remedy} {say('handover.kept')}
        </Notice>
      ) : null}
      {state === 'done' && transfer && verdict ? (
        <>
          <section className="ui-panel selectable">
            <h2>{say('handover.made', { round: transfer.round })}</h2>
            <p>
              {say('handover.madeFacts', {
                packages: number(transfer.packages),
                files: number(transfer.files),
                documents: number(transfer.documents),
                pages: number(transfer.pages),
                payload: number(transfer.payloadFiles),
                bytes: bytes(transfer.bytes),
              })}
            </p>
            <p className="mono">{transfer.path}</p>
            <p className="muted">{say('handover.digest', { digest: transfer.tagManifestSha256 })}</p>
            {/* What is said of single files was shown before they were chosen. */}
            <FindingNotices findings={transfer.findings.filter(({ place }) => place === '')} />
            <div className="ui-row">
              <Button
                icon={FolderOpen}
                look="primary"
                onPress={() => {
                  shell('path/reveal', { path: out?.token ?? '' }).catch((reason: unknown) => notify.error(reason));
                }}
              >
                {say('handover.open')}
              </Button>
              <Button icon={RefreshCw} onPress={() => void verifyAgain()}>
                {say('action.receive.again')}
              </Button>
              <Button onPress={forgetHandover}>{say('handover.another')}</Button>
            </div>
          </section>
          <VerifyResult report={verdict} />
        </>
      ) : null}
    </div>
  );
}

type StepState = 'waiting' | 'running' | 'done' | 'failed';

function stateOf(one: Step, now: Step | null, state: string): StepState {
  if (state === 'done') return 'done';
  const [at, present] = [STEPS.indexOf(one), now === null ? -1 : STEPS.indexOf(now)];
  if (at < present) return 'done';
  if (at > present) return 'waiting';
  return state === 'failed' ? 'failed' : 'running';
}

function StepIcon({ state }: { readonly state: StepState }) {
  const Icon = { waiting: Circle, running: LoaderCircle, done: Check, failed: X }[state];
  return <Icon aria-hidden className={`step-icon ${state}`} />;
}
