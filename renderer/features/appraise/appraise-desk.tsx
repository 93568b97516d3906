import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { AppraisalList } from '../../../shared/contract/reports/appraisal.ts';
import { Button, Empty, Split } from '../../ui/index.ts';
import { go, useActions, useAsked, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { ListX } from 'lucide-react';
import { BulkDialogs, type BulkDialog } from './bulk-dialogs.tsx';
import { FileDetail } from './file-detail.tsx';
import { ListBar } from './list-bar.tsx';
import { SchedulesDialog } from './schedules-dialog.tsx';
import { useDecide } from './use-decide.ts';
import { useImport } from './use-import.ts';
import { appraise, shownLines, useAppraise } from './view-state.ts';
import { WorkList } from './work-list.tsx';

/** The work list with the file looked at beside it, and what can be done with the chosen ones. `children` in place of an empty list. */
export function AppraiseDesk({ list, children }: { readonly list: AppraisalList; readonly children: ReactNode }) {
  const { say } = useWords();
  const view = useAppraise();
  const asked = useAsked('appraise').file;
  const [width, setWidth] = useStored('appraise.width', 380);
  const [dialog, setDialog] = useState<BulkDialog | null>(null);
  const [schedules, setSchedules] = useState(false);
  const { withdraw } = useDecide();
  const { importSchedule, left } = useImport(() => setSchedules(true));
  const lines = useMemo(() => shownLines(list, view), [list, view]);
  const current = list.lines.some(({ file }) => file === view.current) ? view.current : null;
  const known = new Set(list.lines.map(({ file }) => file));
  const files = view.chosen.size > 0 ? [...view.chosen].filter((file) => known.has(file)) : current ? [current] : [];

  useEffect(() => {
    if (typeof asked === 'string') appraise.set({ current: asked, shown: 'all', text: '' });
  }, [asked]);

  useActions(
    {
      'appraise.accept': { run: () => setDialog('accept'), enabled: files.length > 0 },
      'appraise.decide': { run: () => setDialog('decide'), enabled: files.length > 0 },
      'appraise.withdraw': { run: () => void withdraw(files), enabled: files.length > 0 },
      'appraise.selectAll': { run: () => appraise.set({ chosen: new Set(lines.map(({ file }) => file)) }) },
      'appraise.next': {
        run: () => {
          const at = lines.findIndex(({ file }) => file === current);
          const next = [...lines.slice(at + 1), ...lines.slice(0, at + 1)].find(({ state }) => state !== 'decided');
          if (next) appraise.set({ current: next.file });
        },
      },
      'appraise.import': { run: () => void importSchedule() },
      'appraise.schedules': { run: () => setSchedules(true) },
    },
    [list, view],
  );

  return (
    <>
      {list.lines.length === 0 ? (
        children
      ) : (
        <Split
          at="right"
          width={width}
          onWidth={setWidth}
          label={say('appraise.divider')}
          min={280}
          side={<FileDetail file={current} />}
        >
          <div className="appraise-main">
            <ListBar list={list} shown={lines} />
            {lines.length > 0 ? (
              <WorkList lines={lines} thisYear={list.thisYear} onOpen={({ file }) => go('form', { file })} />
            ) : (
              <Empty
                icon={ListX}
                title={say('appraise.nothingShown')}
                actions={
                  <Button onPress={() => appraise.set({ shown: 'all', text: '' })}>{say('appraise.showAll')}</Button>
                }
              >
                {say('appraise.nothingShownDo')}
              </Empty>
            )}
          </div>
        </Split>
      )}
      <BulkDialogs dialog={dialog} files={files} lines={list.lines} onClose={() => setDialog(null)} />
      <SchedulesDialog
        open={schedules}
        onClose={() => setSchedules(false)}
        onImport={() => void importSchedule()}
        schedules={list.schedules}
        left={left}
      />
    </>
  );
}
