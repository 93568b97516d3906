import type { BackupState, DiskState } from '../../../shared/contract/reports/overview.ts';
import { Button, Mark, type Tone } from '../../ui/index.ts';
import { go } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

/** Room that should be left when all waiting work is done, bytes. */
const SPARE = 5_000_000_000;

/** Days after which changes without a backup are too many. */
const BACKUP_DAYS = 7;
const DAY_MS = 86_400_000;

/** Whether there is room for the work still waiting, and a backup of the work done. */
export function Station({ disk, backup }: { readonly disk: DiskState; readonly backup: BackupState }) {
  const { say, bytes, number, time } = useWords();
  const room: Tone = disk.free < disk.forecast ? 'bad' : disk.free < disk.forecast + SPARE ? 'warn' : 'ok';
  const safe = backupTone(backup);
  return (
    <section className="ui-panel station" aria-labelledby="overview-station">
      <h2 id="overview-station">{say('overview.station')}</h2>
      <div>
        <Mark tone={room}>{say(`overview.room.${room}`)}</Mark>
        <dl>
          <dt>{say('overview.free')}</dt>
          <dd>{bytes(disk.free)}</dd>
          <dt>{say('overview.forecast')}</dt>
          <dd>{bytes(disk.forecast)}</dd>
          <dt>{say('overview.masters')}</dt>
          <dd>{bytes(disk.masters)}</dd>
          <dt>{say('overview.made')}</dt>
          <dd>{bytes(disk.made)}</dd>
        </dl>
      </div>
      <div>
        <Mark tone={safe}>{say(backup.at === null ? 'overview.backup.none' : `overview.backup.${safe}`)}</Mark>
        <dl>
          {backup.at === null ? null : (
            <>
              <dt>{say('overview.backupAt')}</dt>
              <dd>{time(backup.at)}</dd>
              {backup.path === null ? null : (
                <>
                  <dt>{say('overview.backupPath')}</dt>
                  <dd className="mono">{backup.path}</dd>
                </>
              )}
            </>
          )}
          <dt>{say('overview.since')}</dt>
          <dd>{say('overview.changes', { count: number(backup.entriesSince) })}</dd>
        </dl>
        <Button onPress={() => go('settings', { part: 'backup' })}>{say('overview.toBackup')}</Button>
      </div>
    </section>
  );
}

function backupTone({ at, entriesSince }: BackupState): Tone {
  if (at === null) return 'warn';
  // The backup's own entry is the last one it does not have.
  if (entriesSince <= 1) return 'ok';
  return Date.now() - Date.parse(at) > BACKUP_DAYS * DAY_MS ? 'warn' : 'ok';
}
