import { Option } from 'commander';
import type { Cli } from '../cli.ts';
import { failureLines } from '../job-lines.ts';
import { plainName, wholeNumber } from '../values.ts';

/** Options that say how text is recognised, shared by `ocr` and `pdf`. */
export interface OcrOptions {
  readonly ocrLang: string;
  readonly jobs?: number;
  readonly tessdata?: string;
}

export function ocrOptions(speech: Cli['speech']): Option[] {
  return [
    new Option('--ocr-lang <languages>', speech.text('option.ocrLang'))
      .choices(['vie', 'eng', 'vie+eng'])
      .default('vie'),
    new Option('--jobs <n>', speech.text('option.jobs')).argParser(wholeNumber(speech, 1, 32)),
    new Option('--tessdata <folder>', speech.text('option.tessdata')),
  ];
}

export function ocrInput(options: OcrOptions) {
  return {
    languages: options.ocrLang.split('+') as ('vie' | 'eng')[],
    ...(options.jobs === undefined ? {} : { workers: options.jobs }),
    ...(options.tessdata === undefined ? {} : { tessdata: options.tessdata }),
  };
}

export function addOcr({ program, speech, run, typed, onWorkspace }: Cli): void {
  const command = program
    .command('ocr')
    .description(speech.text('help.ocr'))
    .option('--batch <name>', speech.text('option.batchOnly'), plainName(speech));
  ocrOptions(speech).forEach((option) => command.addOption(option));
  command.action((options: OcrOptions & { batch?: string }) =>
    run(
      'ocr',
      async (task) => {
        const report = await onWorkspace(
          'ocr/recognise',
          { ocr: ocrInput(options), ...(options.batch === undefined ? {} : { batch: options.batch }) },
          task,
        );
        return {
          result: report,
          findings: report.findings,
          incomplete: report.failed > 0,
          lines: [
            speech.text('done.ocr', {
              read: report.recognised,
              blank: report.blank,
              kept: report.unchanged,
              failed: report.failed,
            }),
            ...failureLines(speech, report.job.failed),
          ],
          next: typed('template mo-ta.xlsx'),
        };
      },
      { resumes: true },
    ),
  );
}
