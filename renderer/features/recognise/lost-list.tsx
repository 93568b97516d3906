import { X } from 'lucide-react';
import type { ProofPage } from '../../../shared/contract/reports/proofread.ts';
import { call } from '../../bridge/index.ts';
import { IconButton, Notice } from '../../ui/index.ts';
import { notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

/** Corrections that the page's present recognition has no word for: shown until a person lets go of them. */
export function LostList({ page }: { readonly page: ProofPage }) {
  const { say, time } = useWords();
  if (page.lost.length === 0) return null;
  return (
    <Notice tone="warn" title={say('recognise.lost', { count: page.lost.length })}>
      {say('recognise.lostDo')}
      <span className="lost-list">
        {page.lost.map(({ id, read, text, by, at }) => (
          <span key={id} className="ui-row">
            {say('recognise.lostOne', { read, text: text === '' ? say('recognise.nothing') : text, by, at: time(at) })}
            <IconButton
              label={say('recognise.forget', { text: read })}
              icon={X}
              onPress={() => {
                call('proofread/forget', { pageId: page.id, corrections: [id] }).catch((error: unknown) =>
                  notify.error(error),
                );
              }}
            />
          </span>
        ))}
      </span>
    </Notice>
  );
}
