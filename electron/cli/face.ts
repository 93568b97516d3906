import { isAppError, toErrorRecord, type Detail } from '../../shared/contract/app-error.ts';
import { ERRORS, EXIT, type ErrorCode } from '../../shared/contract/codes/index.ts';
import type { Finding } from '../../shared/contract/finding.ts';
import type { Task } from '../engine/index.ts';
import { progressFace } from './progress.ts';
import type { Speech } from './words.ts';

/** What a command gives back: the result for `--json`, the lines for people, and the findings that decide the exit code. */
export interface Outcome {
  readonly result: unknown;
  readonly lines: readonly string[];
  readonly findings?: readonly Finding[];
  /** Failed items and the like: the exit code is then 1 though no finding is an error. */
  readonly incomplete?: boolean;
}

export interface FaceOptions {
  readonly json: boolean;
  readonly quiet: boolean;
}

/** More findings than these are counted, not printed; `--json` has them all. */
const PRINTED = 60;

/** Runs one command and shows what came of it; the only place where errors become words and exit codes. */
export async function present(
  speech: Speech,
  options: FaceOptions,
  command: string,
  run: (task: Task) => Promise<Outcome>,
): Promise<number> {
  const controller = new AbortController();
  const cancel = () => controller.abort();
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  const progress = progressFace(speech, process.stderr, options.json || options.quiet);
  try {
    const outcome = await run({ signal: controller.signal, report: (state) => progress.report(state) });
    progress.stop();
    const findings = outcome.findings ?? [];
    const wrong = findings.some((finding) => finding.severity === 'error') || outcome.incomplete === true;
    if (options.json) print(JSON.stringify({ command, ok: !wrong, result: outcome.result, findings }, null, 2));
    else {
      outcome.lines.forEach(print);
      printFindings(speech, findings);
    }
    return wrong ? EXIT.findings : EXIT.fine;
  } catch (error) {
    progress.stop();
    return fail(speech, options, command, error);
  } finally {
    process.off('SIGINT', cancel);
    process.off('SIGTERM', cancel);
  }
}

/** Shows an error and gives its exit code. */
export function fail(speech: Speech, options: FaceOptions, command: string, error: unknown): number {
  const record = toErrorRecord(error);
  const { what, do: remedy } = speech.words(record.code, record.params);
  if (options.json) print(JSON.stringify({ command, ok: false, error: { ...record, message: what, remedy } }, null, 2));
  else {
    process.stderr.write(`${speech.text('error.prefix')} ${what}\n`);
    if (remedy !== '') process.stderr.write(`  → ${remedy}\n`);
    record.details.slice(0, PRINTED).forEach((detail) => process.stderr.write(`  • ${detailLine(speech, detail)}\n`));
    if (record.details.length > PRINTED)
      process.stderr.write(`  ${speech.text('more', { count: record.details.length - PRINTED })}\n`);
    if (!isAppError(error) && process.env['TRAM_DEBUG'] && error instanceof Error)
      process.stderr.write(`${error.stack ?? ''}\n`);
  }
  return exitOf(record.code);
}

/** One of the things an error lists, with the place it stands at. */
export function detailLine(speech: Speech, detail: Detail): string {
  const { sheet, row, column, place } = detail.params;
  const where =
    sheet !== undefined && row !== undefined
      ? speech.text('place.cell', { sheet, row, column: column ?? '' })
      : typeof place === 'string'
        ? place
        : '';
  const { what } = speech.words(detail.code, detail.params);
  return where === '' ? what : `${where}: ${what}`;
}

function printFindings(speech: Speech, findings: readonly Finding[]): void {
  const ranked = [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  for (const finding of ranked.slice(0, PRINTED)) {
    const { what, do: remedy } = speech.words(finding.code, finding.params);
    print(`  ${MARK[finding.severity]} ${finding.place}: ${what}${finding.severity === 'info' ? '' : ` → ${remedy}`}`);
  }
  if (ranked.length > PRINTED) print(`  ${speech.text('more', { count: ranked.length - PRINTED })}`);
}

const RANK = { error: 0, warning: 1, info: 2 } as const;
const MARK = { error: '✗', warning: '!', info: '·' } as const;

function exitOf(code: string): number {
  const known = code in ERRORS ? ERRORS[code as ErrorCode] : null;
  return known ? EXIT[known.exit] : EXIT.internal;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
