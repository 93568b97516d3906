import type { AppraisalLine } from '../../../shared/contract/reports/appraisal.ts';
import { useRead } from '../../bridge/index.ts';
import { Button, Dialog, Notice } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { DecisionForm } from './decision-form.tsx';
import { useDecide } from './use-decide.ts';
import { useTermWords } from './use-term-words.ts';
import { appraise } from './view-state.ts';

export type BulkDialog = 'accept' | 'decide';

interface BulkDialogsProps {
  readonly dialog: BulkDialog | null;
  /** Codes. */
  readonly files: readonly string[];
  readonly lines: readonly AppraisalLine[];
  readonly onClose: () => void;
}

/** Decides for several files: as proposed for each, or one term for all. */
export function BulkDialogs({ dialog, files, lines, onClose }: BulkDialogsProps) {
  const { say, number } = useWords();
  const { decide, running, error, reset } = useDecide();
  const rules = useRead('appraisal/rules', {}, { enabled: dialog === 'decide' }).data ?? [];
  const wanted = new Set(files);
  const certain = lines.filter(({ file, proposal }) => wanted.has(file) && proposal !== null && !proposal.atLeast);
  const close = (): void => {
    reset();
    onClose();
  };
  const done = (made: boolean): void => {
    if (!made) return;
    appraise.set({ chosen: new Set() });
    close();
  };
  return (
    <>
      <Dialog
        title={say('appraise.acceptTitle')}
        open={dialog === 'accept'}
        onClose={close}
        footer={
          <>
            <Button onPress={close}>{say('button.cancel')}</Button>
            <Button
              look="primary"
              autoFocus
              disabled={certain.length === 0 || running}
              onPress={() => void decide(files, 'proposed').then(done)}
            >
              {say('appraise.save')}
            </Button>
          </>
        }
      >
        {certain.length === 0 ? (
          <Notice tone="info" title={say('appraise.acceptNone')} />
        ) : (
          <>
            <p>{say('appraise.acceptText', { count: number(files.length) })}</p>
            <Terms lines={certain} />
          </>
        )}
        {error === null ? null : <Notice tone="bad" title={error} />}
      </Dialog>
      <Dialog
        title={say('appraise.decideTitle', { count: number(files.length) })}
        open={dialog === 'decide'}
        onClose={close}
      >
        <DecisionForm
          start={null}
          expected={undefined}
          candidates={[]}
          rules={rules}
          busy={running}
          error={error}
          onDecide={(decided) => void decide(files, decided).then(done)}
          onCancel={close}
        />
      </Dialog>
    </>
  );
}

/** How many files get which term. */
function Terms({ lines }: { readonly lines: readonly AppraisalLine[] }) {
  const { number } = useWords();
  const words = useTermWords();
  const counts = new Map<string, number>();
  for (const { proposal } of lines) {
    const name = words.term(proposal?.term ?? null);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return (
    <table className="ui-table">
      <tbody>
        {[...counts].map(([name, count]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
