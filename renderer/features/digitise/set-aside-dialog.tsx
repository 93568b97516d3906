import { useRead } from '../../bridge/index.ts';
import { Button, Dialog, Loading, Mark } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { createWorkspaceStore } from '../../view/index.ts';

/** The batch whose files not taken are looked at; null while nobody looks. */
export const useSetAside = createWorkspaceStore<{ readonly batch: string | null }>(() => ({ batch: null }));

/** The files of a batch that were not taken, by name: refused with the reason and what to do, or repeated with the first. */
export function SetAsideDialog() {
  const { say, explain } = useWords();
  const batch = useSetAside((state) => state.batch);
  const files = useRead('pages/set-aside', { batch: batch ?? '-' }, { enabled: batch !== null });
  const close = (): void => useSetAside.setState({ batch: null });
  return (
    <Dialog
      open={batch !== null}
      onClose={close}
      title={say('digitise.setAsideTitle', { batch: batch ?? '' })}
      footer={<Button onPress={close}>{say('button.close')}</Button>}
    >
      {files.data ? (
        <ul className="set-aside selectable">
          {files.data.map(({ name, error, of, ofBatch }) => (
            <li key={name}>
              <Mark tone={error ? 'warn' : 'info'}>{say(error ? 'digitise.refused' : 'digitise.repeated')}</Mark>{' '}
              <strong>{name}</strong>
              <p className="muted">
                {error
                  ? `${explain(error).what} ${explain(error).remedy}`
                  : say('digitise.sameAs', { of: of ?? '', batch: ofBatch ?? '' })}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <Loading label={say('digitise.loading')} />
      )}
    </Dialog>
  );
}
