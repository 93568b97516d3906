import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { EngineClient } from '../../electron/main/engine-client.ts';
import type { FromEngine, ToEngine } from '../../electron/main/engine-messages.ts';
import type { AppEvent } from '../../shared/contract/events.ts';

/** An engine process that answers as it is told to. */
class FakeChild extends EventEmitter {
  readonly got: ToEngine[] = [];
  killed = false;
  postMessage(message: ToEngine): void {
    this.got.push(message);
  }
  kill(): boolean {
    this.killed = true;
    this.emit('exit', 0);
    return true;
  }
  say(message: FromEngine): void {
    this.emit('message', message);
  }
  answer(value: unknown, error?: string): void {
    const last = this.got.at(-1) as Extract<ToEngine, { n: number }>;
    const answer = error
      ? ({ ok: false, error: { code: error, params: {}, details: [] } } as const)
      : ({ ok: true, value } as const);
    this.say({ type: 'answer', n: last.n, answer });
  }
  die(): void {
    this.emit('exit', 1);
  }
}

let children: FakeChild[];
let events: AppEvent[];
let opened: string[];
let client: EngineClient;
const latest = () => children.at(-1)!;
const states = () => events.flatMap((event) => (event.type === 'engine' ? [event.state] : []));
/** Lets promises that are settled have their say. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  [children, events, opened] = [[], [], []];
  client = new EngineClient({
    start: () => {
      const child = new FakeChild();
      children.push(child);
      return child;
    },
    logFile: 'engine.log',
    opened: (root) => opened.push(root),
  });
  client.onEvent((event) => events.push(event));
});

async function openWorkspace(): Promise<void> {
  const answer = client.call('1', 'workspace/open', { root: '/kho' });
  await settle();
  latest().answer({ root: '/kho' });
  await answer;
}

describe('the engine’s client', () => {
  it('gives each call its own answer, whatever their order', async () => {
    const [first, second] = [client.call('a', 'x', 1), client.call('b', 'y', 2)];
    await settle();
    const [a, b] = latest().got as Extract<ToEngine, { type: 'call' }>[];
    latest().say({ type: 'answer', n: b!.n, answer: { ok: true, value: 'B' } });
    latest().say({ type: 'answer', n: a!.n, answer: { ok: true, value: 'A' } });
    expect(await Promise.all([first, second])).toEqual([
      { ok: true, value: 'A' },
      { ok: true, value: 'B' },
    ]);
  });

  it('knows the open workspace and tells when one is opened', async () => {
    await openWorkspace();
    expect(client.workspace).toBe('/kho');
    expect(opened).toEqual(['/kho']);
    const close = client.call('2', 'workspace/close', {});
    await settle();
    latest().answer(null);
    await close;
    expect(client.workspace).toBeNull();
  });

  it('after a crash answers the calls under way, starts anew and opens the workspace before anything else', async () => {
    await openWorkspace();
    const lost = client.call('2', 'intake/import', {});
    await settle();
    latest().die();
    expect(await lost).toMatchObject({ ok: false, error: { code: 'shell/engine-ended' } });
    expect(children).toHaveLength(2);
    const waiting = client.call('3', 'list/batches', {});
    await settle();
    expect(latest().got).toMatchObject([{ name: 'workspace/open', input: { root: '/kho' } }]);
    latest().answer({ root: '/kho' });
    await settle();
    expect(latest().got.at(-1)).toMatchObject({ name: 'list/batches' });
    latest().answer([]);
    expect(await waiting).toEqual({ ok: true, value: [] });
    expect(states()).toEqual(['restarting', 'ready']);
  });

  it('has a call wait for the second start when the first ends while it opens the workspace', async () => {
    await openWorkspace();
    latest().die();
    const waiting = client.call('3', 'list/batches', {});
    await settle();
    latest().die();
    await settle();
    expect(latest().got).toMatchObject([{ name: 'workspace/open' }]);
    latest().answer({ root: '/kho' });
    await settle();
    latest().answer([]);
    expect(await waiting).toEqual({ ok: true, value: [] });
    expect(states()).toEqual(['restarting', 'restarting', 'ready']);
  });

  it('says what is wrong when the workspace cannot be opened again', async () => {
    await openWorkspace();
    latest().die();
    await settle();
    latest().answer(null, 'workspace/damaged');
    await settle();
    expect(events.at(-1)).toMatchObject({ type: 'engine', state: 'failed', error: { code: 'workspace/damaged' } });
    expect(client.workspace).toBeNull();
  });

  it('gives up on an engine that keeps ending, and says so to every call', async () => {
    for (let n = 0; n < 4; n++) latest().die();
    await settle();
    expect(children).toHaveLength(4);
    expect(states().at(-1)).toBe('failed');
    const answer = await client.call('1', 'list/batches', {});
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'shell/engine-keeps-ending', params: { times: 4, log: 'engine.log' } },
    });
  });

  it('passes on what the engine tells, and forgets its running work when it ends', async () => {
    const call = {
      id: 'a',
      name: 'ocr/recognise',
      state: 'running',
      progress: null,
      rate: null,
      secondsLeft: null,
    } as const;
    latest().say({ type: 'event', event: { type: 'work', calls: [call] } });
    expect(client.running).toEqual([call]);
    latest().die();
    await settle();
    expect(client.running).toEqual([]);
    expect(events.filter(({ type }) => type === 'work').at(-1)).toEqual({ type: 'work', calls: [] });
  });

  it('closes once, waits for the engine’s word, and does not take its end for a crash', async () => {
    let done = false;
    const [first, second] = [client.close(), client.close()];
    void first.then(() => (done = true));
    await settle();
    expect(latest().got).toMatchObject([{ type: 'close' }]);
    expect(done).toBe(false);
    latest().answer(null);
    await Promise.all([first, second]);
    expect(latest().killed).toBe(true);
    expect(states()).toEqual([]);
  });

  it('does not wait for ever for an engine that hangs', async () => {
    await client.close(5);
    expect(latest().killed).toBe(true);
  });
});
