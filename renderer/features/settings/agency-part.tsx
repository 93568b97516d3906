import { AgencySettings } from '../../../shared/model/agency.ts';
import { useRead } from '../../bridge/index.ts';
import { useWords } from '../../words/index.ts';

const FIELDS = Object.keys(AgencySettings.shape) as (keyof AgencySettings)[];

/** Whose workspace this is and where it lies. */
export function AgencyPart() {
  const { say } = useWords();
  const state = useRead('workspace/state', {}).data;
  if (!state) return null;
  return (
    <section className="ui-panel" aria-label={say('settings.agency')}>
      <dl className="settings-facts selectable">
        {FIELDS.map((field) => (
          <div key={field}>
            <dt>{say(`settings.agency.${field}`)}</dt>
            <dd>{state.agency[field]}</dd>
          </div>
        ))}
        <div>
          <dt>{say('settings.agency.root')}</dt>
          <dd className="mono">{state.root}</dd>
        </div>
      </dl>
      <p className="muted">{say('settings.agency.fixed')}</p>
    </section>
  );
}
