import type { Cli } from '../cli.ts';
import { failureLines } from '../job-lines.ts';
import { addKeyOptions, keyInput, type KeyOptions } from '../key-options.ts';
import { newPdf, plainName, wrongUsage } from '../values.ts';

interface SignOptions extends KeyOptions {
  readonly output?: string;
  readonly agencyName?: string;
}

/** With a PDF: signs that one. Without: signs every document of the workspace. */
export function addSign(cli: Cli): void {
  const { program, speech, run } = cli;
  const command = program
    .command('sign')
    .argument('[pdf]', speech.text('argument.pdf'))
    .description(speech.text('help.sign'));
  addKeyOptions(command, speech)
    .option('-o, --output <file>', speech.text('option.outputSigned'))
    .option('--agency-name <name>', speech.text('option.signingAgency'), plainName(speech))
    .action((pdf: string | undefined, options: SignOptions) =>
      run(
        'sign',
        (task) => (pdf === undefined ? signWorkspace(cli, options, task) : signOne(cli, pdf, options, task)),
        { resumes: pdf === undefined },
      ),
    );
}

async function signOne({ speech, alone }: Cli, pdf: string, options: SignOptions, task: Parameters<Cli['alone']>[2]) {
  if (options.output === undefined || options.agencyName === undefined) throw wrongUsage(speech.text('sign.needs'));
  const out = newPdf(speech, options.output);
  const key = await keyInput(options, speech);
  const result = await alone('sign/pdf', { pdf, out, agencyName: options.agencyName, key }, task);
  return { result, lines: [speech.text('done.signPdf', { path: out })] };
}

async function signWorkspace(
  { speech, typed, withWorkspace, onOpen }: Cli,
  options: SignOptions,
  task: Parameters<Cli['alone']>[2],
) {
  if (options.output !== undefined || options.agencyName !== undefined)
    throw wrongUsage(speech.text('usage.onlyOnePdf', { name: options.output === undefined ? '--agency-name' : '-o' }));
  return withWorkspace(async (ws) => {
    const key = await keyInput(options, speech);
    const report = await onOpen(ws, 'sign/documents', { key }, task);
    return {
      result: report,
      incomplete: report.failed.length > 0,
      lines: [
        report.done + report.failed.length === 0
          ? speech.text('list.none.pdfs')
          : speech.text('done.sign', { signed: report.signedNow, failed: report.failed.length }),
        ...(report.signedBefore === 0 ? [] : [speech.text('done.signBefore', { count: report.signedBefore })]),
        ...(report.byOthers.length === 0
          ? []
          : [speech.text('done.signByOthers', { names: report.byOthers.join(', ') })]),
        ...failureLines(speech, report.failed),
      ],
      next: typed(`package --round <${speech.text('value.round')}>`),
    };
  });
}
