import { AppError } from '../../shared/contract/app-error.ts';

/** What kept a result from being written; null while all of it was. */
let lost: NodeJS.ErrnoException | null = null;

/**
 * Listens for what goes wrong with our own output. Its reader may go away: `tram list | head` closes the pipe after ten
 * lines, and what we write then fails with EPIPE. That is no fault of ours, and the work itself goes on to its end and its
 * exit code. So it does when the disk is full to which a result is written, but then the result is lost: see `lostOutput`.
 */
export function watchOutput(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): void {
  lost = null;
  listen(stdout, noteLost);
  // Of words that cannot be said nobody can be told.
  listen(stderr, () => undefined);
}

/**
 * The error of a result that could not be written: `disk/full`, `disk/write-failed`; null when all was, or when nobody
 * wanted to read on. `name`: what the output is called.
 */
export async function lostOutput(name: string): Promise<AppError | null> {
  // A file is written to at once; that it failed is told a turn later.
  await new Promise((resolve) => setImmediate(resolve));
  if (lost === null) return null;
  const isFull = lost.code === 'ENOSPC' || lost.code === 'EDQUOT';
  const params = isFull ? { path: name } : { path: name, reason: lost.code ?? lost.message };
  return new AppError(isFull ? 'disk/full' : 'disk/write-failed', params, { cause: lost });
}

function noteLost(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') lost ??= error;
}

const listened = new WeakSet<NodeJS.WriteStream>();

function listen(stream: NodeJS.WriteStream, listener: (error: NodeJS.ErrnoException) => void): void {
  if (!listened.has(stream)) stream.on('error', listener);
  listened.add(stream);
}
