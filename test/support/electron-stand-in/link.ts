/** One end of a channel between two processes: Node's own IPC, of a child or of its parent. */
export interface Channel {
  send(message: Message): void;
  onMessage(listener: (message: Message) => void): void;
}

export type Message =
  | { readonly kind: 'ask'; readonly n: number; readonly name: string; readonly value: unknown }
  | { readonly kind: 'answer'; readonly n: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly n: number; readonly message: string };

type Handler = (value: never) => unknown;

/** Questions and answers between host and screen, in both directions. */
export class Link {
  readonly #channel: Channel;
  readonly #handlers = new Map<string, Handler>();
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #n = 0;
  #closed = false;

  constructor(channel: Channel) {
    this.#channel = channel;
    channel.onMessage((message) => this.#hear(message));
  }

  on(name: string, handler: Handler): void {
    this.#handlers.set(name, handler);
  }

  ask<T = unknown>(name: string, value?: unknown): Promise<T> {
    if (this.#closed) return Promise.reject(new Error(`${name}: the other process has ended`));
    const n = ++this.#n;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(n, { resolve: resolve as (value: unknown) => void, reject });
      this.#channel.send({ kind: 'ask', n, name, value });
    });
  }

  /** The other process has ended: whoever waits for it hears so. */
  close(): void {
    this.#closed = true;
    for (const { reject } of this.#waiting.values()) reject(new Error('the other process has ended'));
    this.#waiting.clear();
  }

  #hear(message: Message): void {
    if (message.kind === 'ask') return void this.#answer(message);
    const waiting = this.#waiting.get(message.n);
    this.#waiting.delete(message.n);
    if (message.kind === 'answer') waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.message));
  }

  async #answer({ n, name, value }: Message & { kind: 'ask' }): Promise<void> {
    let reply: Message;
    try {
      const handler = this.#handlers.get(name);
      if (handler === undefined) throw new Error(`nobody answers ${name}`);
      reply = { kind: 'answer', n, value: await handler(value as never) };
    } catch (error) {
      reply = { kind: 'error', n, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
    if (!this.#closed) this.#channel.send(reply);
  }
}
