import { CHECK_PURPOSES } from '../../../shared/contract/reports/rules.ts';
import { Select } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { checkView, LEAST, useCheckView } from './view-state.ts';

/** What the files are checked for, and which findings are shown. */
export function CheckTools() {
  const { say } = useWords();
  const { purpose, least } = useCheckView();
  return (
    <div className="check-tools">
      <Select
        bare
        label={say('check.purpose')}
        value={purpose}
        options={CHECK_PURPOSES.map((value) => ({ value, label: say(`check.purpose.${value}`) }))}
        onChange={(next) => checkView.set({ purpose: next })}
      />
      <Select
        bare
        label={say('check.show')}
        value={least}
        options={LEAST.map((value) => ({ value, label: say(`check.show.${value}`) }))}
        onChange={(next) => checkView.set({ least: next })}
      />
    </div>
  );
}
