import { Flag, FlagOff, RotateCcw } from 'lucide-react';
import { Button, Keys } from '../../ui/index.ts';
import { runAction, useActionTable } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

const MARKS = [
  ['form.markFirst', Flag],
  ['form.markNotFirst', FlagOff],
  ['form.unmark', RotateCcw],
] as const;

/** Says of the page in the strip whether a document begins there: the same by button, key and the scissors between pages. */
export function MarkBar() {
  const { say } = useWords();
  const table = useActionTable();
  return (
    <div className="form-marks" role="toolbar" aria-label={say('form.marks')}>
      <span className="muted">{say('form.marks')}</span>
      {MARKS.map(([id, icon]) => {
        const action = table.find((one) => one.id === id);
        return (
          <Button key={id} icon={icon} disabled={!action?.enabled} onPress={() => runAction(id)}>
            {say(`action.${id}`)} {action?.keys ? <Keys keys={action.keys} /> : null}
          </Button>
        );
      })}
    </div>
  );
}
