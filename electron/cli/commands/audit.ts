import { Option } from 'commander';
import type { Cli } from '../cli.ts';
import { wholeNumber } from '../values.ts';

export function addAudit({ program, speech, run, onWorkspace }: Cli): void {
  const audit = program.command('audit').description(speech.text('help.audit'));
  audit
    .command('verify')
    .description(speech.text('help.auditVerify'))
    .action(() =>
      run('audit verify', async (task) => {
        const result = await onWorkspace('audit/verify', {}, task);
        return {
          result: { entries: result.entries, head: result.head },
          findings: result.findings,
          lines: [
            speech.text(result.findings.length === 0 ? 'done.auditIntact' : 'done.auditBroken', {
              entries: result.entries,
              head: result.head,
            }),
          ],
        };
      }),
    );
  audit
    .command('list')
    .description(speech.text('help.auditList'))
    .addOption(
      new Option('--limit <n>', speech.text('option.limit')).argParser(wholeNumber(speech, 1, 10_000)).default(50),
    )
    .option('--action <prefix>', speech.text('option.action'))
    .option('--subject <prefix>', speech.text('option.subject'))
    .action((options: { limit: number; action?: string; subject?: string }) =>
      run('audit list', async (task) => {
        const result = await onWorkspace('audit/list', options, task);
        return {
          result,
          lines:
            result.length === 0
              ? [speech.text('list.none.entries')]
              : result.map((row) => {
                  const done = speech.textOr(`journal.action.${row.action}`, row.action);
                  return `${row.seq}  ${row.at}  ${row.who}  ${done} (${row.action})  ${row.subject}`;
                }),
        };
      }),
    );
}
