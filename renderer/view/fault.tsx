import type { ErrorRecord } from '../../shared/contract/app-error.ts';
import { Notice } from '../ui/index.ts';
import { useWords } from '../words/index.ts';

/** What went wrong and what to do about it, said where it happened; nothing while nothing has. */
export function Fault({ of }: { readonly of: Pick<ErrorRecord, 'code' | 'params'> | null }) {
  const { explain } = useWords();
  if (of === null) return null;
  const { what, remedy } = explain(of);
  return (
    <Notice tone="bad" title={what}>
      {remedy}
    </Notice>
  );
}
