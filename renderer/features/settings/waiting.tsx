import type { AppError } from '../../../shared/contract/app-error.ts';
import { Loading, Notice } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

/** In place of a part of the settings whose records have not been read yet, or could not be. */
export function Waiting({ error }: { readonly error: AppError | null }) {
  const { say, explain } = useWords();
  if (error === null) return <Loading label={say('app.starting')} />;
  const { what, remedy } = explain(error);
  return (
    <Notice tone="bad" title={what}>
      {remedy}
    </Notice>
  );
}
