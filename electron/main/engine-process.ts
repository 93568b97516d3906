import { userInfo } from 'node:os';
import { toErrorRecord } from '../../shared/contract/app-error.ts';
import type { Answer } from '../../shared/contract/bridge.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import { EngineSession } from '../engine/index.ts';
import type { FromEngine, ToEngine } from './engine-messages.ts';

/** The engine in a process of its own: messages in, answers and events out. It knows nothing of the window. */
const port = process.parentPort;
const session = new EngineSession({
  emit: (event) => post({ type: 'event', event }),
  actor: operatingSystemUser(),
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
