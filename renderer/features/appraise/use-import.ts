import { useState } from 'react';
import type { Finding } from '../../../shared/contract/finding.ts';
import { shell, useChange } from '../../bridge/index.ts';
import { notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

/** Asks for an agency's schedule and reads it in. `onLeft` is called when rows of it were left out. */
export function useImport(onLeft: () => void): {
  readonly importSchedule: () => Promise<void>;
  readonly left: readonly Finding[];
} {
  const { say, number } = useWords();
  const change = useChange('appraisal/import');
  const [left, setLeft] = useState<readonly Finding[]>([]);
  return {
    left,
    importSchedule: async () => {
      try {
        const [chosen] = await shell('dialog/open', {
          want: 'file',
          title: say('appraise.importTitle'),
          filters: [{ name: say('appraise.importFilter'), extensions: ['xlsx', 'xlsm', 'csv'] }],
        });
        if (!chosen) return;
        const { schedule, findings } = await change.run({ path: chosen.token });
        setLeft(findings);
        notify.done('appraise.imported', { name: schedule.name, count: number(schedule.rules) });
        if (findings.length > 0) onLeft();
      } catch (error) {
        notify.error(error);
      }
    },
  };
}
