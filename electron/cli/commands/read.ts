import { Argument, Option } from 'commander';
import type { FileLine } from '../../../shared/contract/reports/files.ts';
import type { FoundHit } from '../../../shared/contract/reports/search.ts';
import { codeWords } from '../../../shared/model/fields/index.ts';
import type { Cli } from '../cli.ts';
import { failureLines } from '../job-lines.ts';
import { wholeNumber } from '../values.ts';
import type { Speech } from '../words.ts';

type Kind = 'files' | 'batches' | 'jobs';

export function addList({ program, speech, run, onWorkspace }: Cli): void {
  program
    .command('list')
    .addArgument(
      new Argument('[what]', speech.text('argument.what')).choices(['files', 'batches', 'jobs']).default('files'),
    )
    .description(speech.text('help.list'))
    .action((kind: Kind) =>
      run('list', async (task) => {
        if (kind === 'batches') {
          const result = await onWorkspace('list/batches', {}, task);
          return {
            result,
            lines: orNone(
              result.map((one) => speech.text('list.batch', { ...one })),
              kind,
              speech,
            ),
          };
        }
        if (kind === 'jobs') {
          const result = await onWorkspace('list/jobs', {}, task);
          const lines = result.map((one) => {
            const stage = speech.textOr(`stage.${one.kind}`, one.kind);
            return speech.text('list.job', { ...one, kind: stage, state: speech.text(`job.${one.state}`) });
          });
          return { result, lines: orNone(lines, kind, speech) };
        }
        const result = await onWorkspace('list/files', { outdated: true }, task);
        return {
          result,
          findings: result.flatMap(({ findings }) => findings),
          lines: orNone(
            result.flatMap((file) => fileLines(file, speech)),
            kind,
            speech,
          ),
        };
      }),
    );
}

function orNone(lines: string[], kind: Kind, speech: Speech): string[] {
  return lines.length > 0 ? lines : [speech.text(`list.none.${kind}`)];
}

function fileLines(file: FileLine, speech: Speech): string[] {
  const { code, title, documents, errors } = file;
  return [
    speech.text(errors === 0 ? 'list.file' : 'list.fileWithErrors', {
      code,
      title,
      documents: documents.length,
      errors,
    }),
    ...documents.map((one) => {
      const { ordinal, symbol, issuedDate, subject, pages } = one;
      const about = [symbol, issuedDate, subject].filter((part) => part !== '').join(' · ');
      const made = speech.text(`pdf.${one.pdf}`);
      const pdf = one.outdated === true ? speech.text('pdf.outdated', { pdf: made }) : made;
      return `    ${speech.text('list.document', { ordinal, about: about || speech.text('list.undescribed'), pages, pdf })}`;
    }),
  ];
}

/**
 * How many times as many hits are looked at as are shown: those with the marks as typed come first, and there may be some
 * further on.
 */
const LOOK_FURTHER = 2;

export function addSearch({ program, speech, run, onWorkspace }: Cli): void {
  program
    .command('search')
    .argument('<words...>', speech.text('argument.words'))
    .description(speech.text('help.search'))
    .addOption(
      new Option('--limit <n>', speech.text('option.limit')).argParser(wholeNumber(speech, 1, 500)).default(20),
    )
    .action((words: string[], options: { limit: number }) =>
      run('search', async (task) => {
        const { limit } = options;
        const input = { query: queryOf(words), filters: {}, limit: limit * LOOK_FURTHER };
        const { hits, total, atLeast } = await onWorkspace('search/find', input, task);
        const result = { hits: hits.slice(0, limit), total, atLeast };
        return {
          result,
          lines: [
            speech.text(result.atLeast ? 'search.atLeast' : 'search.total', { total: result.total }),
            ...result.hits.map((hit) => `  ${hitLine(hit, speech)}`),
          ],
        };
      }),
    );
}

/** Which document, and of a page also which of its pages and the received file; what stands there. */
function hitLine(hit: FoundHit, speech: Speech): string {
  const type = hit.typeName === null ? null : codeWords('typeName', hit.typeName, speech.language);
  const about = [type, hit.symbol, hit.issuedDate].filter((part) => part !== null).join(' · ');
  const document = about === '' ? hit.docId : `${hit.docId ?? ''} (${about})`;
  if (hit.kind === 'document') return `${document ?? ''}: ${hit.snippet}`;
  const page = hit.pageNumber === null ? null : `${speech.text('page.abbreviated')} ${hit.pageNumber}`;
  const place = [document, page, hit.page].filter((part) => part !== null).join(', ');
  return `${place}: …${hit.snippet}…`;
}

/**
 * The query as the engine reads it. The shell took the quotes off: an argument with blanks was a phrase, unless it has
 * quotes of its own or ends words with `*`, which was quoted only to keep it from the shell.
 */
export function queryOf(words: readonly string[]): string {
  return words.map((word) => (/\s/.test(word) && !/["“*]/.test(word) ? `"${word}"` : word)).join(' ');
}

export function addExtract({ program, speech, run, typed, onWorkspace }: Cli): void {
  program
    .command('extract')
    .description(speech.text('help.extract'))
    .option('--file <code...>', speech.text('option.file'))
    .option('--again', speech.text('option.readAgain'))
    .action(({ file, again }: { file?: string[]; again?: boolean }) =>
      run(
        'extract',
        async (task) => {
          const input = { ...(file === undefined ? {} : { files: file }), ...(again === true ? { again } : {}) };
          const report = await onWorkspace('extract/fields', input, task);
          const { documents, read, handwritten, unconfirmed, missing } = report;
          return {
            result: report,
            findings: report.findings,
            incomplete: report.job.failed.length > 0,
            lines: [
              documents === 0
                ? speech.text('list.none.files')
                : speech.text('done.extract', { documents, read, handwritten }),
              ...(unconfirmed + missing === 0 ? [] : [speech.text('extract.open', { unconfirmed, missing })]),
              ...failureLines(speech, report.job.failed),
            ],
            ...(documents === 0 ? {} : { next: typed('pdf') }),
          };
        },
        { resumes: true },
      ),
    );
}
