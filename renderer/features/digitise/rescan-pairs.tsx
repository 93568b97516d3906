import { X } from 'lucide-react';
import { useState } from 'react';
import type { RescanOffers, RescanPair } from '../../../shared/contract/reports/rescans.ts';
import { useChange, useRead } from '../../bridge/index.ts';
import { Button, ChosenBox, Dialog, IconButton, Loading, Mark, Notice, Rows } from '../../ui/index.ts';
import { Fault, notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { pageImageUrl, scanImageUrl } from '../page-view/index.ts';
import { RescanCompare } from './rescan-compare.tsx';
import { replaceBy, rescans, useRescans } from './rescans.ts';

/** Old pages and the new scans that came for them, to be looked at and confirmed; nothing is replaced before. */
export function RescanPairs() {
  const batch = useRescans((state) => state.batch);
  return batch === null ? null : <Pairs key={batch} batch={batch} />;
}

const idOf = ({ pageId }: RescanPair): string => String(pageId);

function Pairs({ batch }: { readonly batch: string }) {
  const { say, number } = useWords();
  const only = useRescans((state) => state.only);
  const offers = useRead('rescans/offers', { batch });
  const decline = useChange('rescans/decline');
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const all = offers.data?.pairs ?? [];
  const pairs = only === null ? all : all.filter(({ pageId }) => pageId === only);
  const shown = pairs.find((pair) => idOf(pair) === current) ?? pairs[0];
  const isChosen = (pair: RescanPair): boolean => pair.refusal === null && !left.has(pair.pageId);
  const chosen = pairs.filter(isChosen);
  const toggle = (pair: RescanPair): void => {
    const next = new Set(left);
    if (!next.delete(pair.pageId)) next.add(pair.pageId);
    setLeft(next);
  };
  const putAway = (sourceId: number): void =>
    void decline.run({ sourceIds: [sourceId] }).catch((error: unknown) => notify.error(error));
  const confirm = async (): Promise<void> => {
    setBusy(true);
    if (await replaceBy(chosen, batch)) rescans.close();
    setBusy(false);
  };
  return (
    <Dialog
      open
      wide
      onClose={rescans.close}
      title={say('rescans.title', { batch })}
      footer={
        <>
          {shown ? (
            <Button look="plain" disabled={busy || decline.running} onPress={() => putAway(shown.sourceId)}>
              {say('rescans.decline')}
            </Button>
          ) : null}
          <Button onPress={rescans.close}>{say('rescans.later')}</Button>
          <Button look="primary" disabled={busy || chosen.length === 0} onPress={() => void confirm()}>
            {say('rescans.replace', { count: number(chosen.length) })}
          </Button>
        </>
      }
    >
      {offers.error ? (
        <Fault of={offers.error} />
      ) : !offers.data ? (
        <Loading label={say('digitise.loading')} />
      ) : (
        <>
          {shown ? (
            <div className="rescan-pairs">
              {pairs.length > 1 ? (
                <Rows
                  label={say('rescans.list')}
                  items={pairs}
                  idOf={idOf}
                  factsOf={(pair) => ({ chosen: isChosen(pair) })}
                  current={idOf(shown)}
                  onCurrent={(pair) => setCurrent(idOf(pair))}
                  onChoose={toggle}
                  render={(pair) => (
                    <div role="gridcell" className="pair">
                      <ChosenBox chosen={isChosen(pair)} />
                      <span className="names">
                        <strong>{pair.page}</strong>
                        <span className="muted">← {pair.file}</span>
                        {pair.refusal ? <Mark tone="bad">{say('rescans.cannot')}</Mark> : null}
                      </span>
                    </div>
                  )}
                />
              ) : null}
              <Compared pair={shown} />
            </div>
          ) : (
            <p className="muted">{say('rescans.none')}</p>
          )}
          {only === null ? <Rest offers={offers.data} busy={busy || decline.running} onPutAway={putAway} /> : null}
        </>
      )}
    </Dialog>
  );
}

/** One pair large: both pictures, why the page was sent back, and what stands in the way. */
function Compared({ pair }: { readonly pair: RescanPair }) {
  const { say, number } = useWords();
  const { page, file, reason, refusal, size, newSize, dpi, documentId } = pair;
  const px = ({ width, height }: typeof size): string => say('digitise.px', { width, height });
  return (
    <section className="rescan-pair" aria-label={say('rescans.pair', { page, file })}>
      <p className="selectable">{say('rescans.why', { page, reason })}</p>
      {documentId === null ? null : <p className="muted">{say('rescans.inDocument')}</p>}
      <Fault of={refusal} />
      <RescanCompare
        old={{
          name: say('rescans.old'),
          url: pageImageUrl(pair.pageId, pair.version, 'view'),
          size,
          caption: `${page} · ${px(size)}`,
        }}
        fresh={{
          name: say('rescans.new'),
          url: scanImageUrl(pair.sourceId, pair.frame, pair.sha256),
          size: newSize,
          caption: `${file} · ${px(newSize)} · ${number(dpi)} dpi`,
        }}
      />
    </section>
  );
}

/** As many names as are said; the rest is counted. */
const NAMED = 8;

interface RestProps {
  readonly offers: RescanOffers;
  readonly busy: boolean;
  readonly onPutAway: (sourceId: number) => void;
}

/** What is not settled by these pairs: files for no page, which can be put away, and pages without a file. */
function Rest({ offers, busy, onPutAway }: RestProps) {
  const { say, explain } = useWords();
  const refused = useRescans((state) => state.refused);
  const waiting = offers.waiting.map(({ page, reason }) => say('rescans.stillWaiting', { page, reason }));
  const some = (lines: readonly string[]): string[] => [
    ...lines.slice(0, NAMED),
    ...(lines.length > NAMED ? [say('digitise.more', { count: lines.length - NAMED })] : []),
  ];
  const saidOf = ({ file, why }: RescanOffers['unpaired'][number]): string =>
    say('rescans.unpaired', { file, why: typeof why === 'string' ? say(`rescans.why.${why}`) : explain(why).what });
  const { unpaired } = offers;
  return (
    <>
      {refused.length > 0 ? (
        <Notice
          tone="warn"
          title={say('rescans.forNone', { count: refused.length })}
          details={some(refused.map(({ name, error }) => `${name}: ${explain(error).what}`))}
        />
      ) : null}
      {unpaired.length > 0 ? (
        <div className="rescan-rest">
          <Notice tone="warn" title={say('rescans.forNone', { count: unpaired.length })} />
          <ul>
            {unpaired.slice(0, NAMED).map((one) => (
              <li key={one.sourceId}>
                <span className="selectable">{saidOf(one)}</span>
                <IconButton
                  icon={X}
                  label={say('rescans.declineOne', { file: one.file })}
                  disabled={busy}
                  onPress={() => onPutAway(one.sourceId)}
                />
              </li>
            ))}
          </ul>
          {unpaired.length > NAMED ? (
            <p className="muted">{say('digitise.more', { count: unpaired.length - NAMED })}</p>
          ) : null}
        </div>
      ) : null}
      {waiting.length > 0 ? (
        <Notice tone="info" title={say('rescans.without', { count: waiting.length })} details={some(waiting)} />
      ) : null}
    </>
  );
}
