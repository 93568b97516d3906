import { Component, type ReactNode } from 'react';
import { Button, Notice, Screen } from '../ui/index.ts';
import { useWords } from '../words/index.ts';

interface FaultBoundaryProps {
  /** Heading above the notice: the name of the part. */
  readonly title: string;
  readonly children: ReactNode;
}

interface FaultBoundaryState {
  readonly fault: Error | null;
}

/**
 * Keeps a fault in drawing to the part it encloses: instead of an empty window a person reads that nothing is lost and draws
 * the part anew.
 */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override state: FaultBoundaryState = { fault: null };

  static getDerivedStateFromError(error: unknown): FaultBoundaryState {
    return { fault: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return <FaultNotice title={this.props.title} fault={fault} onAgain={() => this.setState({ fault: null })} />;
  }
}

interface FaultNoticeProps {
  readonly fault: Error;
  readonly title: string;
  readonly onAgain: () => void;
}

function FaultNotice({ title, fault, onAgain }: FaultNoticeProps) {
  const { say } = useWords();
  return (
    <Screen title={title}>
      <Notice
        tone="bad"
        title={say('fault.what')}
        details={[`${fault.name}: ${fault.message}`]}
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
