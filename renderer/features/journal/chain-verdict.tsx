import { Copy, X } from 'lucide-react';
import type { AuditVerdict } from '../../../shared/contract/reports/audit.ts';
import { Button, IconButton, Notice } from '../../ui/index.ts';
import { notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

const SHOWN = 20;

/** What walking the chain came to, in words; the last hash is there to be noted down outside the program. */
export function ChainVerdict({
  verdict,
  at,
  onClose,
}: {
  readonly verdict: AuditVerdict;
  /** When it was walked, ISO 8601. */
  readonly at: string;
  readonly onClose: () => void;
}) {
  const { say, number, time, explain } = useWords();
  const whole = verdict.findings.length === 0;
  const first = verdict.findings[0];
  const close = <IconButton label={say('button.close')} icon={X} onPress={onClose} />;
  if (!whole)
    return (
      <Notice
        tone="bad"
        title={say('journal.broken', { count: number(verdict.findings.length) })}
        details={verdict.findings.slice(0, SHOWN).map((finding) => explain(finding).what)}
        actions={close}
      >
        {first ? explain(first).remedy : ''}
      </Notice>
    );
  return (
    <Notice
      tone="ok"
      title={say('journal.whole', { count: number(verdict.entries), time: time(at) })}
      actions={
        <>
          <Button
            icon={Copy}
            onPress={() => {
              navigator.clipboard.writeText(verdict.head).then(
                () => notify.done('journal.copied'),
                (error: unknown) => notify.error(error),
              );
            }}
          >
            {say('journal.copyHead')}
          </Button>
          {close}
        </>
      }
    >
      {say('journal.headHelp')} <span className="mono head-hash">{verdict.head}</span>
    </Notice>
  );
}
