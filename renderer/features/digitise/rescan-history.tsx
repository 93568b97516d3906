import { useState } from 'react';
import type { PageDetail } from '../../../shared/contract/reports/pages.ts';
import type { RescanEntry } from '../../../shared/contract/reports/rescans.ts';
import { useRead } from '../../bridge/index.ts';
import { Button, Dialog, Loading } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { earlierScanUrl, pageImageUrl } from '../page-view/index.ts';
import { RescanCompare } from './rescan-compare.tsx';

/** The earlier scans of a page: when each gave way, by whom and why, its picture, and what was corrected in its text. */
export function RescanHistory({ page }: { readonly page: PageDetail }) {
  const { say, time, number } = useWords();
  const history = useRead('rescans/history', { pageId: page.id }, { enabled: page.rescans > 0 });
  const [shown, setShown] = useState<RescanEntry | null>(null);
  if (page.rescans === 0) return null;
  const entries = history.isPlaceholderData ? undefined : history.data;
  return (
    <section aria-label={say('rescans.history')}>
      <h2>{say('rescans.history')}</h2>
      {entries ? (
        <ol className="rescan-history">
          {entries.map((entry) => (
            <li key={entry.id} className="selectable">
              <p>
                {say('rescans.entry', {
                  at: time(entry.at),
                  who: entry.by,
                  name: entry.oldName,
                  reason: entry.reason,
                })}
              </p>
              {entry.corrections.length > 0 ? (
                <details>
                  <summary>{say('rescans.corrections', { count: number(entry.corrections.length) })}</summary>
                  <ul>
                    {entry.corrections.map((one, at) => (
                      <li key={at}>
                        {one.original} → {one.text === '' ? '∅' : one.text} <span className="muted">({one.by})</span>
                      </li>
                    ))}
                  </ul>
                </details>
              ) : null}
              <Button onPress={() => setShown(entry)}>{say('rescans.showOld')}</Button>
            </li>
          ))}
        </ol>
      ) : (
        <Loading label={say('digitise.loading')} />
      )}
      <Dialog
        open={shown !== null}
        wide
        onClose={() => setShown(null)}
        title={say('rescans.oldTitle', { page: page.source })}
        footer={<Button onPress={() => setShown(null)}>{say('button.close')}</Button>}
      >
        {shown ? (
          <RescanCompare
            old={{
              name: say('rescans.old'),
              url: earlierScanUrl(shown),
              size: shown.oldSize,
              caption: `${shown.oldName} · ${say('rescans.kept')}`,
            }}
            fresh={{
              name: say('rescans.present'),
              url: pageImageUrl(page.id, page.version, 'view'),
              size: { width: page.width, height: page.height },
              caption: page.source,
            }}
          />
        ) : null}
      </Dialog>
    </section>
  );
}
