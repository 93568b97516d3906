import { constants } from 'node:os';

/**
 * What Ctrl-C, a polite kill and a terminal that is closed do to a command: the first one asks it to stop, a second one ends
 * the process.
 */
export interface Cancel {
  readonly signal: AbortSignal;
  /** 128 + the signal's number, as shells count it; null while nobody asked. */
  exitCode(): number | null;
  /** Lets the signals do again what they do by themselves. */
  done(): void;
}

export function listenForCancel(): Cancel {
  const controller = new AbortController();
  let code: number | null = null;
  // `once`: with the listener gone, the second Ctrl-C has the system's own effect.
  const listeners = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((name) => {
    const listener = () => {
      code ??= 128 + constants.signals[name];
      controller.abort();
    };
    process.once(name, listener);
    return [name, listener] as const;
  });
  return {
    signal: controller.signal,
    exitCode: () => code,
    done: () => listeners.forEach(([name, listener]) => process.off(name, listener)),
  };
}
