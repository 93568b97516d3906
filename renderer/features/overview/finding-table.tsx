import type { Severity } from '../../../shared/contract/finding.ts';
import type { FindingKind } from '../../../shared/contract/reports/overview.ts';
import { useRead } from '../../bridge/index.ts';
import { Button, Loading, Mark, type Tone } from '../../ui/index.ts';
import { Fault, go } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

const TONE: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warn', info: 'info' };

/** Findings by kind, the gravest first, each told by one of them, with a bar for how frequent it is. */
export function FindingTable() {
  const { say } = useWords();
  const kinds = useRead('overview/findings', {});
  return (
    <section className="ui-panel wide" aria-labelledby="overview-findings">
      <header className="head">
        <h2 id="overview-findings">{say('overview.findings')}</h2>
        <Button onPress={() => go('check')}>{say('overview.toCheck')}</Button>
      </header>
      {kinds.error ? (
        <Fault of={kinds.error} />
      ) : !kinds.data ? (
        <Loading label={say('overview.loading')} />
      ) : kinds.data.length === 0 ? (
        <p className="muted">{say('overview.noFindings')}</p>
      ) : (
        <KindTable kinds={kinds.data} />
      )}
    </section>
  );
}

function KindTable({ kinds }: { readonly kinds: readonly FindingKind[] }) {
  const { say, number, explain } = useWords();
  const most = Math.max(...kinds.map((kind) => kind.count));
  return (
    <table className="ui-table kinds">
      <thead>
        <tr>
          <th scope="col">{say('overview.severity')}</th>
          <th scope="col">{say('overview.what')}</th>
          <th scope="col">{say('overview.count')}</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={`${kind.on} ${kind.code} ${kind.severity}`}>
            <td>
              <Mark tone={TONE[kind.severity]}>{say(`severity.${kind.severity}`)}</Mark>
            </td>
            <td>
              {kind.count > 1 ? <span className="muted">{say('overview.forExample')} </span> : null}
              {explain({ code: kind.code, params: kind.example }).what}
            </td>
            <td className="frequency">
              <span>{say(`overview.on.${kind.on}`, { count: number(kind.count), places: number(kind.places) })}</span>
              <span className="track" aria-hidden>
                <span className={`fill ${TONE[kind.severity]}`} style={{ width: `${(kind.count / most) * 100}%` }} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
