import { PackageCheck } from 'lucide-react';
import { useState } from 'react';
import { useRead } from '../../bridge/index.ts';
import { Button, Empty, Loading, Notice, Screen } from '../../ui/index.ts';
import { go, runAction, useActions } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { FileChoice } from './file-choice.tsx';
import { HowChoice } from './how-choice.tsx';
import { usePlan } from './plan.ts';
import { PreflightResult } from './preflight-result.tsx';
import { Running } from './running.tsx';
import { runHandover, useHandover } from './use-handover.ts';
import { useKey } from './use-key.ts';
import { useOut } from './use-out.ts';
import './handover.css';

/** From ready files to a verified transfer: what, how, where, with which key; then one button. */
export function HandoverScreen() {
  const { say, explain } = useWords();
  const files = useRead('list/files', {});
  const handover = useHandover();
  return (
    <Screen
      title={say('screen.handover')}
      tools={
        handover.state === 'idle' && (files.data?.length ?? 0) > 0 ? (
          <Button icon={PackageCheck} look="primary" onPress={() => runAction('handover.start')}>
            {say('action.handover.start')}
          </Button>
        ) : null
      }
    >
      {files.isPending ? (
        <Loading label={say('handover.loading')} />
      ) : files.error ? (
        <Notice tone="bad" title={explain(files.error).what}>
          {explain(files.error).remedy}
        </Notice>
      ) : handover.state !== 'idle' ? (
        <Running />
      ) : files.data.length > 0 ? (
        <Prepare codes={files.data.map((file) => file.code)} />
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

function Prepare({ codes }: { readonly codes: readonly string[] }) {
  const { say, explain } = useWords();
  const plan = usePlan();
  const out = useOut();
  const key = useKey();
  const [passphrase, setPassphrase] = useState('');
  const [pressed, setPressed] = useState(false);
  const files = codes.filter((code) => !plan.without.has(code));
  const looked = useRead('handover/preflight', {
    kind: plan.kind,
    round: plan.round,
    files,
    ...(out ? { out: out.token } : {}),
  });
  const lacking = [
    ...(key ? [] : ['handover.lackKey']),
    ...(out ? [] : ['handover.lackOut']),
    ...(passphrase === '' && key ? ['handover.lackPassphrase'] : []),
    ...(looked.data?.ready === false ? ['handover.lackReady'] : []),
  ];
  useActions(
    {
      'handover.start': {
        run: () => {
          setPressed(true);
          if (lacking.length > 0 || !key || !out || !looked.data?.ready) return;
          const { kind, round, agreement } = plan;
          void runHandover({ kind, round, agreement, files, out: out.token, key: key.token, passphrase });
          setPassphrase('');
        },
      },
    },
    [plan, key, out, passphrase, looked.data],
  );
  return (
    <div className="handover">
      {pressed && lacking.length > 0 ? (
        <Notice tone="warn" title={say('handover.lacking')} details={lacking.map((key) => say(key))} />
      ) : null}
      {looked.error ? (
        <Notice tone="bad" title={explain(looked.error).what}>
          {explain(looked.error).remedy}
        </Notice>
      ) : null}
      <HowChoice passphrase={passphrase} onPassphrase={setPassphrase} chosenKey={key} out={out} />
      <PreflightResult report={looked.data ?? null} />
      <FileChoice codes={codes} report={looked.data ?? null} />
    </div>
  );
}
