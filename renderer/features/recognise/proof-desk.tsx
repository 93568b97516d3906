import { FileX2, ScanText } from 'lucide-react';
import type { ProofPage, ProofWord } from '../../../shared/contract/reports/proofread.ts';
import type { Box } from '../../../shared/model/page.ts';
import { Button, Empty, Notice, Split } from '../../ui/index.ts';
import { Fault, runAction, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { PageViewer } from '../page-view/index.ts';
import { Legend } from './legend.tsx';
import { LostList } from './lost-list.tsx';
import { TextPane } from './text-pane.tsx';
import { wordsOf, type Proof } from './use-proof.ts';
import type { RecogniseWork } from './use-recognise-actions.ts';
import { useView, view } from './view-state.ts';
import { useIsRunning } from './use-running.ts';
import { WordEditor } from './word-editor.tsx';
import { WordLayer } from './word-layer.tsx';

interface ProofDeskProps {
  readonly proof: Proof;
  readonly page: ProofPage;
  readonly work: RecogniseWork;
}

/** A page with its words on the scan and, beside it, its text and the word that is being looked at. */
export function ProofDesk({ proof, page, work }: ProofDeskProps) {
  const { say } = useWords();
  const [width, setWidth] = useStored('recognise.text', 420);
  const follow = useView((state) => state.follow);
  const { word, limit } = proof;
  return (
    <Split
      at="right"
      width={width}
      onWidth={setWidth}
      label={say('recognise.textWidth')}
      min={300}
      max={760}
      side={<TextSide proof={proof} page={page} work={work} />}
    >
      <PageViewer
        page={page}
        focus={word && follow && !page.stale ? around(word.box, page) : null}
        onPress={(x, y) => {
          const pressed = page.stale ? undefined : wordAt(page, x, y);
          if (pressed) view.choose({ pageId: page.id, word: pressed.at }, { typing: true, follow: false });
        }}
        overlay={page.stale ? null : <WordLayer page={page} limit={limit} chosen={word} text={work.showText} />}
      >
        <Legend />
      </PageViewer>
    </Split>
  );
}

function TextSide({ proof, page, work }: ProofDeskProps) {
  const running = useIsRunning();
  const { say } = useWords();
  const typing = useView((state) => state.typing);
  const { word, limit } = proof;
  return (
    <div className="text-side">
      {word ? (
        <WordEditor
          key={`${page.id}:${word.at}:${word.text}:${page.recognisedAt}`}
          page={page}
          word={word}
          limit={limit}
          typing={typing}
          onText={work.keepText}
          onAccept={work.accept}
        />
      ) : null}
      {page.stale ? (
        <Notice tone="warn" title={say('recognise.stale')}>
          {say('recognise.staleDo')}
        </Notice>
      ) : null}
      <LostList page={page} />
      {page.state === 'failed' && page.error ? <Fault of={page.error} /> : null}
      {page.lines.length > 0 ? (
        <TextPane page={page} limit={limit} chosen={word?.at ?? null} />
      ) : (
        <Empty
          icon={page.state === 'failed' ? FileX2 : ScanText}
          title={say(page.state === 'done' ? 'recognise.noWords' : `recognise.state.${page.state}`)}
          actions={
            !running && (page.state === 'waiting' || page.state === 'failed') ? (
              <Button onPress={() => runAction('recognise.start')}>{say('action.recognise.start')}</Button>
            ) : null
          }
        />
      )}
    </div>
  );
}

/** The word under a press, or the nearest on its line within a letter's width. */
function wordAt(page: ProofPage, x: number, y: number): ProofWord | undefined {
  return wordsOf(page).find(({ box: [x0, y0, x1, y1] }) => {
    const room = (y1 - y0) * 0.3;
    return x >= x0 - room && x < x1 + room && y >= y0 - room && y < y1 + room;
  });
}

/** A third of the page's width around a word: near enough to read, wide enough to know where one is. */
function around([x0, y0, x1, y1]: Box, { width }: ProofPage): Box {
  const half = Math.max((x1 - x0) / 2, width / 6);
  const middle = (x0 + x1) / 2;
  return [middle - half, y0, middle + half, y1];
}
