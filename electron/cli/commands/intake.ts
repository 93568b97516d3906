import type { IntakeReport } from '../../../shared/contract/reports/intake.ts';
import type { Cli } from '../cli.ts';
import { failureLines } from '../job-lines.ts';
import { rescanOutcome } from './intake-rescan.ts';
import { plainName, wrongUsage } from '../values.ts';
import type { Speech } from '../words.ts';

export function addIntake(cli: Cli): void {
  const { program, speech, run, typed, onWorkspace } = cli;
  program
    .command('intake')
    .argument('<paths...>', speech.text('argument.scans'))
    .description(speech.text('help.intake'))
    .option('--batch <name>', speech.text('option.batch'), plainName(speech), 'dot-01')
    .option('--rescan', speech.text('option.rescan'))
    .option('--yes', speech.text('option.rescanYes'))
    .option('--decline', speech.text('option.rescanDecline'))
    .action((paths: string[], options: { batch: string; rescan?: boolean; yes?: boolean; decline?: boolean }) => {
      const { batch, rescan = false, yes = false, decline = false } = options;
      return run(
        'intake',
        async (task) => {
          const alone = yes ? '--yes' : '--decline';
          if ((yes || decline) && !rescan) throw wrongUsage(speech.text('rescan.alone', { option: alone }));
          if (rescan) return rescanOutcome(cli, { paths, batch, yes, decline }, task);
          const report = await onWorkspace('intake/import', { paths, batch }, task);
          const { duplicates, refused, ignored } = report;
          return {
            result: report,
            findings: report.findings,
            incomplete: refused.length > 0,
            lines: [
              intakeLine(speech, report),
              ...duplicates.map((one) => `  = ${speech.text('intake.duplicate', one)}`),
              ...refused.map(({ name, error }) => {
                const { what, do: remedy } = speech.words(error.code, error.params);
                return `  ✗ ${name}: ${what} → ${remedy}`;
              }),
              ...(refused.length > 0 ? [`  ${speech.text('intake.refusedKept')}`] : []),
              ...ignored.map(
                (one) =>
                  `  - ${speech.text('intake.ignored', { name: one.name, reason: speech.text(`intake.reason.${one.reason}`) })}`,
              ),
            ],
            next: typed('check'),
          };
        },
        { resumes: true },
      );
    });
}

/** The count of a run; every file handed in is one of its terms. */
export function intakeLine(speech: Speech, report: IntakeReport): string {
  const { received, taken, already, pages, duplicates, refused, bytes } = report;
  return speech.text(already.length > 0 ? 'done.intakeAgain' : 'done.intake', {
    received,
    taken,
    pages,
    size: speech.size(bytes),
    already: already.length,
    duplicates: duplicates.length,
    refused: refused.length,
  });
}

export function addCheck({ program, speech, run, typed, onWorkspace }: Cli): void {
  program
    .command('check')
    .description(speech.text('help.check'))
    .option('--batch <name>', speech.text('option.batchOnly'), plainName(speech))
    .option('--again', speech.text('option.again'))
    .action((options: { batch?: string; again?: boolean }) =>
      run(
        'check',
        async (task) => {
          const report = await onWorkspace('pages/check', options, task);
          const { pages, blank, look, turned, skewed } = report;
          return {
            result: report,
            findings: report.findings,
            incomplete: report.job.failed.length > 0,
            lines: [
              speech.text('done.check', { pages, blank, look, turned, skewed }),
              ...failureLines(speech, report.job.failed),
            ],
            next: typed('ocr'),
          };
        },
        { resumes: true },
      ),
    );
}
