import { FolderPlus, ScanLine } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CutRules } from '../../../shared/contract/commands/forming.ts';
import { useRead } from '../../bridge/index.ts';
import { Button, Empty, Loading, Split } from '../../ui/index.ts';
import { Fault, go, notify, runAction, useActions, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { NoPage, useLines } from '../page-view/index.ts';
import { CutBar } from './cut-bar.tsx';
import { CutStrip } from './cut-strip.tsx';
import { CutTotals } from './cut-totals.tsx';
import { form, useForm } from './form-state.ts';
import { MarkBar } from './mark-bar.tsx';
import { PagePane } from './page-pane.tsx';
import { readFields } from './read-fields.ts';
import { run } from './run.ts';
import { useCodes } from './use-codes.ts';

/**
 * A batch cut into documents: rules above, the strip of its pages with the documents to be, the counts beside those of the
 * paper inventory, the page large at the side. What is seen is what is made.
 */
export function CutView({ fileId }: { readonly fileId: number | null }) {
  const { say } = useWords();
  const batches = useRead('list/batches', {});
  const asked = useForm((state) => state.cutBatch);
  const [latest, setLatest] = useStored('form.batch', '');
  const wanted = asked ?? latest;
  const [ruleText, setRuleText] = useStored('form.rules', '');
  const [width, setWidth] = useStored('form.cutPage', 420);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const page = useForm((state) => state.page);
  const open = useMemo(() => (batches.data ?? []).filter((one) => one.pages > 0), [batches.data]);
  const batch =
    open.find((one) => one.name === wanted) ?? open.findLast((one) => one.joined < one.pages) ?? open.at(-1);
  const rules = useMemo(() => readRules(ruleText), [ruleText]);
  const plan = useRead('forming/cut-plan', { batch: batch?.name ?? '', rules }, { enabled: batch !== undefined });

  // The page that is shown large, which is the first while none was chosen.
  const shown = page ?? plan.data?.pages[0] ?? null;
  const lines = useLines(shown === null ? [] : [shown], 0, 0);
  const shownLine = shown === null ? undefined : lines.get(shown);
  const target = selected.size > 0 ? [...selected] : shown === null ? [] : [shown];
  const mark = (first: boolean | null): void =>
    void (target.length > 0 && run('forming/mark', { pageIds: target, first }));
  // While other rules are worked out, or another batch, the plan before is shown, but it is not what would be made.
  const all = plan.isPlaceholderData ? [] : (plan.data?.pieces ?? []);
  // One file is made at a time: what lies behind a new file's sheet waits for the next.
  const pieces = all.filter(({ file }) => file === all[0]?.file);
  const uncoded = rules.separator && !plan.isPlaceholderData ? (plan.data?.uncoded ?? 0) : 0;
  const codes = useCodes(batch?.name ?? null, uncoded > 0);
  const apply = (): void => {
    if (fileId === null || pieces.length === 0) return;
    void run('forming/cut', { fileId, pieces: pieces.map(({ pageIds }) => [...pageIds]) }).then((made) => {
      if (!made) return;
      const waiting = new Set(plan.data?.awaiting);
      const held = pieces.flatMap(({ pageIds }) => pageIds).filter((id) => waiting.has(id)).length;
      // Made as asked; what stands in the way of handing it over is said at once, not found out at the end.
      if (held > 0) notify.done('form.cutDoneAwaiting', { count: made.ids.length, pages: held });
      else notify.done('form.cutDone', { count: made.ids.length });
      form.expand({ level: 'file', id: fileId }, true);
      if (made.ids[0]) form.only({ level: 'document', id: made.ids[0] });
      form.set({ mode: 'form' });
      void readFields({ fileId });
    });
  };
  useActions(
    {
      'form.markFirst': { enabled: target.length > 0, run: () => mark(true) },
      'form.markNotFirst': { enabled: target.length > 0, run: () => mark(false) },
      'form.unmark': { enabled: target.length > 0, run: () => mark(null) },
      'form.applyCut': { enabled: fileId !== null && pieces.length > 0, run: apply },
    },
    [selected, page, plan.data, fileId],
  );

  if (batches.isPending) return <Loading label={say('form.loading')} />;
  if (!batch)
    return (
      <Empty
        icon={ScanLine}
        title={say('form.noBatch')}
        actions={<Button onPress={() => go('digitise')}>{say('action.go.digitise')}</Button>}
      >
        {say('form.noBatchDo')}
      </Empty>
    );
  return (
    <div className="form-cut">
      <CutBar
        batches={open}
        batch={batch.name}
        onBatch={(name) => {
          form.set({ cutBatch: null, page: null });
          setLatest(name);
        }}
        rules={rules}
        onRules={(next) => setRuleText(JSON.stringify(next))}
        unread={plan.data?.unread ?? 0}
        uncoded={codes.reading ? 0 : uncoded}
        onReadCodes={codes.read}
      />
      {plan.error ? (
        <Fault of={plan.error} />
      ) : !plan.data || (plan.isPlaceholderData && plan.data.pages.length === 0) ? (
        <Loading label={say('form.loading')} />
      ) : plan.data.pages.length === 0 ? (
        <Empty icon={FolderPlus} title={say('form.allJoined', { batch: batch.name })}>
          {say('form.allJoinedDo')}
        </Empty>
      ) : (
        <>
          <CutTotals plan={plan.data} fileId={fileId} onApply={() => runAction('form.applyCut')} />
          <MarkBar />
          <Split
            label={say('form.pageWidth')}
            at="right"
            width={width}
            onWidth={setWidth}
            side={shownLine ? <PagePane pages={[shownLine]} documentId={null} /> : <NoPage />}
          >
            <CutStrip plan={plan.data} selected={selected} onSelect={setSelected} />
          </Split>
        </>
      )}
    </div>
  );
}

/** What stands in the preferences is anybody's text: only whole rules count. */
function readRules(text: string): CutRules {
  const start: CutRules = { blank: 'off', count: null, separator: false };
  try {
    const { blank, count, separator, word } = JSON.parse(text) as Partial<Record<keyof CutRules, unknown>>;
    return {
      blank: blank === 'drop' || blank === 'keep' ? blank : 'off',
      count: typeof count === 'number' && Number.isInteger(count) && count > 0 && count <= 10_000 ? count : null,
      separator: separator === true,
      ...(typeof word === 'string' && word.trim() !== '' ? { word: word.slice(0, 100) } : {}),
    };
  } catch {
    return start;
  }
}
