import { Archive } from 'lucide-react';
import { Button, Empty } from '../../ui/index.ts';
import { notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { chooseWorkspace } from './choose-workspace.ts';

export function StartScreen() {
  const { say } = useWords();
  return (
    <Empty
      icon={Archive}
      title={say('app.name')}
      actions={
        <Button look="primary" onPress={() => void chooseWorkspace(say).catch((error: unknown) => notify.error(error))}>
          {say('action.workspace.open')}
        </Button>
      }
    />
  );
}
