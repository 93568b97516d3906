import { Screen } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

export function OverviewScreen() {
  const { say } = useWords();
  return <Screen title={say('screen.overview')}>{null}</Screen>;
}
