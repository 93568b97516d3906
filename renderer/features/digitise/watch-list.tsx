import { FolderPlus, FolderSync, X } from 'lucide-react';
import type { WatchedFolder } from '../../../shared/contract/reports/page-edits.ts';
import { call, useRead } from '../../bridge/index.ts';
import { Button, IconButton, Mark } from '../../ui/index.ts';
import { notify, runAction } from '../../view/index.ts';
import { useWords, type Words } from '../../words/index.ts';

/** The folders whose new files come in by themselves, and how each is doing. */
export function WatchList() {
  const words = useWords();
  const { say } = words;
  const watched = useRead('watch/list', {}).data ?? [];
  return (
    <section aria-label={say('digitise.watched')}>
      <h2>
        <FolderSync aria-hidden size="1.1em" /> {say('digitise.watched')}
      </h2>
      <ul className="watch-list">
        {watched.map((folder) => (
          <li key={folder.id}>
            <div className="words">
              <span className="path selectable" title={folder.path}>
                <bdi dir="ltr">{folder.path}</bdi>
              </span>
              <span className="facts">{say('digitise.watchedTo', { batch: folder.batch })}</span>
              <State folder={folder} words={words} />
            </div>
            <IconButton
              label={say('digitise.watchStop', { path: folder.path })}
              icon={X}
              onPress={() => {
                call('watch/stop', { watchId: folder.id }).catch((error: unknown) => notify.error(error));
              }}
            />
          </li>
        ))}
      </ul>
      <Button look="plain" icon={FolderPlus} onPress={() => runAction('digitise.watch')}>
        {say('action.digitise.watch')}
      </Button>
    </section>
  );
}

function State({ folder, words: { say, explain } }: { readonly folder: WatchedFolder; readonly words: Words }) {
  const { state, error, waiting, taken, duplicates, refused } = folder;
  if (state !== 'watching') return <Mark tone="warn">{say(`digitise.watch.${state}`)}</Mark>;
  if (error !== null) return <Mark tone="bad">{explain({ code: error, params: {} }).what}</Mark>;
  if (waiting > 0) return <Mark tone="info">{say('digitise.watch.waiting', { count: waiting })}</Mark>;
  return <span className="facts">{say('digitise.watch.counts', { taken, duplicates, refused })}</span>;
}
