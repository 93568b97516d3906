import { Option } from 'commander';
import type { Cli } from '../cli.ts';

export function addDescribe({ program, speech, run, onWorkspace }: Cli): void {
  program
    .command('describe <sheets...>')
    .description(speech.text('help.describe'))
    .option('--batch <name>', speech.text('option.batch'))
    .action((paths: string[], options: { batch?: string }) =>
      run('describe', async (task) => {
        const report = await onWorkspace('describe/import', { paths, ...options }, task);
        const { fonds, files, documents, pages } = report;
        return {
          result: report,
          findings: report.findings,
          lines: [speech.text('done.describe', { fonds, files, documents, pages })],
        };
      }),
    );
}

export function addTemplate({ program, speech, run, alone }: Cli): void {
  program
    .command('template <file>')
    .description(speech.text('help.template'))
    .addOption(new Option('--headings <language>', speech.text('option.headings')).choices(['vi', 'en']))
    .action((out: string, options: { headings?: 'vi' | 'en' }) =>
      run('template', async (task) => {
        await alone('describe/template', { out, language: options.headings ?? speech.language }, task);
        return { result: { path: out }, lines: [speech.text('done.template', { path: out })] };
      }),
    );
}
