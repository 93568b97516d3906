import { Screen } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

export function SettingsScreen() {
  const { say } = useWords();
  return <Screen title={say('screen.settings')}>{null}</Screen>;
}
