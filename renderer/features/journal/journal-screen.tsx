import { FileSpreadsheet, History, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { AuditVerdict } from '../../../shared/contract/reports/audit.ts';
import { call, shell } from '../../bridge/index.ts';
import { Button, Empty, Loading, Screen, Split } from '../../ui/index.ts';
import { Fault, notify, runAction, useActions, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { ChainVerdict } from './chain-verdict.tsx';
import { EntryDetails } from './entry-details.tsx';
import { EntryList } from './entry-list.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useJournal, wanted } from './journal-state.ts';
import { useEntries, type Entries } from './use-entries.ts';
import './journal.css';

type Walk = 'none' | 'running' | { readonly verdict: AuditVerdict; readonly at: string };

/** Nhật ký: who did what to what and when, what it was before and after, and whether the chain still holds. */
export function JournalScreen() {
  const { say, number } = useWords();
  const [width, setWidth] = useStored('journal.details', 380);
  const [walk, setWalk] = useState<Walk>('none');
  const [exporting, setExporting] = useState(false);
  const filters = useJournal((state) => state.filters);
  const chosen = useJournal((state) => state.chosen);
  const entries = useEntries();
  const verify = async (): Promise<void> => {
    setWalk('running');
    try {
      setWalk({ verdict: await call('journal/verify', {}), at: new Date().toISOString() });
    } catch (error) {
      setWalk('none');
      notify.error(error);
    }
  };
  const write = async (): Promise<void> => {
    try {
      const to = await shell('dialog/save', {
        title: say('action.journal.export'),
        name: say('journal.fileName'),
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      });
      if (to === null) return;
      setExporting(true);
      const made = await call('journal/export', { ...wanted(filters), path: to.token });
      notify.done('journal.exported', { count: number(made.entries), name: to.name });
    } catch (error) {
      notify.error(error);
    } finally {
      setExporting(false);
    }
  };
  useActions(
    {
      'journal.verify': { run: () => void verify(), enabled: walk !== 'running' },
      'journal.export': { run: () => void write(), enabled: !exporting && entries.total > 0 },
    },
    [walk, exporting, entries.total, filters, say],
  );
  return (
    <Screen
      title={say('screen.journal')}
      tools={
        <>
          <Button
            icon={FileSpreadsheet}
            disabled={exporting || entries.total === 0}
            onPress={() => runAction('journal.export')}
          >
            {say('action.journal.export')}
          </Button>
          <Button
            icon={ShieldCheck}
            look="primary"
            disabled={walk === 'running'}
            onPress={() => runAction('journal.verify')}
          >
            {say(walk === 'running' ? 'journal.verifying' : 'action.journal.verify')}
          </Button>
        </>
      }
    >
      <div className="journal">
        <div className="top">
          {typeof walk === 'object' ? (
            <ChainVerdict verdict={walk.verdict} at={walk.at} onClose={() => setWalk('none')} />
          ) : null}
          <FilterBar />
          <p className="muted" role="status">
            {entries.pending ? '' : say('journal.count', { count: number(entries.total) })}
          </p>
        </div>
        <Split
          label={say('journal.divider')}
          at="right"
          min={260}
          width={width}
          onWidth={setWidth}
          side={<EntryDetails row={entries.rows.find((row) => row.seq === chosen)} />}
        >
          <Main entries={entries} />
        </Split>
      </div>
    </Screen>
  );
}

function Main({ entries }: { readonly entries: Entries }) {
  const { say } = useWords();
  if (entries.error)
    return (
      <div className="side-note">
        <Fault of={entries.error} />
      </div>
    );
  if (entries.pending) return <Loading label={say('journal.loading')} />;
  if (entries.rows.length === 0)
    return (
      <Empty icon={History} title={say('journal.none')}>
        {say('journal.noneDo')}
      </Empty>
    );
  return <EntryList entries={entries} />;
}
