import { Option } from 'commander';
import type { Cli } from '../cli.ts';
import { bytesText, failureLines } from '../job-lines.ts';
import { addKeyOptions, keyInput, type KeyOptions } from '../key-options.ts';

type Kind = 'sip-hoso' | 'aip-hoso' | 'eark-sip';

interface RoundOptions {
  readonly kind: Kind;
  readonly round: string;
  readonly agreement?: string;
}

function kindOption(speech: Cli['speech']): Option {
  return new Option('--kind <kind>', speech.text('option.kind'))
    .choices(['sip-hoso', 'aip-hoso', 'eark-sip'])
    .default('sip-hoso');
}

function roundInput({ kind, round, agreement }: RoundOptions) {
  return { kind, round, ...(agreement === undefined ? {} : { agreement }) };
}

export function addPackage({ program, speech, run, onWorkspace }: Cli): void {
  program
    .command('package')
    .description(speech.text('help.package'))
    .addOption(kindOption(speech))
    .requiredOption('--round <name>', speech.text('option.round'))
    .option('--agreement <code>', speech.text('option.agreement'))
    .option('--file <code...>', speech.text('option.file'))
    .action((options: RoundOptions & { file?: string[] }) =>
      run('package', async (task) => {
        const report = await onWorkspace(
          'package/make',
          { ...roundInput(options), ...(options.file === undefined ? {} : { files: options.file }) },
          task,
        );
        return {
          result: report,
          incomplete: report.job.failed.length > 0,
          lines: [
            speech.text('done.package', { packages: report.packages.length, failed: report.job.failed.length }),
            ...report.packages.map((one) => `  ${one.path} (${bytesText(one.size)})`),
            ...failureLines(speech, report.job.failed),
          ],
        };
      }),
    );
}

export function addTransfer({ program, speech, run, onWorkspace }: Cli): void {
  addKeyOptions(program.command('transfer').description(speech.text('help.transfer')), speech)
    .addOption(kindOption(speech))
    .requiredOption('--round <name>', speech.text('option.round'))
    .option('--agreement <code>', speech.text('option.agreement'))
    .requiredOption('-o, --output <folder>', speech.text('option.bag'))
    .action((options: RoundOptions & KeyOptions & { output: string }) =>
      run('transfer', async (task) => {
        const key = await keyInput(options, speech);
        const report = await onWorkspace('transfer/make', { ...roundInput(options), out: options.output, key }, task);
        return {
          result: report,
          lines: [speech.text('done.transfer', { ...report, size: bytesText(report.bytes) })],
        };
      }),
    );
}
