import { useMemo, useState } from 'react';
import { WORK_KINDS, type WorkDay, type WorkKind } from '../../../shared/contract/reports/overview.ts';
import { useRead } from '../../bridge/index.ts';
import { Select } from '../../ui/index.ts';
import { useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { Bars, FILLS, Swatch } from './bars.tsx';

const RANGES = ['7', '14', '30', '90'] as const;
type Range = (typeof RANGES)[number];
const DAY_MS = 86_400_000;

/** Pages a day, each person's part of them; the numbers in a table that opens. */
export function WorkPlot() {
  const { say, number, date } = useWords();
  const [range, setRange] = useStored<Range>('overview.days', '14');
  const [kind, setKind] = useState<WorkKind>('recognised');
  const work = useRead('overview/work', { days: Number(range) }).data;
  const { people, days } = useMemo(() => tableOf(work ?? [], kind, Number(range)), [work, kind, range]);
  const name = (who: string): string => (who === OTHERS ? say('overview.others') : who);
  const short = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}`;
  const total = days.reduce((sum, { counts }) => sum + counts.reduce((all, one) => all + one, 0), 0);
  const best = days.toSorted((a, b) => sumOf(b.counts) - sumOf(a.counts))[0];
  return (
    <section className="ui-panel wide" aria-labelledby="overview-work">
      <header className="head">
        <h2 id="overview-work">{say('overview.work')}</h2>
        <div className="ui-row">
          <Select
            bare
            label={say('overview.workKind')}
            value={kind}
            options={WORK_KINDS.map((value) => ({ value, label: say(`overview.kind.${value}`) }))}
            onChange={setKind}
          />
          <Select
            bare
            label={say('overview.range')}
            value={RANGES.includes(range) ? range : '14'}
            options={RANGES.map((value) => ({ value, label: say('overview.lastDays', { days: value }) }))}
            onChange={setRange}
          />
        </div>
      </header>
      {total === 0 ? (
        <p className="muted">{say('overview.noWork')}</p>
      ) : (
        <>
          <Bars
            title={`${say('overview.work')}: ${say(`overview.kind.${kind}`)}`}
            description={say('overview.workSum', {
              total: number(total),
              days: range,
              most: number(best ? sumOf(best.counts) : 0),
              day: best ? date(best.day) : '',
            })}
            bars={days.map(({ day, counts }) => ({ label: short(day), parts: counts }))}
            format={(value) => number(value)}
          />
          <ul className="legend">
            {people.map((who, index) => (
              <li key={who}>
                <Swatch kind={index} /> {name(who)}: {number(days.reduce((sum, { counts }) => sum + counts[index]!, 0))}
              </li>
            ))}
          </ul>
          <details>
            <summary>{say('overview.asTable')}</summary>
            <table className="ui-table">
              <thead>
                <tr>
                  <th scope="col">{say('overview.day')}</th>
                  {people.map((who) => (
                    <th key={who} scope="col" className="number">
                      {name(who)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {days
                  .filter(({ counts }) => sumOf(counts) > 0)
                  .map(({ day, counts }) => (
                    <tr key={day}>
                      <td>{date(day)}</td>
                      {counts.map((count, index) => (
                        <td key={people[index]} className="number">
                          {number(count)}
                        </td>
                      ))}
                    </tr>
                  ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  );
}

/** Stands for whoever is not among the busiest. */
const OTHERS = '';

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Every day of the range, the latest last, with each person's count; the busiest first, the rest together. */
function tableOf(
  work: readonly WorkDay[],
  kind: WorkKind,
  range: number,
): { people: string[]; days: { day: string; counts: number[] }[] } {
  const of = work.filter((one) => one.kind === kind);
  const sums = new Map<string, number>();
  for (const { who, count } of of) sums.set(who, (sums.get(who) ?? 0) + count);
  const ranked = [...sums.keys()].sort((a, b) => sums.get(b)! - sums.get(a)!);
  const people = ranked.length <= FILLS.length ? ranked : [...ranked.slice(0, FILLS.length - 1), OTHERS];
  const placeOf = (who: string): number => (people.includes(who) ? people.indexOf(who) : people.length - 1);
  // Today in Vietnam, whatever the clock of the PC calls it.
  const today = Date.now() + 7 * 3_600_000;
  const days = Array.from({ length: range }, (_, back) => ({
    day: new Date(today - (range - 1 - back) * DAY_MS).toISOString().slice(0, 10),
    counts: people.map(() => 0),
  }));
  for (const { day, who, count } of of) {
    const row = days.find((one) => one.day === day);
    if (row) row.counts[placeOf(who)]! += count;
  }
  return { people, days };
}
