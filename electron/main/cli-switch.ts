import { app } from 'electron';

/** What follows `--cli` on the command line, or null when it is not there. */
export function cliArguments(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf('--cli');
  return at === -1 ? null : argv.slice(at + 1);
}

/**
 * Runs `tram` inside this process and ends the program with its exit code. Not as a child with ELECTRON_RUN_AS_NODE: that
 * door is shut by a fuse in the installed program.
 */
export async function runCli(argv: readonly string[]): Promise<void> {
  const { main } = await import('../cli/main.ts');
  const code = await main(argv);
  // `exit` does not wait for pipes: what `--json` printed must be out before.
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  app.exit(code);
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}
