import { FileInput, Trash2 } from 'lucide-react';
import type { ScheduleLine } from '../../../shared/contract/reports/appraisal.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { RETENTION_RULES } from '../../../shared/model/retention/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Button, Dialog, IconButton, Notice } from '../../ui/index.ts';
import { notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

interface SchedulesDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onImport: () => void;
  readonly schedules: readonly ScheduleLine[];
  /** Rows the last import left out. */
  readonly left: readonly Finding[];
}

/** The schedules proposals are made from; the agency's own can be read in and taken out. */
export function SchedulesDialog({ open, onClose, onImport, schedules, left }: SchedulesDialogProps) {
  const { say, number, time, explain } = useWords();
  const forget = useChange('appraisal/forget');
  return (
    <Dialog
      title={say('appraise.schedulesTitle')}
      open={open}
      onClose={onClose}
      footer={
        <>
          <Button icon={FileInput} onPress={onImport}>
            {say('action.appraise.import')}
          </Button>
          <Button look="primary" onPress={onClose}>
            {say('button.close')}
          </Button>
        </>
      }
    >
      <ul className="appraise-schedules">
        <li>{say('appraise.builtIn', { count: number(RETENTION_RULES.length) })}</li>
        {schedules.map(({ id, name, rules, importedAt, importedBy }) => (
          <li key={id}>
            <span>
              {say('appraise.schedule', { name, count: number(rules), who: importedBy, at: time(importedAt) })}
            </span>
            <IconButton
              icon={Trash2}
              label={say('appraise.forget', { name })}
              onPress={() => {
                forget.run({ schedule: id }).catch((error: unknown) => notify.error(error));
              }}
            />
          </li>
        ))}
      </ul>
      {left.length > 0 ? (
        <Notice
          tone="warn"
          title={say('appraise.importLeft', { count: number(left.length) })}
          details={left.slice(0, 20).map((finding) => `${finding.place}: ${explain(finding).what}`)}
        />
      ) : null}
      <p className="muted">{say('appraise.importHelp')}</p>
    </Dialog>
  );
}
