import { ExternalLink, MousePointerClick } from 'lucide-react';
import type { JournalRow, JournalSubject } from '../../../shared/contract/reports/journal.ts';
import { Button, Empty } from '../../ui/index.ts';
import { go } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { useJournalWords } from './use-journal-words.ts';

/** One entry: who did what to what and when, the values before and after by their names, and its hash. */
export function EntryDetails({ row }: { readonly row: JournalRow | undefined }) {
  const { say, time, number } = useWords();
  const { actionName, kindName, subjectName } = useJournalWords();
  if (!row)
    return (
      <Empty icon={MousePointerClick} title={say('journal.noneChosen')}>
        {say('journal.noneChosenDo')}
      </Empty>
    );
  return (
    <section className="entry-details selectable" aria-label={say('journal.details')}>
      <h2>{actionName(row.action)}</h2>
      <dl>
        <dt>{say('journal.column.subject')}</dt>
        <dd>
          {kindName(row.about.kind)} {subjectName(row.about)}
        </dd>
        <dt>{say('journal.column.who')}</dt>
        <dd>{row.who}</dd>
        <dt>{say('journal.column.at')}</dt>
        <dd>{Number.isNaN(Date.parse(row.at)) ? row.at : time(row.at)}</dd>
        <dt>{say('journal.column.seq')}</dt>
        <dd>{number(row.seq)}</dd>
      </dl>
      <GoThere about={row.about} />
      <Values row={row} />
      <details>
        <summary>{say('journal.asRecorded')}</summary>
        <dl>
          <dt>{say('journal.code')}</dt>
          <dd className="mono">
            {row.action} · {row.subject}
          </dd>
          <dt>{say('journal.hash')}</dt>
          <dd className="mono">{row.hash}</dd>
        </dl>
      </details>
    </section>
  );
}

function GoThere({ about }: { readonly about: JournalSubject }) {
  const { say } = useWords();
  if (about.pageId !== null)
    return (
      <div>
        <Button icon={ExternalLink} onPress={() => go('digitise', { page: about.pageId ?? undefined })}>
          {say('journal.toPage')}
        </Button>
      </div>
    );
  const level = about.documentId === null ? 'file' : 'document';
  const id = about.documentId ?? about.fileId;
  if (id === null) return null;
  return (
    <div>
      <Button icon={ExternalLink} onPress={() => go('form', { level, id })}>
        {say('journal.toForm')}
      </Button>
    </div>
  );
}

function Values({ row }: { readonly row: JournalRow }) {
  const { say } = useWords();
  const { fieldName, valueText } = useJournalWords();
  const before = record(row.before);
  const after = record(row.after);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  if (keys.length === 0) return <p className="muted">{say('journal.noValues')}</p>;
  const hadBefore = Object.keys(before).length > 0;
  return (
    <table className="ui-table values">
      <thead>
        <tr>
          <th scope="col">{say('journal.what')}</th>
          {hadBefore ? <th scope="col">{say('journal.before')}</th> : null}
          <th scope="col">{say('journal.after')}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => {
          const [was, is] = [valueText(key, before[key]), valueText(key, after[key])];
          return (
            <tr key={key} className={hadBefore && was !== is ? 'changed' : ''}>
              <th scope="row">{fieldName(key)}</th>
              {hadBefore ? <td>{was}</td> : null}
              <td>{is}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What was recorded, as fields; a value that is none is one field of its own. */
function record(value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : { value };
}
