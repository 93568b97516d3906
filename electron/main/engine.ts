import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { utilityProcess } from 'electron';
import { EngineClient, type EngineChild } from './engine-client.ts';
import type { PreferenceStore } from './preference-store.ts';
import { userDataFile } from './user-data.ts';

/** Beyond this many bytes the log is put aside and a new one begun. */
const LOG_LIMIT = 1 << 20;

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

/** The log to write to, or null where it cannot be written: the engine does not need it to work. */
function openLog(path: string): NodeJS.WritableStream | null {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(path, `${path}.old`);
    return createWriteStream(path, { flags: 'a' }).on('error', () => undefined);
  } catch {
    return null;
  }
}
