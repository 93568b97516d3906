import { isoVietnam, systemClock, type Clock } from './clock.ts';

/** Where the engine writes what a person may later need to know. Never secrets, never page text. */
export interface Logger {
  warn(message: string, data?: Readonly<Record<string, unknown>>): void;
}

export const silentLogger: Logger = { warn: () => undefined };

/** A logger that gives each entry to `write` as one line of JSON. */
export function lineLogger(write: (line: string) => void, clock: Clock = systemClock): Logger {
  return {
    warn: (message, data = {}) => write(`${JSON.stringify({ at: isoVietnam(clock.now()), message, ...data })}\n`),
  };
}

/** Writes each entry to several. */
export function toAll(...loggers: readonly Logger[]): Logger {
  return {
    warn: (message, data) => {
      for (const logger of loggers) logger.warn(message, data);
    },
  };
}
