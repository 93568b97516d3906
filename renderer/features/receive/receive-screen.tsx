import { Screen } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

export function ReceiveScreen() {
  const { say } = useWords();
  return <Screen title={say('screen.receive')}>{null}</Screen>;
}
