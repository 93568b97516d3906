import { createWorkspace } from '../../engine/index.ts';
import { actorName, processClock, type Cli } from '../cli.ts';
import { newPlace } from '../values.ts';

export function addInit({ program, speech, run, typedIn }: Cli): void {
  program
    .command('init')
    .argument('<folder>', speech.text('argument.newFolder'))
    .description(speech.text('help.init'))
    .requiredOption('--agency-name <name>', speech.text('option.agencyName'))
    .requiredOption('--agency-id <code>', speech.text('option.agencyId'))
    .requiredOption('--archive-code <code>', speech.text('option.archiveCode'))
    .requiredOption('--archive-name <name>', speech.text('option.archiveName'))
    .action((folder: string, options: Record<string, string>) =>
      run('init', async () => {
        const ws = await createWorkspace(newPlace(folder), options, { actor: actorName(), clock: processClock() });
        const { agency } = ws;
        ws.close();
        const path = ws.paths.root;
        return {
          result: { path, agency },
          lines: [speech.text('done.init', { path })],
          next: typedIn(folder, `intake <${speech.text('value.scans')}>`),
        };
      }),
    );
}

export function addBackup({ program, speech, run, onWorkspace }: Cli): void {
  program
    .command('backup')
    .argument('<folder>', speech.text('argument.backupTo'))
    .summary(speech.text('help.backup'))
    .description(speech.text('help.backupLong'))
    .action((to: string) =>
      run('backup', async (task) => {
        const result = await onWorkspace('workspace/backup', { to: newPlace(to) }, task);
        const said = result.already === true ? 'done.backupAlready' : 'done.backup';
        return { result, lines: [speech.text(said, { ...result, size: speech.size(result.bytes) })] };
      }),
    );
}

export function addRestore({ program, speech, run, alone, typedIn }: Cli): void {
  program
    .command('restore')
    .argument('<backup>', speech.text('argument.backup'))
    .argument('<folder>', speech.text('argument.newFolder'))
    .summary(speech.text('help.restore'))
    .description(speech.text('help.restoreLong'))
    .action((from: string, to: string) =>
      run('restore', async (task) => {
        const result = await alone('workspace/restore', { from, to: newPlace(to) }, task);
        return {
          result,
          lines: [
            speech.text('done.restore', { ...result, size: speech.size(result.bytes) }),
            speech.text('done.restoreWithout'),
          ],
          next: typedIn(to, 'pdf'),
        };
      }),
    );
}
