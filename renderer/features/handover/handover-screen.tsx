import { PackageCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import type { PreflightReport } from '../../../shared/contract/reports/preflight.ts';
import { useRead } from '../../bridge/index.ts';
import { Button, Empty, Loading, Notice, Screen } from '../../ui/index.ts';
import { Fault, go, notify, runAction, useActions } from '../../view/index.ts';
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
  const before = useRead('handover/before', {});
  const { state } = useHandover();
  const planned = usePlanned();
  const preparing = state === 'idle' || state === 'trying';
  const failure = preparing ? before.error : null;
  return (
    <Screen
      title={say('screen.handover')}
      tools={
        preparing && (planned?.files.length ?? 0) > 0 ? (
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
      ) : planned === null ? (
        <Loading label={say('handover.loading')} />
      ) : planned.files.length > 0 ? (
        <Prepare plan={planned} />
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

function Prepare({ plan }: { readonly plan: Planned }) {
  const { say, explain } = useWords();
  const out = useOut(plan);
  const key = useKey();
  const { state, error: refused } = useHandover();
  const [passphrase, setPassphrase] = useState('');
  const [pressed, setPressed] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  /** A press while the last one still looks at the medium is the same press. */
  const looking = useRef(false);
  const codes = plan.files.map((file) => file.code);
  const files = codes.filter((code) => !plan.without.has(code));
  const looked = useRead('handover/preflight', {
    kind: plan.kind,
    round: plan.round,
    files,
    ...(out ? { out: out.token } : {}),
  });
  // What was said of other files than are chosen now is no answer.
  const report = looked.isPlaceholderData ? null : (looked.data ?? null);
  const open = [
    ...(key ? [] : ['handover.lackKey']),
    ...(out ? [] : ['handover.lackOut']),
    ...(passphrase === '' && key ? ['handover.lackPassphrase'] : []),
  ].map((one) => say(one));
  const lacking = [...open, ...faultsOf(report).map((fault) => explain(fault).what)];
  if (report?.files.some(({ faults }) => faults.length > 0)) lacking.push(say('handover.lackReady'));
  const isTold = pressed && lacking.length > 0;
  const start = async (): Promise<void> => {
    setPressed(true);
    if (lacking.length > 0 || !key || !out || looking.current) return;
    // Looked at once more: the disk may have been pulled out, or be another, since the person saw the answer.
    looking.current = true;
    const seen = (await looked.refetch()).data;
    looking.current = false;
    if (!seen?.ready) return;
    if (report?.disk && seen.disk !== report.disk) {
      notify.error(new AppError('transfer/place-gone', { path: out.path }));
      return;
    }
    setPressed(false);
    setPassphrase('');
    const { kind, round, agreement, without } = plan;
    const usable = await runHandover({
      kind,
      round,
      agreement,
      files,
      without,
      out,
      disk: seen.disk,
      key: key.token,
      passphrase,
    });
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
      {isTold ? <Notice tone="warn" title={say('handover.lacking')} details={lacking} /> : null}
      {refused ? (
        <Notice tone="bad" title={explain(refused).what}>
          {explain(refused).remedy} {say('handover.nothingMade')}
        </Notice>
      ) : null}
      <Fault of={looked.error} />
      <HowChoice passphrase={passphrase} onPassphrase={setPassphrase} chosenKey={key} out={out} plan={plan} />
      {files.length === 0 && plan.before.size === codes.length ? (
        <AllBefore plan={plan} />
      ) : (
        <PreflightResult report={looked.data ?? null} open={isTold ? null : open} />
      )}
      <FileChoice plan={plan} report={looked.data ?? null} />
    </div>
  );
}

/** Changed files that are named; the list marks each. */
const NAMED = 5;

/** Nothing is left to hand over; which of it is no longer what the archive has. */
function AllBefore({ plan }: { readonly plan: Planned }) {
  const { say, number } = useWords();
  const changed = plan.files.filter(({ left }) => left?.changed).map(({ code }) => code);
  const some = changed.length > NAMED ? [...changed.slice(0, NAMED), '…'] : changed;
  return changed.length === 0 ? (
    <Notice tone="ok" title={say('handover.allBefore')}>
      {say('handover.allBeforeDo')}
    </Notice>
  ) : (
    <Notice tone="warn" title={say('handover.allBeforeChanged', { count: number(changed.length) })} details={some}>
      {say('handover.allBeforeChangedDo')}
    </Notice>
  );
}

/** What holds the handover back as a whole; what holds single files back stands with them. */
function faultsOf(report: PreflightReport | null): readonly Finding[] {
  return report?.findings.filter(({ severity }) => severity === 'error') ?? [];
}
