import type { ReactNode } from 'react';
import { Button } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

interface ToolBarProps {
  readonly title: string;
  readonly help: string;
  readonly onApply?: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** The head of a tool: what it does, how, and the ways out of it. */
export function ToolBar({ title, help, onApply, onClose, children }: ToolBarProps) {
  const { say } = useWords();
  return (
    <div className="tool-bar">
      <div className="words">
        <strong>{title}</strong>
        <span id="tool-help" className="muted">
          {help}
        </span>
      </div>
      {children}
      <Button onPress={onClose}>{say(onApply ? 'button.cancel' : 'button.close')}</Button>
      {onApply ? (
        <Button look="primary" onPress={onApply}>
          {say('digitise.apply')}
        </Button>
      ) : null}
    </div>
  );
}
