import type { DocumentPdfReport } from '../../../shared/contract/reports/pdf.ts';
import type { Cli } from '../cli.ts';
import { failureLines } from '../job-lines.ts';
import { newPdf, plainName, wrongUsage } from '../values.ts';
import type { Speech } from '../words.ts';
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
    .command('pdf')
    .argument('[images...]', speech.text('argument.images'))
    .description(speech.text('help.pdf'))
    .option('-o, --output <file>', speech.text('option.outputPdf'))
    .option('--title <text>', speech.text('option.title'), plainName(speech))
    .option('--skip-unreadable', speech.text('option.skipUnreadable'))
    .option('--file <code...>', speech.text('option.file'));
  ocrOptions(speech).forEach((option) => command.addOption(option));
  command.action((images: string[], options: PdfOptions) =>
    run(
      'pdf',
      (task) => (images.length > 0 ? fromImages(cli, images, options, task) : fromDocuments(cli, options, task)),
      { resumes: images.length === 0 },
    ),
  );
}

async function fromImages(
  { speech, alone }: Cli,
  images: string[],
  options: PdfOptions,
  task: Parameters<Cli['alone']>[2],
) {
  if (options.output === undefined) throw wrongUsage(speech.text('pdf.needsOutput'));
  if (options.file !== undefined) throw wrongUsage(speech.text('usage.onlyWorkspace', { name: '--file' }));
  const report = await alone(
    'pdf/images',
    {
      paths: images,
      out: newPdf(speech, options.output),
      ocr: ocrInput(options),
      ...(options.title === undefined ? {} : { title: options.title }),
      ...(options.skipUnreadable === undefined ? {} : { skipUnreadable: options.skipUnreadable }),
    },
    task,
  );
  const { path, pages, turned, skewed, blank } = report;
  const confidence =
    report.confidence === null
      ? speech.text('pdf.noText')
      : speech.text('pdf.confidence', { confidence: report.confidence.toLocaleString(speech.language) });
  const counts = { path, pages, confidence, turned, skewed, blank };
  return {
    result: report,
    findings: report.findings,
    incomplete: report.refused.length > 0,
    lines: [
      speech.text('done.pdfImages', { ...counts, size: speech.size(report.bytes) }),
      ...report.refused.map(
        (detail) => `  ✗ ${String(detail.params['place'])}: ${speech.words(detail.code, detail.params).what}`,
      ),
    ],
  };
}

/** What came of the PDFs of documents: those made, and apart from them those kept as they were received. */
export function documentPdfLine(speech: Speech, report: DocumentPdfReport): string {
  const { documents, originals, pages } = report;
  if (documents === 0 && report.job.failed.length === 0) return speech.text('list.none.files');
  const size = speech.size(report.bytes);
  if (originals === 0) return speech.text('done.pdf', { documents, pages, size });
  return speech.text('done.pdfKept', { made: documents - originals, originals, pages, size });
}

async function fromDocuments(
  { speech, typed, onWorkspace }: Cli,
  options: PdfOptions,
  task: Parameters<Cli['alone']>[2],
) {
  const forImages = { '-o': options.output, '--title': options.title, '--skip-unreadable': options.skipUnreadable };
  const misplaced = Object.entries(forImages).find(([, value]) => value !== undefined);
  if (misplaced) throw wrongUsage(speech.text('usage.onlyImages', { name: misplaced[0] }));
  const report = await onWorkspace('pdf/documents', options.file === undefined ? {} : { files: options.file }, task);
  return {
    result: report,
    incomplete: report.job.failed.length > 0,
    lines: [documentPdfLine(speech, report), ...failureLines(speech, report.job.failed)],
    next: typed(`sign --key <${speech.text('value.keyFile')}>`),
  };
}
