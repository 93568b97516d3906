import { CheckCheck, Clock, FileInput, Gavel } from 'lucide-react';
import { useRead } from '../../bridge/index.ts';
import { Button, Empty, Loading, Screen } from '../../ui/index.ts';
import { Fault, go, runAction } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { AppraiseDesk } from './appraise-desk.tsx';
import './appraise.css';

/** Xác định giá trị: how long each file is kept, and on which ground. */
export function AppraiseScreen() {
  const { say } = useWords();
  const list = useRead('appraisal/list', {});
  const some = (list.data?.lines.length ?? 0) > 0;
  return (
    <Screen
      title={say('screen.appraise')}
      tools={
        <>
          <Button icon={FileInput} onPress={() => runAction('appraise.schedules')}>
            {say('action.appraise.schedules')}
          </Button>
          {some ? (
            <>
              <Button icon={Gavel} onPress={() => runAction('appraise.decide')}>
                {say('action.appraise.decide')}
              </Button>
              <Button icon={CheckCheck} look="primary" onPress={() => runAction('appraise.accept')}>
                {say('action.appraise.accept')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      {list.isPending ? (
        <Loading label={say('appraise.loading')} />
      ) : list.error ? (
        <Fault of={list.error} />
      ) : (
        <AppraiseDesk list={list.data}>
          {some ? null : (
            <Empty
              icon={Clock}
              title={say('appraise.emptyTitle')}
              actions={<Button onPress={() => go('form')}>{say('action.go.form')}</Button>}
            >
              {say('appraise.empty')}
            </Empty>
          )}
        </AppraiseDesk>
      )}
    </Screen>
  );
}
