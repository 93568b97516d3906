import { useWords } from '../../../words/index.ts';
import { useDraft } from './draft.ts';

/** All answers once more, before the folder is made. */
export function ReadyStep() {
  const { say } = useWords();
  const { agencyName, agencyId, archiveCode, archiveName, parent, folder, key } = useDraft();
  const facts: readonly (readonly [string, string])[] = [
    [say('settings.agency.agencyName'), agencyName],
    [say('settings.agency.agencyId'), agencyId],
    [say('settings.agency.archiveName'), archiveName],
    [say('settings.agency.archiveCode'), archiveCode],
    [say('start.new.place'), `${parent?.path ?? ''}${parent?.path.includes('\\') ? '\\' : '/'}${folder.trim()}`],
    [say('start.new.key'), key?.path ?? say('start.new.key.later')],
  ];
  return (
    <dl className="start-facts selectable">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
