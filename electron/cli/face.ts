import { isAppError, toErrorRecord, type ErrorRecord } from '../../shared/contract/app-error.ts';
import { ERRORS, EXIT, type ErrorCode } from '../../shared/contract/codes/index.ts';
import type { Finding } from '../../shared/contract/finding.ts';
import type { Progress } from '../../shared/contract/progress.ts';
import type { Task } from '../engine/index.ts';
import { listenForCancel } from './cancel.ts';
import { detailLine, findingLines, findingLinesByCode, PRINTED } from './finding-lines.ts';
import { writeJson, writeLine } from './output.ts';
import { progressFace } from './progress.ts';
import type { Speech } from './words.ts';

/** What a command gives back: the result for `--json`, the lines for people, and the findings that decide the exit code. */
export interface Outcome {
  readonly result: unknown;
  readonly lines: readonly string[];
  readonly findings?: readonly Finding[];
  /** Findings of one kind are told together though their values differ: there may be thousands. */
  readonly together?: boolean;
  /** Failed items and the like: the exit code is then 1 though no finding is an error. */
  readonly incomplete?: boolean;
  /** The command that usually comes after this one, ready to be typed. */
  readonly next?: string;
}

export interface FaceOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  /** The command keeps a journal: stopped, it goes on where it was when it is run again. */
  readonly resumes?: boolean;
}

/** Runs one command and shows what came of it; the only place where errors become words and exit codes. */
export async function present(
  speech: Speech,
  options: FaceOptions,
  command: string,
  run: (task: Task) => Promise<Outcome>,
): Promise<number> {
  const cancel = listenForCancel();
  const progress = progressFace(speech, process.stderr, options.json || options.quiet);
  let last: Progress | null = null;
  const report = (state: Progress) => {
    last = state;
    progress.report(state);
  };
  try {
    const outcome = await run({ signal: cancel.signal, report });
    progress.stop();
    return show(speech, options, command, outcome);
  } catch (error) {
    progress.stop();
    const code = fail(speech, options, command, error, last);
    return isAppError(error, 'internal/cancelled') ? (cancel.exitCode() ?? code) : code;
  } finally {
    cancel.done();
  }
}

function show(speech: Speech, options: FaceOptions, command: string, outcome: Outcome): number {
  const findings = outcome.findings ?? [];
  const wrong = findings.some((finding) => finding.severity === 'error') || outcome.incomplete === true;
  if (options.json) {
    const spoken = findings.map((finding) => {
      const { what: message, do: remedy } = speech.words(finding.code, finding.params);
      return { ...finding, message, remedy };
    });
    writeJson(process.stdout, { command, ok: !wrong, result: outcome.result, findings: spoken, error: null });
  } else {
    const linesOf = outcome.together === true ? findingLinesByCode : findingLines;
    for (const line of [...outcome.lines, ...linesOf(speech, findings)]) writeLine(process.stdout, line);
    if (outcome.next !== undefined && !wrong && !options.quiet)
      writeLine(process.stderr, speech.text('next', { command: outcome.next }));
  }
  return wrong ? EXIT.findings : EXIT.fine;
}

/** Shows an error and gives its exit code. `last`: how far the work had come when it was stopped. */
export function fail(
  speech: Speech,
  options: FaceOptions,
  command: string,
  error: unknown,
  last: Progress | null = null,
): number {
  const record = toErrorRecord(error);
  const { what, do: usual } = speech.words(record.code, record.params);
  const cancelled = record.code === 'internal/cancelled';
  const remedy = cancelled && options.resumes !== true ? speech.text('cancelled.fresh') : usual;
  if (options.json) printError(speech, command, record, what, remedy);
  else {
    const say = (line: string): void => writeLine(process.stderr, line);
    say(`${cancelled ? '' : `${speech.text('error.prefix')} `}${what}`);
    if (cancelled && last?.total) say(`  ${stoppedAt(speech, last, last.total)}`);
    record.details.slice(0, PRINTED).forEach((detail) => say(`  • ${detailLine(speech, detail)}`));
    if (record.details.length > PRINTED) say(`  ${speech.text('more', { count: record.details.length - PRINTED })}`);
    if (remedy !== '') say(`  → ${remedy}`);
    if (!isAppError(error) && process.env['TRAM_DEBUG'] && error instanceof Error)
      process.stderr.write(`${error.stack ?? ''}\n`);
  }
  return exitOf(record.code);
}

/** An error as `--json` has it: always the same keys, whatever went wrong and where. */
export function printError(
  speech: Speech,
  command: string,
  { code, params, details }: ErrorRecord,
  message: string,
  remedy: string,
): void {
  const spoken = details.map((detail) => {
    const { what, do: hint } = speech.words(detail.code, detail.params);
    return { ...detail, message: what, remedy: hint };
  });
  const error = { code, params, message, remedy, details: spoken };
  writeJson(process.stdout, { command, ok: false, result: null, findings: [], error });
}

function stoppedAt(speech: Speech, last: Progress, total: number): string {
  if (last.unit === 'bytes') return speech.text('cancelled.during', { stage: speech.text(`stage.${last.stage}`) });
  const { done } = last;
  const unit = speech.text(`unit.${last.unit}`, { total });
  return speech.text('cancelled.at', { stage: speech.text(`stage.${last.stage}`), done, total, unit });
}

function exitOf(code: string): number {
  const known = code in ERRORS ? ERRORS[code as ErrorCode] : null;
  return known ? EXIT[known.exit] : EXIT.internal;
}
