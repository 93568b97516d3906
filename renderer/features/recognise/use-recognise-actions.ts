import { call, startWork } from '../../bridge/index.ts';
import type { ProofWord } from '../../../shared/contract/reports/proofread.ts';
import { notify, useActions, useStored } from '../../view/index.ts';
import { wordsOf, type Proof } from './use-proof.ts';
import { useIsRunning } from './use-running.ts';
import { scopeOf, useView, view } from './view-state.ts';
import type { Step } from './word-editor.tsx';

/** Languages of recognition as the choice has them. */
export const LANGUAGE_CHOICES = ['vie', 'vie+eng', 'eng'] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

/** What the parts of the screen do with words. */
export interface RecogniseWork {
  readonly keepText: (word: ProofWord, text: string) => Promise<void>;
  readonly accept: (word: ProofWord, text: string, step: Step) => void;
  /** Goes to the next doubtful word and into its text: who pressed the button with the mouse types next. */
  readonly typeNext: () => void;
  readonly languages: LanguageChoice;
  readonly setLanguages: (languages: LanguageChoice) => void;
  readonly showText: boolean;
}

/** Binds the screen's actions to what it shows. */
export function useRecogniseActions(proof: Proof): RecogniseWork {
  const { batch, pages, page, word, limit } = proof;
  const [languages, setLanguages] = useStored<string>('recognise.languages', 'vie');
  const [showText, setShowText] = useStored<boolean>('recognise.showText', false);
  const choice = LANGUAGE_CHOICES.find((one) => one === languages) ?? 'vie';
  const words = page ? wordsOf(page) : [];
  const running = useIsRunning();

  const toDoubtful = async (back: boolean, how: { readonly typing?: boolean } = {}): Promise<void> => {
    const from = page ? { pageId: page.id, word: word?.at ?? -1 } : undefined;
    const next = await call('proofread/next', {
      ...scopeOf(batch?.name ?? null),
      limit,
      back,
      ...(from && !(back && from.word < 0) ? { from } : {}),
    });
    if (next.place) {
      view.choose(next.place, how);
      if (next.wrapped) notify.done('recognise.wrapped');
    } else {
      view.type(false);
      notify.done('recognise.noneLeft');
    }
  };
  const keepText = async (one: ProofWord, text: string): Promise<void> => {
    if (!page || text === one.text) return;
    await call('proofread/correct', { pageId: page.id, words: [{ word: one.at, text }] });
  };
  const confirm = async (ones: readonly ProofWord[]): Promise<void> => {
    const open = ones.filter((one) => one.said === null);
    if (page && open.length > 0) await call('proofread/confirm', { pageId: page.id, words: open.map((one) => one.at) });
  };
  const accept = (one: ProofWord, text: string, step: Step): void => {
    report(async () => {
      if (text !== one.text) await keepText(one, text);
      else if (step === 'doubtful') await confirm([one]);
      if (step === 'doubtful') await toDoubtful(false);
      else {
        const next = words[one.at + (step === 'next' ? 1 : -1)];
        if (page && next) view.choose({ pageId: page.id, word: next.at });
        else view.type(false);
      }
    });
  };
  const turn = (by: number): void => {
    const at = pages.findIndex(({ id }) => id === page?.id);
    const next = pages[at + by];
    if (next) view.showPage(next.id);
  };

  const hasWords = words.length > 0;
  const hasDoubt = pages.some((one) => one.doubtful > 0);
  const change = (name: 'proofread/restore', ones: readonly number[]): void => {
    if (page) report(() => call(name, { pageId: page.id, words: [...ones] }));
  };
  useActions(
    {
      'recognise.start': {
        run: () => {
          if (batch) start(batch.name, choice);
        },
        enabled: batch !== null && !running,
      },
      'recognise.next': { run: () => report(() => toDoubtful(false)), enabled: hasDoubt },
      'recognise.previous': { run: () => report(() => toDoubtful(true)), enabled: hasDoubt },
      'recognise.nextPage': { run: () => turn(1), enabled: pages.length > 1 },
      'recognise.previousPage': { run: () => turn(-1), enabled: pages.length > 1 },
      'recognise.edit': {
        run: () => {
          if (word) view.type(true);
          else if (page && words[0]) view.choose({ pageId: page.id, word: words[0].at }, { typing: true });
        },
        enabled: hasWords,
      },
      'recognise.confirm': {
        run: () =>
          report(async () => {
            if (!word) return;
            await confirm([word]);
            if (hasDoubt) await toDoubtful(false);
          }),
        enabled: word !== null && word.said === null,
      },
      'recognise.confirmPage': {
        run: () => report(() => confirm(words.filter((one) => one.confidence < limit))),
        enabled: words.some((one) => one.said === null && one.confidence < limit),
      },
      'recognise.join': {
        run: () => {
          if (page && word) report(() => call('proofread/join', { pageId: page.id, word: word.at }));
        },
        enabled: word !== null && word.text !== '',
      },
      'recognise.restore': {
        run: () => {
          if (word) change('proofread/restore', [word.at]);
        },
        enabled: word !== null && word.said !== null,
      },
      'recognise.replace': { run: () => view.replace(true), enabled: pages.some((one) => one.words > 0) },
      'recognise.showText': { run: () => setShowText(!showText), enabled: hasWords },
    },
    [batch, pages, page, word, limit, choice, showText, running],
  );
  const typeNext = (): void => report(() => toDoubtful(false, { typing: true }));
  return { keepText, accept, typeNext, languages: choice, setLanguages, showText };
}

function start(batch: string, choice: LanguageChoice): void {
  const languages = choice.split('+') as ('vie' | 'eng')[];
  report(async () => {
    const done = await startWork('ocr/recognise', { batch, ocr: { languages } }).done;
    const { pages, recognised, blank, failed } = done;
    notify.ended({ screen: 'recognise', params: { batch } }, 'recognise.done', { pages, recognised, blank, failed });
    // The first doubtful word of what was just read is where the person goes on.
    if (useView.getState().batch === null) view.showBatch(batch);
  });
}

function report(act: () => Promise<unknown>): void {
  act().catch((error: unknown) => notify.error(error));
}
