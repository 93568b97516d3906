import { Gauge, ScanLine } from 'lucide-react';
import { useRead } from '../../bridge/index.ts';
import { Button, Empty, Loading, Screen } from '../../ui/index.ts';
import { Fault, go } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { Confidence } from './confidence.tsx';
import { FindingTable } from './finding-table.tsx';
import { Pipeline } from './pipeline.tsx';
import { Station } from './station.tsx';
import { WorkPlot } from './work-plot.tsx';
import './overview.css';

/** Tổng quan: what waits at each step, who did how much, what was found, whether there is room and a backup. */
export function OverviewScreen() {
  const { say } = useWords();
  const state = useRead('overview/state', {});
  return (
    <Screen title={say('screen.overview')}>
      {state.error ? (
        <div className="overview">
          <Fault of={state.error} />
        </div>
      ) : !state.data ? (
        <Loading label={say('overview.loading')} />
      ) : state.data.pages === 0 && state.data.files === 0 ? (
        <div className="overview">
          <Empty
            icon={Gauge}
            title={say('overview.empty')}
            actions={
              <Button look="primary" icon={ScanLine} onPress={() => go('digitise')}>
                {say('overview.toDigitise')}
              </Button>
            }
          >
            {say('overview.emptyDo')}
          </Empty>
          <Station disk={state.data.disk} backup={state.data.backup} />
        </div>
      ) : (
        <div className="overview">
          <Pipeline state={state.data} />
          <div className="columns">
            <WorkPlot />
            <Station disk={state.data.disk} backup={state.data.backup} />
          </div>
          <div className="columns">
            <FindingTable />
            <Confidence tenths={state.data.confidence} />
          </div>
        </div>
      )}
    </Screen>
  );
}
