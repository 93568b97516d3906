import { InvalidArgumentError, Option } from 'commander';
import { ROUND } from '../../engine/index.ts';
import { calledAs, typedPath } from '../called.ts';
import type { Cli } from '../cli.ts';
import { failureLines } from '../job-lines.ts';
import { addKeyOptions, keyInput, type KeyOptions } from '../key-options.ts';
import { newPlace, plainName } from '../values.ts';

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

/** A round's name becomes a folder's and part of identifiers. */
function roundName(speech: Cli['speech']): (text: string) => string {
  return (text) => {
    if (!ROUND.test(text)) throw new InvalidArgumentError(speech.text('usage.round'));
    return text;
  };
}

export function addPackage({ program, speech, run, typed, onWorkspace }: Cli): void {
  program
    .command('package')
    .description(speech.text('help.package'))
    .addOption(kindOption(speech))
    .requiredOption('--round <name>', speech.text('option.round'), roundName(speech))
    .option('--agreement <code>', speech.text('option.agreement'), plainName(speech))
    .option('--file <code...>', speech.text('option.file'))
    .action((options: RoundOptions & { file?: string[] }) =>
      run(
        'package',
        async (task) => {
          const report = await onWorkspace(
            'package/make',
            { ...roundInput(options), ...(options.file === undefined ? {} : { files: options.file }) },
            task,
          );
          const { kind, round } = options;
          const agreement = options.agreement === undefined ? '' : ` --agreement ${options.agreement}`;
          return {
            result: report,
            findings: report.findings,
            incomplete: report.job.failed.length > 0,
            lines: [
              report.packages.length + report.job.failed.length === 0
                ? speech.text('list.none.files')
                : speech.text('done.package', { packages: report.packages.length, failed: report.job.failed.length }),
              ...report.packages.map((one) => `  ${one.path} (${speech.size(one.size)})`),
              ...failureLines(speech, report.job.failed),
            ],
            next: typed(
              `transfer --kind ${kind} --round ${round}${agreement} --key <${speech.text('value.keyFile')}> -o <${speech.text('value.folder')}>`,
            ),
          };
        },
        { resumes: true },
      ),
    );
}

export function addTransfer({ program, speech, run, withWorkspace, onOpen }: Cli): void {
  addKeyOptions(program.command('transfer').description(speech.text('help.transfer')), speech)
    .addOption(kindOption(speech))
    .requiredOption('--round <name>', speech.text('option.round'), roundName(speech))
    .option('--agreement <code>', speech.text('option.agreement'), plainName(speech))
    .option('--file <code...>', speech.text('option.file'))
    .requiredOption('-o, --output <folder>', speech.text('option.bag'))
    .action((options: RoundOptions & KeyOptions & { output: string; file?: string[] }) =>
      run('transfer', async (task) => {
        const report = await withWorkspace(async (ws) => {
          const out = newPlace(options.output);
          const key = await keyInput(options, speech);
          const files = options.file === undefined ? {} : { files: options.file };
          return onOpen(ws, 'transfer/make', { ...roundInput(options), ...files, out, key }, task);
        });
        const { findings, ...counts } = report;
        return {
          result: report,
          findings,
          lines: [speech.text('done.transfer', { ...counts, size: speech.size(report.bytes) })],
          next: `${calledAs()} verify ${typedPath(report.path)} --anchor <${speech.text('value.anchor')}>`,
        };
      }),
    );
}
