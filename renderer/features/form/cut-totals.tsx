import { Check } from 'lucide-react';
import type { CutPlan } from '../../../shared/contract/reports/forming.ts';
import { useRead } from '../../bridge/index.ts';
import { Button, Mark } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

interface CutTotalsProps {
  readonly plan: CutPlan;
  readonly fileId: number | null;
  readonly onApply: () => void;
}

/** What would be made, what the file has then, what its paper inventory says, and the button that makes it. */
export function CutTotals({ plan, fileId, onApply }: CutTotalsProps) {
  const { say, number } = useWords();
  const read = useRead('forming/read', { level: 'file', id: fileId ?? 1 }, { enabled: fileId !== null });
  const file = fileId !== null && read.data?.id === fileId && read.data.level === 'file' ? read.data : null;
  const first = plan.pieces[0]?.file;
  const pieces = plan.pieces.filter((piece) => piece.file === first);
  const pages = pieces.reduce((sum, piece) => sum + piece.pageIds.length, 0);
  const then = file && { documents: file.found.documents + pieces.length, pages: file.found.pages + pages };
  const further = new Set(plan.pieces.map((piece) => piece.file)).size - 1;
  return (
    <div className="form-cut-totals" role="status">
      <span>
        <strong>{say('form.cutMakes', { documents: number(pieces.length), pages: number(pages) })}</strong>
        {plan.leftOut.length > 0 ? ` · ${say('form.leftOut', { count: number(plan.leftOut.length) })}` : ''}
        {plan.awaiting.length > 0 ? (
          <>
            {' '}
            <Mark tone="bad">{say('form.cutAwaiting', { count: number(plan.awaiting.length) })}</Mark>
          </>
        ) : null}
        {further > 0
          ? ` · ${say('form.furtherFiles', {
              files: number(further),
              documents: number(plan.pieces.length - pieces.length),
            })}`
          : ''}
      </span>
      {file && then ? (
        <span className="beside">
          {say('form.cutInto', { file: file.path.at(-1)?.label ?? '', title: file.values['title']?.value ?? '' })}{' '}
          {(['documents', 'pages'] as const).map((key) => {
            const stated = file.paper?.[key] ?? null;
            if (stated === null) return null;
            return then[key] === stated ? (
              <Mark key={key} tone="ok">
                {say(`form.countOf.${key}`, { count: number(then[key]), of: number(stated) })}
              </Mark>
            ) : (
              <Mark key={key} tone="bad">
                {say(`form.countOf.${key}`, { count: number(then[key]), of: number(stated) })} {say('form.differs')}
              </Mark>
            );
          })}
          {file.paper === null ? <span className="muted">{say('form.noPaper')}</span> : null}
        </span>
      ) : (
        <span className="beside">{say('form.chooseFile')}</span>
      )}
      <Button icon={Check} look="primary" disabled={fileId === null || plan.pieces.length === 0} onPress={onApply}>
        {say('action.form.applyCut')}
      </Button>
    </div>
  );
}
