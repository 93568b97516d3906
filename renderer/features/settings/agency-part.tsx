import { useState } from 'react';
import { AgencySettings } from '../../../shared/model/agency.ts';
import { useChange, useRead } from '../../bridge/index.ts';
import { Button, Loading, TextField } from '../../ui/index.ts';
import { Fault, notify, useRole } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

const FIELDS = Object.keys(AgencySettings.shape) as (keyof AgencySettings)[];

/** Whose workspace this is and where it lies. An administrator may change the first, told what that changes from now on. */
export function AgencyPart() {
  const { say } = useWords();
  const state = useRead('workspace/state', {}).data;
  const mayChange = useRole('administer');
  if (!state) return <Loading label={say('app.starting')} />;
  return (
    <section className="ui-panel" aria-label={say('settings.agency')}>
      {mayChange ? (
        // Undone elsewhere, the form begins anew with what counts.
        <AgencyForm key={JSON.stringify(state.agency)} agency={state.agency} />
      ) : (
        <>
          <dl className="settings-facts selectable">
            {FIELDS.map((field) => (
              <div key={field}>
                <dt>{say(`settings.agency.${field}`)}</dt>
                <dd>{state.agency[field]}</dd>
              </div>
            ))}
          </dl>
          <p className="muted">{say('settings.needsAdminister')}</p>
        </>
      )}
      <dl className="settings-facts selectable">
        <div>
          <dt>{say('settings.agency.root')}</dt>
          <dd className="mono">{state.root}</dd>
        </div>
      </dl>
    </section>
  );
}

/** Not field by field: half of a name must not stand in a package that is just being made. */
function AgencyForm({ agency }: { readonly agency: AgencySettings }) {
  const { say } = useWords();
  const [draft, setDraft] = useState(agency);
  const change = useChange('agency/change');
  const changed = FIELDS.some((field) => draft[field].trim() !== agency[field]);
  const wrong = (field: keyof AgencySettings): boolean =>
    !AgencySettings.shape[field].safeParse(draft[field].trim()).success;
  const ready = changed && !FIELDS.some(wrong) && !change.running;
  const keep = (): void => {
    const wanted = Object.fromEntries(FIELDS.map((field) => [field, draft[field].trim()])) as AgencySettings;
    change.run(wanted).then(
      () => notify.done('settings.agency.saved'),
      () => undefined,
    );
  };
  return (
    <form
      className="ui-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) keep();
      }}
    >
      {FIELDS.map((field) => (
        <TextField
          key={field}
          label={say(`settings.agency.${field}`)}
          value={draft[field]}
          onChange={(text) => setDraft({ ...draft, [field]: field === 'agencyId' ? text.toUpperCase().trim() : text })}
          help={say(`settings.agency.${field}.help`)}
          error={wrong(field) ? say(`settings.agency.${field}.wrong`) : null}
          required
        />
      ))}
      <p className="muted">{say('settings.agency.fromNow')}</p>
      <Fault of={change.error} />
      <div className="ui-row">
        <Button look="primary" submit disabled={!ready} onPress={() => undefined}>
          {say('settings.agency.keep')}
        </Button>
        <Button disabled={!changed} onPress={() => setDraft(agency)}>
          {say('settings.agency.back')}
        </Button>
      </div>
    </form>
  );
}
