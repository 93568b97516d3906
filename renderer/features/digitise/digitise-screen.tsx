import { Screen } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

export function DigitiseScreen() {
  const { say } = useWords();
  return <Screen title={say('screen.digitise')}>{null}</Screen>;
}
