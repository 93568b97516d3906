import cliProgress from 'cli-progress';
import type { Progress } from '../../shared/contract/progress.ts';
import { visible, writeLine } from './output.ts';
import type { Speech } from './words.ts';

/** How often a plain line is written where there is no terminal, in milliseconds. */
const PLAIN_EVERY = 5000;

export interface ProgressFace {
  report(progress: Progress): void;
  /** Ends the bar or the line of the stage in work. */
  stop(): void;
}

/** A bar with rate and time left on a terminal, a line now and then elsewhere, nothing at all when asked to be quiet. */
export function progressFace(speech: Speech, stream: NodeJS.WriteStream, quiet: boolean): ProgressFace {
  if (quiet) return { report: () => undefined, stop: () => undefined };
  return stream.isTTY ? bars(speech, stream) : lines(speech, stream);
}

function bars(speech: Speech, stream: NodeJS.WriteStream): ProgressFace {
  let bar: cliProgress.SingleBar | null = null;
  let stage = '';
  const stop = () => {
    bar?.stop();
    bar = null;
    stage = '';
  };
  return {
    report(progress) {
      if (progress.total === null || progress.total === 0) return;
      if (progress.stage !== stage) {
        stop();
        stage = progress.stage;
        bar = new cliProgress.SingleBar(
          {
            format: (options, params, payload: object) =>
              cliProgress.Format.Formatter({ ...options, format: speech.text('progress.bar') }, params, {
                ...payload,
                left: leftText(speech, options, params),
              }),
            stream,
            hideCursor: true,
            autopadding: true,
            barsize: 28,
            fps: 8,
            etaBuffer: 50,
          },
          cliProgress.Presets.shades_classic,
        );
        bar.start(scaled(progress, progress.total), 0, payload(speech, progress));
      }
      bar?.update(scaled(progress, progress.done), payload(speech, progress));
    },
    stop,
  };
}

/** The time left; nothing until there is an estimate: the library then gives a word or 0. */
function leftText(speech: Speech, options: cliProgress.Options, { eta, value, total }: cliProgress.Params): string {
  if (typeof eta !== 'number' || eta < 1 || value <= 0 || value >= total) return '';
  const time = cliProgress.Format.TimeFormat(eta, options, 5).trim();
  return ` · ${speech.text('progress.left', { time })}`;
}

/** Longest name beside a bar, and what is kept of its beginning and its end. */
const NAME = { max: 40, start: 18, end: 21 };

function shortened(name: string): string {
  const letters = Array.from(name.normalize('NFC'));
  if (letters.length <= NAME.max) return letters.join('');
  return `${letters.slice(0, NAME.start).join('')}…${letters.slice(-NAME.end).join('')}`;
}

function payload(speech: Speech, progress: Progress) {
  return {
    stage: speech.text(`stage.${progress.stage}`).padEnd(14),
    amount: amountOf(speech, progress),
    current: progress.current ? ` · ${shortened(visible(progress.current))}` : '',
  };
}

/** How far it is, as a person reads it: `3/14 pages`, `1.2 MB/5.3 MB`; `3 pages` while nobody knows of how many. */
function amountOf(speech: Speech, { unit, done, total }: Progress): string {
  if (unit === 'bytes') return [done, ...(total === null ? [] : [total])].map((bytes) => speech.size(bytes)).join('/');
  return `${done}${total === null ? '' : `/${total}`} ${speech.text(`unit.${unit}`, { total: total ?? done })}`;
}

/** What a bar counts in: tenths of a megabyte, so that its numbers stay small. */
function scaled(progress: Progress, value: number): number {
  return progress.unit === 'bytes' ? Math.round(value / 1e5) / 10 : value;
}

function lines(speech: Speech, stream: NodeJS.WriteStream): ProgressFace {
  let last = 0;
  let stage = '';
  let written = '';
  return {
    report(progress) {
      const finished = progress.total !== null && progress.done === progress.total;
      const now = Date.now();
      if (progress.stage === stage && !finished && now - last < PLAIN_EVERY) return;
      if (finished && progress.total === 0) return;
      stage = progress.stage;
      last = now;
      const line = speech.text('progress.line', {
        stage: speech.text(`stage.${progress.stage}`),
        amount: amountOf(speech, progress),
      });
      // The end may be reported more than once.
      if (line !== written) writeLine(stream, line);
      written = line;
    },
    stop: () => {
      stage = '';
      written = '';
    },
  };
}
