import { Component, type ReactNode } from 'react';
import { FAULT_LIMITS } from '../../shared/contract/shell.ts';
import { shell } from '../bridge/index.ts';
import { Button, Notice, Screen } from '../ui/index.ts';
import { useWords } from '../words/index.ts';

interface FaultBoundaryProps {
  /** Heading above the notice: the name of the part. */
  readonly title: string;
  readonly children: ReactNode;
}

interface FaultBoundaryState {
  readonly fault: Error | null;
  /** File the fault stands in. */
  readonly log: string | null;
}

/**
 * Keeps a fault in drawing to the part it encloses: instead of an empty window a person reads that nothing is lost and draws
 * the part anew. The fault is written to the log of the window.
 */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override state: FaultBoundaryState = { fault: null, log: null };

  static getDerivedStateFromError(error: unknown): Partial<FaultBoundaryState> {
    return { fault: asError(error) };
  }

  override componentDidCatch(error: unknown): void {
    const { name, message, stack = '' } = asError(error);
    shell('fault/note', {
      name: name.slice(0, FAULT_LIMITS.name),
      message: message.slice(0, FAULT_LIMITS.message),
      stack: stack.slice(0, FAULT_LIMITS.stack),
    })
      .then((log) => this.setState({ log }))
      // What cannot be written down is still on the screen.
      .catch(() => undefined);
  }

  override render(): ReactNode {
    const { fault, log } = this.state;
    if (fault === null) return this.props.children;
    return (
      <FaultNotice
        title={this.props.title}
        fault={fault}
        log={log}
        onAgain={() => this.setState({ fault: null, log: null })}
      />
    );
  }
}

/** What was thrown need not be an Error. */
function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

interface FaultNoticeProps {
  readonly fault: Error;
  readonly log: string | null;
  readonly title: string;
  readonly onAgain: () => void;
}

function FaultNotice({ title, fault, log, onAgain }: FaultNoticeProps) {
  const { say } = useWords();
  return (
    <Screen title={title}>
      <Notice
        tone="bad"
        title={say('fault.what')}
        details={[`${fault.name}: ${fault.message}`, ...(log === null ? [] : [say('fault.log', { path: log })])]}
        actions={
          <Button onPress={onAgain} autoFocus>
            {say('fault.again')}
          </Button>
        }
      >
        {say('fault.do')}
      </Notice>
    </Screen>
  );
}
