import { createHash } from 'node:crypto';

/** `[start, length]` in bytes. */
export type Span = readonly [start: number, length: number];

/**
 * Bytes at hand of which digests of the whole are wanted, and of parts of it. A PDF's signature covers all of it but a gap
 * near its end: up to there one reading serves both.
 */
export class DigestedBytes {
  readonly bytes: Buffer;
  readonly #algorithms: ReadonlySet<string>;
  /** Lower-case hex, as far as it has come up. */
  readonly #wholes = new Map<string, string>();

  /** `algorithms`: Node's names of those the whole is wanted by. The bytes must not change. */
  constructor(bytes: Buffer, algorithms: Iterable<string>) {
    this.bytes = bytes;
    this.#algorithms = new Set(algorithms);
  }

  /** Digest of spans one after another. */
  digest(algorithm: string, spans: readonly Span[]): Buffer {
    const hash = createHash(algorithm);
    for (const [index, [start, length]] of spans.entries()) {
      hash.update(this.bytes.subarray(start, start + length));
      const isBeginning = index === 0 && start === 0;
      if (!isBeginning || !this.#algorithms.has(algorithm) || this.#wholes.has(algorithm)) continue;
      const whole = hash.copy().update(this.bytes.subarray(length));
      this.#wholes.set(algorithm, whole.digest('hex'));
    }
    return hash.digest();
  }

  /** The wanted digests of the whole, lower-case hex by Node's name of the algorithm. */
  wholes(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#algorithms].map((name) => [name, this.#wholes.get(name) ?? this.#whole(name)]));
  }

  #whole(algorithm: string): string {
    return createHash(algorithm).update(this.bytes).digest('hex');
  }
}
