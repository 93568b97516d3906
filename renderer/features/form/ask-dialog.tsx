import type { ReactNode } from 'react';
import { Button, Dialog } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

interface AskDialogProps {
  readonly title: string;
  /** What the leading button says. */
  readonly act: string;
  /** All that is asked for is there; else the button waits. */
  readonly ready: boolean;
  /** By the button or by Enter in a field, whether ready or not. */
  readonly onAct: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A few fields over the screen that are answered at once: cancel, or one button that Enter presses too. */
export function AskDialog({ title, act, ready, onAct, onClose, children }: AskDialogProps) {
  const { say } = useWords();
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{say('form.cancel')}</Button>
          <Button look="primary" disabled={!ready} onPress={onAct}>
            {act}
          </Button>
        </>
      }
    >
      <form
        className="ui-stack"
        onSubmit={(event) => {
          event.preventDefault();
          onAct();
        }}
      >
        {children}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
}
