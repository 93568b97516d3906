import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  /** Escape, or a press beside it. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the one that leads on last. */
  readonly footer?: ReactNode;
  readonly wide?: boolean;
  /** For what must be answered: Escape and a press beside it do nothing. */
  readonly mustAnswer?: boolean;
}

/** A question or a form over the screen; the focus stays in it and goes back where it was. */
export function Dialog({ title, open, onClose, children, footer, wide, mustAnswer }: DialogProps) {
  return (
    <ModalOverlay
      className="ui-overlay"
      isOpen={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      isDismissable={!mustAnswer}
      isKeyboardDismissDisabled={mustAnswer ?? false}
    >
      <Modal className={`ui-modal ${wide ? 'ui-modal-wide' : ''}`}>
        <AriaDialog className="ui-dialog">
          <header>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
          </header>
          <div className="ui-dialog-body">{children}</div>
          {footer ? <footer>{footer}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
