import { Check, Link2, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ProofPage, ProofWord } from '../../../shared/contract/reports/proofread.ts';
import { Button, Keys, Mark } from '../../ui/index.ts';
import { NeedsRole, notify, runAction, useRole } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { WordCrop } from './word-crop.tsx';
import { view } from './view-state.ts';
import { kindOf } from './word-kind.ts';

/** Where to go when a word is done. */
export type Step = 'next' | 'previous' | 'doubtful';

interface WordEditorProps {
  readonly page: ProofPage;
  readonly word: ProofWord;
  readonly limit: number;
  readonly typing: boolean;
  /** Keeps a text that was typed; the promise is there when it is kept. */
  readonly onText: (word: ProofWord, text: string) => Promise<void>;
  /** Accepts the word with this text and goes on. */
  readonly onAccept: (word: ProofWord, text: string, step: Step) => void;
}

const TONES = { bad: 'bad', doubtful: 'warn', sure: 'ok', right: 'ok', corrected: 'info', gone: 'info' } as const;

/** The chosen word: its place on the scan enlarged, and below it the text, to be typed. Rendered anew for each word. */
export function WordEditor({ page, word, limit, typing, onText, onAccept }: WordEditorProps) {
  const { say, number, time } = useWords();
  const [text, setText] = useState(word.text);
  const input = useRef<HTMLInputElement>(null);
  // What has been handed over by a key is not handed over once more when the focus goes.
  const done = useRef(false);
  const kind = kindOf(word, limit);
  const mayCheck = useRole('check');
  useEffect(() => {
    if (typing) {
      input.current?.focus({ preventScroll: true });
      input.current?.select();
    } else if (document.activeElement === input.current) {
      // Left by a key: the word in the text has the keyboard again, and letters are shortcuts.
      document.querySelector<HTMLElement>(`.text-pane [data-word="${word.at}"]`)?.focus();
    }
  }, [typing, word.at]);
  const accept = (step: Step): void => {
    done.current = true;
    onAccept(word, text, step);
  };
  const press = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') accept('doubtful');
    else if (event.key === 'Tab') accept(event.shiftKey ? 'previous' : 'next');
    else if (event.key === 'Escape') {
      done.current = true;
      setText(word.text);
      view.type(false);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="word-editor" aria-label={say('recognise.word')}>
      {page.stale ? null : <WordCrop page={page} word={word} />}
      <input
        ref={input}
        className="ui-input"
        aria-label={say('recognise.wordText')}
        aria-describedby="recognise-keys"
        value={text}
        readOnly={!mayCheck}
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
        onChange={(event) => {
          done.current = false;
          setText(event.target.value);
        }}
        onFocus={() => view.type(true)}
        onBlur={() => {
          if (done.current) return;
          if (text !== word.text)
            onText(word, text).catch((error: unknown) => {
              notify.error(error);
              setText(word.text);
            });
          view.type(false);
        }}
        onKeyDown={press}
      />
      <div className="facts">
        <Mark tone={TONES[kind]}>{say(`recognise.kind.${kind}`)}</Mark>
        <span>{say('recognise.readAs', { text: word.read, confidence: number(word.confidence) })}</span>
        {word.said ? (
          <span>
            {say(kind === 'right' ? 'recognise.seenBy' : 'recognise.saidBy', {
              by: word.said.by,
              at: time(word.said.at),
            })}
          </span>
        ) : null}
      </div>
      <div className="ui-row">
        <Button icon={Check} disabled={word.said !== null || !mayCheck} onPress={() => runAction('recognise.confirm')}>
          {say('action.recognise.confirm')}
        </Button>
        <Button icon={Link2} disabled={!mayCheck} onPress={() => runAction('recognise.join')}>
          {say('action.recognise.join')}
        </Button>
        <Button
          icon={RotateCcw}
          disabled={word.said === null || !mayCheck}
          onPress={() => runAction('recognise.restore')}
        >
          {say('action.recognise.restore')}
        </Button>
      </div>
      <NeedsRole role="check" />
      <p id="recognise-keys" className="keys">
        <Keys keys="Enter" /> {say('recognise.keyEnter')} <Keys keys="Tab" /> {say('recognise.keyTab')}{' '}
        <Keys keys="Escape" /> {say('recognise.keyEscape')}
      </p>
    </section>
  );
}
