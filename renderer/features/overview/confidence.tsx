import { useWords } from '../../words/index.ts';
import { Bars } from './bars.tsx';

/** How sure recognition was: pages by the mean confidence of their words. */
export function Confidence({ tenths }: { readonly tenths: readonly number[] }) {
  const { say, number } = useWords();
  const total = tenths.reduce((sum, pages) => sum + pages, 0);
  const doubtful = tenths.slice(0, 8).reduce((sum, pages) => sum + pages, 0);
  const span = (tenth: number): string => `${tenth * 10}–${tenth * 10 + 10}`;
  return (
    <section className="ui-panel" aria-labelledby="overview-confidence">
      <h2 id="overview-confidence">{say('overview.confidence')}</h2>
      {total === 0 ? (
        <p className="muted">{say('overview.noText')}</p>
      ) : (
        <>
          <Bars
            title={say('overview.confidence')}
            description={say('overview.confidenceSum', { total: number(total), doubtful: number(doubtful) })}
            bars={tenths.map((pages, tenth) => ({ label: span(tenth), parts: [pages] }))}
            format={(value) => number(value)}
            labels={10}
          />
          <p>{say('overview.confidenceSum', { total: number(total), doubtful: number(doubtful) })}</p>
          <details>
            <summary>{say('overview.asTable')}</summary>
            <table className="ui-table">
              <thead>
                <tr>
                  <th scope="col">{say('overview.confidenceOf')}</th>
                  <th scope="col" className="number">
                    {say('overview.pages')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {tenths.map((pages, tenth) => (
                  <tr key={tenth}>
                    <td>{span(tenth)}%</td>
                    <td className="number">{number(pages)}</td>
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
