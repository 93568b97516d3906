import { PackageCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { useRead } from '../../bridge/index.ts';
import { Button, Empty, Loading, Notice, Screen } from '../../ui/index.ts';
import { Fault, go, runAction, useActions } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { FileChoice } from './file-choice.tsx';
import { HowChoice } from './how-choice.tsx';
import { usePlanned, type Planned } from './plan.ts';
import { PreflightResult } from './preflight-result.tsx';
import { Running } from './running.tsx';
import { runHandover, useHandover } from './use-handover.ts';
import { useKey } from './use-key.ts';
import { useOut } from './use-out.ts';
import './handover.css';

/** From ready files to a verified transfer: what, how, where, with which key; then one button. */
export function HandoverScreen() {
  const { say } = useWords();
  const files = useRead('list/files', {});
  const before = useRead('handover/before', {});
  const { state } = useHandover();
  const planned = usePlanned();
  const preparing = state === 'idle' || state === 'trying';
  const failure = files.error ?? (preparing ? before.error : null);
  return (
    <Screen
      title={say('screen.handover')}
      tools={
        preparing && (files.data?.length ?? 0) > 0 ? (
          <Button
            icon={PackageCheck}
            look="primary"
            disabled={state === 'trying'}
            onPress={() => runAction('handover.start')}
          >
            {say(state === 'trying' ? 'handover.trying' : 'action.handover.start')}
          </Button>
        ) : null
      }
    >
      {failure ? (
        <Fault of={failure} />
      ) : !preparing ? (
        <Running />
      ) : files.data === undefined || planned === null ? (
        <Loading label={say('handover.loading')} />
      ) : files.data.length > 0 ? (
        <Prepare plan={planned} codes={files.data.map((file) => file.code)} />
      ) : (
        <Empty
          icon={PackageCheck}
          title={say('handover.emptyTitle')}
          actions={<Button onPress={() => go('form')}>{say('action.go.form')}</Button>}
        >
          {say('handover.empty')}
        </Empty>
      )}
    </Screen>
  );
}

function Prepare({ codes, plan }: { readonly codes: readonly string[]; readonly plan: Planned }) {
  const { say, explain } = useWords();
  const out = useOut(plan);
  const key = useKey();
  const { state, error: refused } = useHandover();
  const [passphrase, setPassphrase] = useState('');
  const [pressed, setPressed] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const files = codes.filter((code) => !plan.without.has(code));
  const looked = useRead('handover/preflight', {
    kind: plan.kind,
    round: plan.round,
    files,
    ...(out ? { out: out.token } : {}),
  });
  // What was said of other files than are chosen now is no answer.
  const report = looked.isPlaceholderData ? null : (looked.data ?? null);
  const lacking = [
    ...(key ? [] : ['handover.lackKey']),
    ...(out ? [] : ['handover.lackOut']),
    ...(passphrase === '' && key ? ['handover.lackPassphrase'] : []),
    ...(report?.ready === false ? ['handover.lackReady'] : []),
  ];
  const start = async (): Promise<void> => {
    setPressed(true);
    if (lacking.length > 0 || !key || !out) return;
    const seen = report ?? (await looked.refetch()).data;
    if (!seen?.ready) return;
    setPressed(false);
    setPassphrase('');
    const { kind, round, agreement, without } = plan;
    const usable = await runHandover({ kind, round, agreement, files, without, out, key: key.token, passphrase });
    if (!usable) form.current?.querySelector<HTMLElement>('input[type="password"]')?.focus();
  };
  useActions({ 'handover.start': { run: () => void start(), enabled: state !== 'trying' } }, [
    plan,
    key,
    out,
    passphrase,
    report,
    state,
  ]);
  return (
    <div className="handover" ref={form}>
      {pressed && lacking.length > 0 ? (
        <Notice tone="warn" title={say('handover.lacking')} details={lacking.map((key) => say(key))} />
      ) : null}
      {refused ? (
        <Notice tone="bad" title={explain(refused).what}>
          {explain(refused).remedy} {say('handover.nothingMade')}
        </Notice>
      ) : null}
      <Fault of={looked.error} />
      <HowChoice passphrase={passphrase} onPassphrase={setPassphrase} chosenKey={key} out={out} plan={plan} />
      {files.length === 0 && codes.every((code) => plan.before.has(code)) ? (
        <Notice tone="ok" title={say('handover.allBefore')}>
          {say('handover.allBeforeDo')}
        </Notice>
      ) : (
        <PreflightResult report={looked.data ?? null} />
      )}
      <FileChoice codes={codes} plan={plan} report={looked.data ?? null} />
    </div>
  );
}
