import { Screen } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

export function RecogniseScreen() {
  const { say } = useWords();
  return <Screen title={say('screen.recognise')}>{null}</Screen>;
}
