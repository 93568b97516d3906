import { shell, useEngine } from '../bridge/index.ts';
import { Button, Dialog } from '../ui/index.ts';
import { useWords } from '../words/index.ts';

/** Asked when the window is to be closed while work is going on: what it is, and that it can be gone on with. */
export function ClosingDialog() {
  const { say } = useWords();
  const closing = useEngine((state) => state.closing);
  const answer = (close: boolean): void => {
    useEngine.setState({ closing: null });
    void shell('window/close', { close });
  };
  return (
    <Dialog
      title={say('closing.title')}
      open={closing !== null}
      onClose={() => answer(false)}
      footer={
        <>
          <Button onPress={() => answer(true)} look="danger">
            {say('closing.close')}
          </Button>
          <Button onPress={() => answer(false)} look="primary" autoFocus>
            {say('closing.stay')}
          </Button>
        </>
      }
    >
      <ul>
        {(closing ?? []).map((one) => (
          <li key={one.id}>
            {say(`work.${one.name}`)}
            {one.progress?.total ? ` (${one.progress.done}/${one.progress.total})` : ''}
          </li>
        ))}
      </ul>
      <p>{say('closing.kept')}</p>
    </Dialog>
  );
}
