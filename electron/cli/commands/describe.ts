import { Option } from 'commander';
import type { Cli } from '../cli.ts';
import { newFile, plainName, wrongUsage } from '../values.ts';

export function addDescribe({ program, speech, run, typed, onWorkspace }: Cli): void {
  program
    .command('describe')
    .argument('<sheets...>', speech.text('argument.sheets'))
    .summary(speech.text('help.describe'))
    .description(speech.text('help.describeLong'))
    .option('--batch <name>', speech.text('option.batchOfPages'), plainName(speech))
    .action((paths: string[], options: { batch?: string }) =>
      run('describe', async (task) => {
        const report = await onWorkspace('describe/import', { paths, ...options }, task);
        const { fonds, files, documents, pages } = report;
        return {
          result: report,
          findings: report.findings,
          lines: [speech.text('done.describe', { fonds, files, documents, pages })],
          next: typed('extract'),
        };
      }),
    );
}

export function addTemplate({ program, speech, run, typed, alone }: Cli): void {
  program
    .command('template')
    .argument('<file>', speech.text('argument.template'))
    .description(speech.text('help.template'))
    .addOption(new Option('--headings <language>', speech.text('option.headings')).choices(['vi', 'en']))
    .action((file: string, options: { headings?: 'vi' | 'en' }) =>
      run('template', async (task) => {
        if (!/\.xlsx$/i.test(file)) throw wrongUsage(speech.text('usage.templateName', { file }));
        const path = newFile(file);
        await alone('describe/template', { out: path, language: options.headings ?? speech.language }, task);
        return {
          result: { path },
          lines: [speech.text('done.template', { path })],
          next: typed(`describe ${/\s/.test(file) ? `"${file}"` : file}`),
        };
      }),
    );
}
