import { Screen } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

export function AppraiseScreen() {
  const { say } = useWords();
  return <Screen title={say('screen.appraise')}>{null}</Screen>;
}
