import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { utilityProcess } from 'electron';
import { EngineClient, type EngineChild } from './engine-client.ts';
import type { PreferenceStore } from './preferences.ts';
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
  const child = utilityProcess.fork(module, [], { serviceName: 'tram-engine', stdio: ['ignore', 'inherit', 'pipe'] });
  // The engine is silent unless something is badly wrong: then its last words are what a person can send on.
  mkdirSync(dirname(logFile), { recursive: true });
  child.stderr?.pipe(createWriteStream(logFile, { flags: 'a' }));
  return child;
}
