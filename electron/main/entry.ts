import { cliArguments, runCli } from './cli-switch.ts';

/**
 * Where the installed program begins: `--cli …` answers as `tram` does and opens no window; anything else opens it. The
 * window's modules are loaded only then, because they take the single-instance lock and register the app's scheme.
 */
const forCli = cliArguments(process.argv);
if (forCli === null) await import('./main.ts');
else await runCli(forCli);
