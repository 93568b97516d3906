import { Screen } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

export function SearchScreen() {
  const { say } = useWords();
  return <Screen title={say('screen.search')}>{null}</Screen>;
}
