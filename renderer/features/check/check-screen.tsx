import { Screen } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

export function CheckScreen() {
  const { say } = useWords();
  return <Screen title={say('screen.check')}>{null}</Screen>;
}
