import type { AppraisalEvent } from '../../../shared/contract/reports/appraisal.ts';
import { useWords } from '../../words/index.ts';
import { useTermWords } from './use-term-words.ts';

/** Every decision on a file, newest first, those undone as well. */
export function History({ events }: { readonly events: readonly AppraisalEvent[] }) {
  const { say, time } = useWords();
  const words = useTermWords();
  return (
    <section>
      <h3>{say('appraise.history')}</h3>
      {events.length === 0 ? (
        <p className="muted">{say('appraise.noHistory')}</p>
      ) : (
        <ol className="history">
          {events.map((event, index) => (
            <li key={index}>
              <span className="muted">
                {time(event.at)} · {event.who}
              </span>
              <span>{say(`appraise.event.${event.action}`, { term: words.term(event.term) })}</span>
              {event.reason === '' ? null : <q>{event.reason}</q>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
