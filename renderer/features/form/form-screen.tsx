import { Screen } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

export function FormScreen() {
  const { say } = useWords();
  return <Screen title={say('screen.form')}>{null}</Screen>;
}
