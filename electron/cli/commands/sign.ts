import { AppError } from '../../../shared/contract/app-error.ts';
import type { Cli } from '../cli.ts';
import { failureLines } from '../job-lines.ts';
import { addKeyOptions, keyInput, type KeyOptions } from '../key-options.ts';

interface SignOptions extends KeyOptions {
  readonly output?: string;
  readonly agencyName?: string;
}

/** With a PDF: signs that one. Without: signs every document of the workspace. */
export function addSign({ program, speech, run, alone, onWorkspace }: Cli): void {
  addKeyOptions(program.command('sign [pdf]').description(speech.text('help.sign')), speech)
    .option('-o, --output <file>', speech.text('option.output'))
    .option('--agency-name <name>', speech.text('option.agencyName'))
    .action((pdf: string | undefined, options: SignOptions) =>
      run('sign', async (task) => {
        const key = await keyInput(options, speech);
        if (pdf !== undefined) {
          if (options.output === undefined || options.agencyName === undefined)
            throw new AppError('usage/invalid-input', { detail: '--output, --agency-name' });
          const signed = await alone(
            'sign/pdf',
            { pdf, out: options.output, agencyName: options.agencyName, key },
            task,
          );
          return { result: signed, lines: [speech.text('done.signPdf', { path: options.output })] };
        }
        const report = await onWorkspace('sign/documents', { key }, task);
        return {
          result: report,
          incomplete: report.failed.length > 0,
          lines: [
            speech.text('done.sign', { done: report.done, failed: report.failed.length }),
            ...failureLines(speech, report.failed),
          ],
        };
      }),
    );
}
