/**
 * Lets the reader of our output go away: `tram list | head` closes the pipe after ten lines, and what we write then
 * fails with EPIPE. That is no fault of ours, and the work itself goes on to its end and its exit code.
 */
export function toleratePipes(...streams: NodeJS.WriteStream[]): void {
  for (const stream of streams) {
    if (stream.listeners('error').includes(ignoreClosed)) continue;
    stream.on('error', ignoreClosed);
  }
}

function ignoreClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
}
