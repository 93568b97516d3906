import { memo, useEffect, useRef } from 'react';
import type { ProofLine, ProofPage } from '../../../shared/contract/reports/proofread.ts';
import { useWords } from '../../words/index.ts';
import { view } from './view-state.ts';
import { kindOf } from './word-kind.ts';

interface TextPaneProps {
  readonly page: ProofPage;
  readonly limit: number;
  readonly chosen: number | null;
}

/**
 * The text of the page line by line, each word a button: arrows go from word to word, Enter types. One of them is in the
 * order of Tab, the chosen one or the first.
 */
export function TextPane({ page, limit, chosen }: TextPaneProps) {
  const { say } = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const word = list.current?.querySelector<HTMLElement>(`[data-word="${chosen}"]`);
    word?.scrollIntoView({ block: 'nearest' });
    // The focus follows the choice, so that Enter types it, unless it is at work: in the text that is typed, on a tool.
    const focused = document.activeElement;
    if (!focused?.closest('input, .ui-toolbar, [role="dialog"]')) word?.focus({ preventScroll: true });
  }, [chosen, page.id]);
  const move = (by: number): void => {
    const count = page.lines.reduce((sum, line) => sum + line.words.length, 0);
    const next = Math.min(count - 1, Math.max(0, (chosen ?? -1) + by));
    if (count > 0) view.choose({ pageId: page.id, word: next }, { typing: false });
  };
  return (
    <div
      ref={list}
      className="text-pane selectable"
      role="group"
      aria-label={say('recognise.text')}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
        const lines = page.lines.map((line) => line.words.map((word) => word.at));
        const line = lines.findIndex((one) => chosen !== null && one.includes(chosen));
        if (event.key === 'ArrowRight') move(1);
        else if (event.key === 'ArrowLeft') move(-1);
        else if (event.key === 'ArrowDown') move(stepTo(lines[line], lines[line + 1], chosen));
        else if (event.key === 'ArrowUp') move(stepTo(lines[line], lines[line - 1], chosen));
        else return;
        event.preventDefault();
      }}
    >
      {page.lines.map((line, index) => (
        <Line
          key={line.words[0]?.at ?? `empty ${index}`}
          line={line}
          pageId={page.id}
          limit={limit}
          chosen={line.words.some((word) => word.at === chosen) ? chosen : null}
          begins={index > 0 && line.block !== page.lines[index - 1]?.block}
          entry={chosen === null && index === 0}
        />
      ))}
    </div>
  );
}

/** From a word of a line to the one at the same place of another, in words. */
function stepTo(line: readonly number[] = [], other: readonly number[] = [], chosen: number | null): number {
  if (chosen === null || other.length === 0) return 1;
  const target = other[Math.min(line.indexOf(chosen), other.length - 1)];
  return target === undefined ? 0 : target - chosen;
}

interface LineProps {
  readonly line: ProofLine;
  readonly pageId: number;
  readonly limit: number;
  readonly chosen: number | null;
  readonly begins: boolean;
  readonly entry: boolean;
}

const Line = memo(function Line({ line, pageId, limit, chosen, begins, entry }: LineProps) {
  const { say, number } = useWords();
  return (
    <p className={begins ? 'line begins' : 'line'}>
      {line.words.map((word, index) => {
        const kind = kindOf(word, limit);
        const isChosen = word.at === chosen;
        const shown = word.text === '' ? word.read : word.text;
        return (
          <span key={word.at}>
            <button
              type="button"
              className={`word ${kind}`}
              data-word={word.at}
              tabIndex={isChosen || (entry && index === 0) ? 0 : -1}
              aria-current={isChosen ? 'true' : undefined}
              aria-label={
                kind === 'sure'
                  ? shown
                  : say(`recognise.wordName.${kind}`, { text: shown, confidence: number(word.confidence) })
              }
              onClick={() => view.choose({ pageId, word: word.at }, { typing: true })}
            >
              {shown}
            </button>{' '}
          </span>
        );
      })}
    </p>
  );
});
