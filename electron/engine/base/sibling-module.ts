import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The URL of a module beside the caller, for worker threads and child processes: `.ts` when the program runs from
 * source (tests), `.js` when it runs from dist/. `name` has no extension.
 */
export function siblingModule(callerUrl: string, name: string): URL {
  return new URL(name + extname(fileURLToPath(callerUrl)), callerUrl);
}
