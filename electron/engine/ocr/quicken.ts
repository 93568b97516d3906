import { createHash } from 'node:crypto';
import { kernels, type CoreFunctions, type KernelName } from './kernels.ts';
import { KNOWN_DATA, KNOWN_FUNCTIONS, KNOWN_TABLES, type KnownFunction, type Replacement } from './known-core.ts';
import { TYPE, call, get, unsigned, type Code } from './wasm-code.ts';

/** Sections of a WebAssembly module (core specification 5.5.2). */
const SECTION = { type: 1, import: 2, function: 3, code: 10, data: 11 } as const;
const HEADER_BYTES = 8;
const FUNCTION_TYPE = 0x60;

interface Section {
  readonly id: number;
  readonly content: Uint8Array;
}

/**
 * The core with the network's inner loops replaced by our kernels, which give the same numbers bit for bit in about half the
 * time: the build's own loops work number by number and branch on each sign, and its matrix product takes the slow way
 * on every Intel and AMD processor. The functions are known by the digests of their code; a core that lacks one of them is
 * another build, and is given back as it is.
 */
export function quicken(core: Uint8Array): Uint8Array {
  const sections = readSections(core);
  const bodies = readBodies(contentOf(sections, SECTION.code));
  const known = findKnown(bodies);
  const data = withKnownData(contentOf(sections, SECTION.data));
  if (known === null || data === null) return core;

  const imported = countImportedFunctions(contentOf(sections, SECTION.import));
  const types = new Reader(contentOf(sections, SECTION.type)).number();
  const called = known.flatMap(([index, { calledAs }]) =>
    calledAs === undefined ? [] : [[calledAs, imported + index]],
  );
  const all = Object.entries(kernels(KNOWN_TABLES, Object.fromEntries(called) as unknown as CoreFunctions));
  const numberOf = new Map(all.map(([name], index) => [name as KernelName, imported + bodies.length + index]));
  for (const [index, { replace }] of known) bodies[index] = replaced(bodies[index]!, replace, numberOf);

  const changed: Readonly<Record<number, () => Uint8Array>> = {
    [SECTION.type]: () =>
      extended(
        contentOf(sections, SECTION.type),
        all.map(([, { params, answers }]) => [
          ...[FUNCTION_TYPE, params, ...new Array<number>(params).fill(TYPE.i32)],
          ...(answers ? [1, TYPE.i32] : [0]),
        ]),
      ),
    [SECTION.function]: () =>
      extended(
        contentOf(sections, SECTION.function),
        all.map((_, index) => unsigned(types + index)),
      ),
    [SECTION.code]: () => {
      const every = [...bodies, ...all.map(([, { body }]) => Uint8Array.from(body))];
      return Buffer.concat([
        Uint8Array.from(unsigned(every.length)),
        ...every.flatMap((body) => [Uint8Array.from(unsigned(body.length)), body]),
      ]);
    },
    [SECTION.data]: () => data,
  };
  const written = sections.map(({ id, content }) => ({ id, content: changed[id]?.() ?? content }));
  return Buffer.concat([
    core.subarray(0, HEADER_BYTES),
    ...written.flatMap(({ id, content }) => [Uint8Array.from([id, ...unsigned(content.length)]), content]),
  ]);
}

/** The known functions with their places among the bodies; null unless every one is there, once. */
function findKnown(bodies: readonly Uint8Array[]): [number, KnownFunction][] | null {
  const byDigest = new Map(KNOWN_FUNCTIONS.map((known) => [known.sha256, known]));
  const lengths = new Set(KNOWN_FUNCTIONS.map(({ bytes }) => bytes));
  const found: [number, KnownFunction][] = [];
  for (const [index, body] of bodies.entries()) {
    if (!lengths.has(body.length)) continue;
    const known = byDigest.get(createHash('sha256').update(body).digest('hex'));
    if (known !== undefined) found.push([index, known]);
  }
  const isComplete =
    found.length === KNOWN_FUNCTIONS.length && new Set(found.map(([, { name }]) => name)).size === found.length;
  return isComplete ? found : null;
}

function replaced(
  body: Uint8Array,
  replacements: readonly Replacement[],
  numberOf: ReadonlyMap<KernelName, number>,
): Uint8Array {
  const parts: Uint8Array[] = [];
  let place = 0;
  for (const { at, length, kernel, args, then } of replacements) {
    const code: Code = [...args.flatMap(get), ...call(numberOf.get(kernel)!), ...(then ?? [])];
    parts.push(body.subarray(place, at), Uint8Array.from(code));
    place = at + length;
  }
  return Buffer.concat([...parts, body.subarray(place)]);
}

/** The data with what is known replaced; null unless it is there, once. */
function withKnownData(data: Uint8Array): Uint8Array | null {
  const { after, bytes, by } = KNOWN_DATA;
  const changed = Buffer.from(data);
  const sought = Uint8Array.from([...after, ...bytes]);
  const place = changed.indexOf(sought);
  if (place < 0 || changed.indexOf(sought, place + 1) >= 0) return null;
  changed.set(by, place + after.length);
  return changed;
}

/** A vector (its count, then its items) with more items at its end. */
function extended(vector: Uint8Array, items: readonly Code[]): Uint8Array {
  const reader = new Reader(vector);
  const count = reader.number();
  return Buffer.concat([
    Uint8Array.from(unsigned(count + items.length)),
    vector.subarray(reader.place),
    Uint8Array.from(items.flat()),
  ]);
}

function readSections(module: Uint8Array): Section[] {
  const reader = new Reader(module, HEADER_BYTES);
  const sections: Section[] = [];
  while (reader.place < module.length) sections.push({ id: reader.byte(), content: reader.bytes() });
  return sections;
}

function contentOf(sections: readonly Section[], id: number): Uint8Array {
  return sections.find((section) => section.id === id)?.content ?? new Uint8Array(1);
}

function readBodies(code: Uint8Array): Uint8Array[] {
  const reader = new Reader(code);
  return Array.from({ length: reader.number() }, () => reader.bytes());
}

/** Emscripten's modules import functions only; another import makes the count useless, which no known core has. */
function countImportedFunctions(imports: Uint8Array): number {
  const reader = new Reader(imports);
  const count = reader.number();
  for (let i = 0; i < count; i++) {
    reader.bytes();
    reader.bytes();
    if (reader.byte() !== 0) throw new Error('the core imports more than functions');
    reader.number();
  }
  return count;
}

/** Reads numbers and byte vectors one after the other. */
class Reader {
  place: number;
  readonly #from: Uint8Array;

  constructor(from: Uint8Array, place = 0) {
    this.#from = from;
    this.place = place;
  }

  byte(): number {
    return this.#from[this.place++] ?? 0;
  }

  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  bytes(): Uint8Array {
    const length = this.number();
    this.place += length;
    return this.#from.subarray(this.place - length, this.place);
  }
}
