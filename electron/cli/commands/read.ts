import { Option } from 'commander';
import type { Cli } from '../cli.ts';

type Kind = 'files' | 'batches' | 'jobs';

export function addList({ program, speech, run, onWorkspace }: Cli): void {
  program
    .command('list [what]')
    .description(speech.text('help.list'))
    .action((what: string | undefined) =>
      run('list', async (task) => {
        const kind: Kind = what === 'batches' || what === 'jobs' ? what : 'files';
        if (kind === 'batches') {
          const result = await onWorkspace('list/batches', {}, task);
          return { result, lines: result.map((one) => speech.text('list.batch', { ...one })) };
        }
        if (kind === 'jobs') {
          const result = await onWorkspace('list/jobs', {}, task);
          return {
            result,
            lines: result.map((one) => speech.text('list.job', { ...one, state: speech.text(`job.${one.state}`) })),
          };
        }
        const result = await onWorkspace('list/files', {}, task);
        return {
          result,
          lines: result.flatMap((file) => [
            speech.text('list.file', {
              code: file.code,
              title: file.title,
              documents: file.documents.length,
              errors: file.errors,
            }),
            ...file.documents.map(
              (one) => `    ${speech.text('list.document', { ...one, pdf: speech.text(`pdf.${one.pdf}`) })}`,
            ),
          ]),
        };
      }),
    );
}

export function addSearch({ program, speech, run, onWorkspace }: Cli): void {
  program
    .command('search <words...>')
    .description(speech.text('help.search'))
    .addOption(new Option('--limit <n>', speech.text('option.limit')).argParser(Number).default(20))
    .action((words: string[], options: { limit: number }) =>
      run('search', async (task) => {
        // The shell took the quotes off; an argument with blanks was a phrase.
        const query = words.map((word) => (/\s/.test(word) && !word.includes('"') ? `"${word}"` : word)).join(' ');
        const result = await onWorkspace('search/text', { query, limit: options.limit }, task);
        return {
          result,
          lines: [
            speech.text(result.atLeast ? 'search.atLeast' : 'search.total', { total: result.total }),
            ...result.hits.map((hit) =>
              hit.kind === 'document'
                ? `  ${hit.fileCode ?? ''}: ${hit.snippet}`
                : `  ${hit.fileCode ?? hit.sourceName ?? ''}${hit.pageNumber === null ? '' : `, ${speech.text('page.abbreviated')} ${hit.pageNumber}`}: …${hit.snippet}…`,
            ),
          ],
        };
      }),
    );
}

export function addExtract({ program, speech, run, onWorkspace }: Cli): void {
  program
    .command('extract')
    .description(speech.text('help.extract'))
    .option('--file <code...>', speech.text('option.file'))
    .action((options: { file?: string[] }) =>
      run('extract', async (task) => {
        const report = await onWorkspace(
          'extract/fields',
          options.file === undefined ? {} : { files: options.file },
          task,
        );
        return {
          result: report,
          findings: report.findings,
          incomplete: report.job.failed.length > 0,
          lines: [
            speech.text('done.extract', {
              documents: report.documents,
              read: report.read,
              handwritten: report.handwritten,
            }),
          ],
        };
      }),
    );
}
