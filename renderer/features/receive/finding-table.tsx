import type { Finding } from '../../../shared/contract/finding.ts';
import { groupFindings, type FindingGroup } from '../../../shared/model/finding-groups.ts';
import { Mark, type Tone } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { Entries } from './entries.tsx';

const TONE: Readonly<Record<Finding['severity'], Tone>> = { error: 'bad', warning: 'warn', info: 'info' };

/** Every finding; those of one kind once, with their count and their places under them. */
export function FindingTable({ findings }: { readonly findings: readonly Finding[] }) {
  const { say, number } = useWords();
  if (findings.length === 0) return null;
  return (
    <section className="ui-panel">
      <h2>{say('receive.findings', { count: number(findings.length) })}</h2>
      <table className="ui-table">
        <thead>
          <tr>
            <th scope="col">{say('receive.column.severity')}</th>
            <th scope="col">{say('receive.column.count')}</th>
            <th scope="col">{say('receive.column.what')}</th>
          </tr>
        </thead>
        <tbody>
          {groupFindings(findings).map((group) => (
            <tr key={`${group.severity} ${group.code}`}>
              <td>
                <Mark tone={TONE[group.severity]}>{say(`severity.${group.severity}`)}</Mark>
              </td>
              <td className="number">{number(group.findings.length)}</td>
              <td>
                <Told group={group} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What is said of all of them once; where the words have values of each, each with its own. */
function Told({ group: { findings } }: { readonly group: FindingGroup }) {
  const { explain } = useWords();
  const { what, remedy } = explain(findings[0]);
  const same = findings.every((one) => explain(one).what === what);
  const place = (one: Finding) => (one.place === '' ? null : <span className="mono place">{one.place}</span>);
  if (same)
    return (
      <>
        {what}
        <div className="muted">{remedy}</div>
        <Entries all={findings.filter((one) => one.place !== '')} show={place} />
      </>
    );
  return (
    <>
      <Entries
        all={findings}
        show={(one) => (
          <>
            {explain(one).what} {place(one)}
          </>
        )}
      />
      <div className="muted">{remedy}</div>
    </>
  );
}
