import { extname, join } from 'node:path';
import { utilityProcess } from 'electron';
import { EngineClient, type EngineChild } from './engine-client.ts';
import { openLog } from './log-file.ts';
import type { PreferenceStore } from './preference-store.ts';
import { userDataFile } from './user-data.ts';

/** Starts the engine's process; workspaces that are opened are remembered. */
export function setupEngine(preferences: PreferenceStore): EngineClient {
  const logFile = userDataFile(join('log', 'engine.log'));
  return new EngineClient({
    start: () => startProcess(logFile),
    logFile,
    opened: (root) => preferences.remember(root),
  });
}

function startProcess(logFile: string): EngineChild {
  const module = join(import.meta.dirname, `engine-process${extname(import.meta.filename)}`);
  const child = utilityProcess.fork(module, [], {
    serviceName: 'tram-engine',
    stdio: ['ignore', 'inherit', 'pipe'],
    // Compiled code is kept for the next start, in this person's own folder.
    env: { ...process.env, NODE_COMPILE_CACHE: userDataFile('compiled') },
  });
  // The engine is silent unless something is badly wrong: then its last words are what a person can send on.
  const log = openLog(logFile);
  child.stderr?.on('data', (words: Buffer) => log?.write(words));
  child.on('exit', () => log?.end());
  return child;
}
