import type { Finding } from '../../../shared/contract/finding.ts';
import { Notice } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

const TONES = { error: 'bad', warning: 'warn', info: 'info' } as const;

/** Findings that concern a handover as a whole, each with what to do. */
export function FindingNotices({ findings }: { readonly findings: readonly Finding[] }) {
  const { explain } = useWords();
  return findings.map((finding) => {
    const { what, remedy } = explain(finding);
    return (
      <Notice key={finding.code} tone={TONES[finding.severity]} title={what}>
        {remedy}
      </Notice>
    );
  });
}
