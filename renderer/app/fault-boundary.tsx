import { Component, type ReactNode } from 'react';
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

/** Longest parts of a fault that are written down. */
const LONGEST = { name: 200, message: 2000, stack: 8000 } as const;

/**
 * Keeps a fault in drawing to the part it encloses: instead of an empty window a person reads that nothing is lost and draws
 * the part anew. The fault is written to the log of the window.
 */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override state: FaultBoundaryState = { fault: null, log: null };

  static getDerivedStateFromError(error: unknown): Partial<FaultBoundaryState> {
    return { fault: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch({ name, message, stack = '' }: Error): void {
    shell('fault/note', {
      name: name.slice(0, LONGEST.name),
      message: message.slice(0, LONGEST.message),
      stack: stack.slice(0, LONGEST.stack),
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
