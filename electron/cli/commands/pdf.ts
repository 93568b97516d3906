import { resolve } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Cli } from '../cli.ts';
import { bytesText, failureLines } from '../job-lines.ts';
import { ocrInput, ocrOptions, type OcrOptions } from './ocr.ts';

interface PdfOptions extends OcrOptions {
  readonly output?: string;
  readonly title?: string;
  readonly file?: string[];
  readonly skipUnreadable?: boolean;
}

/** With images: one searchable PDF/A from them. Without: the PDF of every document of the workspace. */
export function addPdf(cli: Cli): void {
  const { program, speech, run } = cli;
  const command = program
    .command('pdf [images...]')
    .description(speech.text('help.pdf'))
    .option('-o, --output <file>', speech.text('option.output'))
    .option('--title <text>', speech.text('option.title'))
    .option('--skip-unreadable', speech.text('option.skipUnreadable'))
    .option('--file <code...>', speech.text('option.file'));
  ocrOptions(speech).forEach((option) => command.addOption(option));
  command.action((images: string[], options: PdfOptions) =>
    run('pdf', (task) =>
      images.length > 0 ? fromImages(cli, images, options, task) : fromDocuments(cli, options, task),
    ),
  );
}

async function fromImages(
  { speech, alone }: Cli,
  images: string[],
  options: PdfOptions,
  task: Parameters<Cli['alone']>[2],
) {
  if (options.output === undefined)
    throw new AppError('usage/invalid-input', { detail: speech.text('pdf.needsOutput') });
  const report = await alone(
    'pdf/images',
    {
      paths: images,
      out: resolve(options.output),
      ocr: ocrInput(options),
      ...(options.title === undefined ? {} : { title: options.title }),
      ...(options.skipUnreadable === undefined ? {} : { skipUnreadable: options.skipUnreadable }),
    },
    task,
  );
  const { path, pages, confidence, turned, skewed, blank } = report;
  const counts = { path, pages, confidence, turned, skewed, blank };
  return {
    result: report,
    findings: report.findings,
    incomplete: report.refused.length > 0,
    lines: [
      speech.text('done.pdfImages', { ...counts, size: bytesText(report.bytes) }),
      ...report.refused.map(
        (detail) => `  ✗ ${String(detail.params['place'])}: ${speech.words(detail.code, detail.params).what}`,
      ),
    ],
  };
}

async function fromDocuments({ speech, onWorkspace }: Cli, options: PdfOptions, task: Parameters<Cli['alone']>[2]) {
  const report = await onWorkspace('pdf/documents', options.file === undefined ? {} : { files: options.file }, task);
  return {
    result: report,
    incomplete: report.job.failed.length > 0,
    lines: [
      speech.text('done.pdf', { documents: report.documents, pages: report.pages, size: bytesText(report.bytes) }),
      ...failureLines(speech, report.job.failed),
    ],
  };
}
