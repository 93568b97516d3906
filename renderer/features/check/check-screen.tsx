import { ClipboardCheck } from 'lucide-react';
import { useRead } from '../../bridge/index.ts';
import { Button, Empty, Loading, Screen } from '../../ui/index.ts';
import { Fault, go } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { CheckDesk } from './check-desk.tsx';
import { CheckTools } from './check-tools.tsx';
import './check.css';

/** Kiểm tra: everything there is to do before files can be handed over. */
export function CheckScreen() {
  const { say } = useWords();
  const overview = useRead('rules/overview', {});
  return (
    <Screen title={say('screen.check')} tools={(overview.data?.files.length ?? 0) > 0 ? <CheckTools /> : null}>
      {overview.isPending ? (
        <Loading label={say('check.loading')} />
      ) : overview.error ? (
        <Fault of={overview.error} />
      ) : overview.data.files.length === 0 ? (
        <Empty
          icon={ClipboardCheck}
          title={say('check.emptyTitle')}
          actions={<Button onPress={() => go('form')}>{say('action.go.form')}</Button>}
        >
          {say('check.empty')}
        </Empty>
      ) : (
        <CheckDesk overview={overview.data} />
      )}
    </Screen>
  );
}
