import { Screen } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

export function JournalScreen() {
  const { say } = useWords();
  return <Screen title={say('screen.journal')}>{null}</Screen>;
}
