import { userInfo } from 'node:os';
import { isAppError, toErrorRecord } from '../../shared/contract/app-error.ts';
import type { Answer } from '../../shared/contract/bridge.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import { EngineSession, lineLogger } from '../engine/index.ts';
import type { FromEngine, ToEngine } from './engine-messages.ts';

/** The engine in a process of its own: messages in, answers and events out. It knows nothing of the window. */
const port = process.parentPort;
/** The main process puts what is written here into `log/engine.log` among the program's own data. */
const logger = lineLogger((line) => void process.stderr.write(line));
const session = new EngineSession({
  emit: (event) => post({ type: 'event', event }),
  actor: operatingSystemUser(),
  logger,
});

port.on('message', ({ data }: { data: ToEngine }) => {
  if (data.type === 'cancel') session.cancel(data.id);
  else void answer(data).then((result) => post({ type: 'answer', n: data.n, answer: result }));
});

async function answer(message: Exclude<ToEngine, { type: 'cancel' }>): Promise<Answer> {
  try {
    if (message.type === 'close') return { ok: true, value: await session.close().then(() => null) };
    return { ok: true, value: await session.call(message.id, message.name as CommandName, message.input) };
  } catch (error) {
    // A fault of ours: the window is told only that there is one.
    if (!isAppError(error) && message.type === 'call')
      logger.warn('unexpected', { command: message.name, error: error instanceof Error ? error.stack : String(error) });
    return { ok: false, error: toErrorRecord(error) };
  }
}

function post(message: FromEngine): void {
  port.postMessage(message);
}

/** Who the journal names while nobody is signed in. Containers and odd domains may have no such name. */
function operatingSystemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env['USERNAME'] ?? process.env['USER'] ?? 'tram';
  }
}
