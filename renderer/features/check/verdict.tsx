import type { CheckedFile } from '../../../shared/contract/reports/rules.ts';
import { Button, Notice } from '../../ui/index.ts';
import { go } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import type { Counts } from './groups.ts';

interface VerdictProps {
  readonly chosen: ReadonlySet<string>;
  readonly checked: ReadonlyMap<string, CheckedFile>;
  readonly counts: Counts;
}

/** Whether the chosen files can be handed over. */
export function Verdict({ chosen, checked, counts }: VerdictProps) {
  const { say, number } = useWords();
  const back = [...chosen].filter((code) => checked.get(code)?.ready === false).length;
  const facts = say('check.verdictFacts', {
    errors: number(counts.error),
    warnings: number(counts.warning),
    infos: number(counts.info),
  });
  return back === 0 ? (
    <Notice
      tone="ok"
      title={say('check.ready', { count: number(chosen.size) })}
      actions={<Button onPress={() => go('handover')}>{say('check.toHandover')}</Button>}
    >
      {facts}
    </Notice>
  ) : (
    <Notice tone="bad" title={say('check.notReady', { back: number(back), all: number(chosen.size) })}>
      {facts}
    </Notice>
  );
}
