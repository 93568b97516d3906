import { useEffect, useRef, useState, type ComponentType } from 'react';
import { toErrorRecord, type ErrorRecord } from '../../../../shared/contract/app-error.ts';
import { call, shell } from '../../../bridge/index.ts';
import { Button, Notice } from '../../../ui/index.ts';
import { useWords } from '../../../words/index.ts';
import { showStart } from '../use-start.ts';
import { AgencyStep, ArchiveStep } from './agency-step.tsx';
import {
  changeDraft,
  forgetDraft,
  isStepGood,
  useDraft,
  WIZARD_STEPS,
  type Draft,
  type StepProps,
  type WizardStep,
} from './draft.ts';
import { KeyStep } from './key-step.tsx';
import { LanguageStep } from './language-step.tsx';
import { PlaceStep } from './place-step.tsx';
import { ReadyStep } from './ready-step.tsx';

const SHOW: Readonly<Record<WizardStep, ComponentType<StepProps>>> = {
  language: LanguageStep,
  agency: AgencyStep,
  archive: ArchiveStep,
  place: PlaceStep,
  key: KeyStep,
  ready: ReadyStep,
};

/** To a new workspace, one question a screen. */
export function Wizard() {
  const { say, explain } = useWords();
  const draft = useDraft();
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<ErrorRecord | null>(null);
  const [making, setMaking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const at = WIZARD_STEPS.indexOf(draft.step);
  const Step = SHOW[draft.step];

  useEffect(() => {
    // A new question begins at its first field; where there is none, at its heading.
    const field = heading.current?.closest('form')?.querySelector<HTMLElement>('.body input, .body button');
    (field ?? heading.current)?.focus();
  }, [draft.step]);
  useEffect(() => {
    // To what has to be mended, so that a person who cannot see the red finds it.
    if (tried) heading.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tried]);
  useEffect(() => {
    if (draft.parent === null) void shell('documents/token', {}).then((parent) => changeDraft({ parent }));
  }, [draft.parent]);

  const go = (step: WizardStep): void => {
    setTried(false);
    setError(null);
    changeDraft({ step });
  };
  const next = (): void => {
    if (!isStepGood(draft, draft.step)) setTried(true);
    else if (draft.step !== 'ready') go(WIZARD_STEPS[at + 1]!);
    else {
      setMaking(true);
      setError(null);
      make(draft)
        .then(forgetDraft, (caught: unknown) => setError(toErrorRecord(caught)))
        .finally(() => setMaking(false));
    }
  };
  const back = (): void => (at === 0 ? showStart('home') : go(WIZARD_STEPS[at - 1]!));
  const words = error ? explain(error) : null;

  return (
    <form
      className="start-card wizard"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
    >
      <ol className="wizard-steps" aria-label={say('start.new.steps')}>
        {WIZARD_STEPS.map((step, index) => (
          <li key={step} aria-current={step === draft.step ? 'step' : undefined}>
            <button type="button" disabled={index > at} onClick={() => go(step)}>
              <span className="ordinal" aria-hidden>
                {index + 1}
              </span>
              {say(`start.new.${step}`)}
            </button>
          </li>
        ))}
      </ol>
      <div className="wizard-page">
        <h1 ref={heading} tabIndex={-1}>
          {say(`start.new.${draft.step}.title`)}
        </h1>
        <p className="muted">{say(`start.new.${draft.step}.about`)}</p>
        <div className="body">
          <Step tried={tried} />
          {words ? (
            <Notice tone="bad" title={words.what}>
              {words.remedy}
            </Notice>
          ) : null}
        </div>
        <div className="start-foot">
          <Button onPress={back} disabled={making}>
            {say('start.back')}
          </Button>
          <Button submit look="primary" onPress={() => undefined} disabled={making}>
            {say(draft.step === 'ready' ? 'start.new.make' : 'start.next')}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** Makes and opens the workspace; the key file is remembered by its path, never its pass phrase. */
async function make({ parent, folder, key, agencyName, agencyId, archiveCode, archiveName }: Draft): Promise<void> {
  const place = await shell('path/inside', { folder: parent?.token ?? '', name: folder.trim() });
  await call('workspace/create', { root: place.token, agency: { agencyName, agencyId, archiveCode, archiveName } });
  if (key !== null) await shell('keys/remember', { token: key.token, keep: true });
  showStart('home');
}
