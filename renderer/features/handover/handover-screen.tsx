import { Screen } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

export function HandoverScreen() {
  const { say } = useWords();
  return <Screen title={say('screen.handover')}>{null}</Screen>;
}
