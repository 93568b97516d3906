import { beforeAll, describe, expect, it } from 'vitest';
import { kernels, type Kernel, type KernelName } from '../../../electron/engine/ocr/kernels.ts';
import { TYPE, unsigned, type Code } from '../../../electron/engine/ocr/wasm-code.ts';
import { seeded } from '../../../scripts/samples/random.ts';

/** Places in the test's memory, bytes. */
const TABLES = { tanh: 1024, logistic: 20_480 };
const [WEIGHTS, SCALES, INPUT, OUTPUT] = [65_536, 131_072, 140_000, 150_000];

type Run = (...args: number[]) => void;
interface Wasm {
  instantiate(bytes: Uint8Array): Promise<{ instance: { exports: Record<string, unknown> } }>;
}

let run: Record<KernelName, Run>;
let memory: ArrayBuffer;
const random = seeded(7);
const floatBetween = (low: number, high: number): number => Math.fround(low + random() * (high - low));
const byteBetween = (): number => Math.round(random() * 254) - 127;

beforeAll(async () => {
  const entries = Object.entries(kernels(TABLES)) as [KernelName, Kernel][];
  const wasm = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;
  const { exports } = (await wasm.instantiate(moduleOf(entries))).instance;
  run = exports as unknown as Record<KernelName, Run>;
  memory = (exports['memory'] as { buffer: ArrayBuffer }).buffer;
  for (const [table, f] of [[TABLES.tanh, Math.tanh] as const, [TABLES.logistic, logistic] as const]) {
    const values = new Float32Array(memory, table, 4096);
    for (let i = 0; i < 4096; i++) values[i] = f(i / 256);
  }
});

describe('the kernels of the OCR core', () => {
  it.each([
    [16, 10],
    [64, 81],
    [97, 161],
    [7, 18],
    [33, 609],
  ])('multiply %i rows of %i weights exactly, whatever the row length', (rows, columns) => {
    const even = columns & -2;
    const weights = new Int8Array(memory, WEIGHTS, rows * (even + 1) + 16).map(byteBetween);
    if (even !== columns - 1) for (let r = 0; r < rows; r++) weights[r * (even + 1) + even - 1] = 0;
    new Int8Array(memory, WEIGHTS).set(weights);
    const input = new Int8Array(memory, INPUT, columns + 32).map(byteBetween);
    new Int8Array(memory, INPUT).set(input);
    const scales = new Float32Array(memory, SCALES, rows);
    for (let r = 0; r < rows; r++) scales[r] = floatBetween(0.001, 0.1);

    run.dot(rows, columns, WEIGHTS, SCALES, INPUT, OUTPUT);

    const expected = Array.from({ length: rows }, (_, r) => {
      let sum = 127 * weights[r * (even + 1) + even]!;
      for (let i = 0; i < columns - 1; i++) sum += weights[r * (even + 1) + i]! * input[i]!;
      return Math.fround(sum * scales[r]!);
    });
    expect([...new Float32Array(memory, OUTPUT, rows)]).toEqual(expected);
  });

  it('take tanh and the logistic function from the tables to the last bit, of any length and beyond the tables', () => {
    const values = [0, 1 / 512, -1 / 512, 15.99, 16, -16.5, 1e9, -1e9, ...many(99, -20, 20)];
    for (const [name, table] of [['tanh', TABLES.tanh] as const, ['logistic', TABLES.logistic] as const]) {
      new Float32Array(memory, INPUT, values.length).set(values);
      run[name](INPUT, values.length);
      expect([...new Float32Array(memory, INPUT, values.length)]).toEqual(values.map((x) => looked(name, table, x)));
    }
  });

  it('multiply a tanh by its factor and leave what lies behind the last product', () => {
    const values = many(31, -4, 4);
    const factors = many(31, -1, 1);
    new Float32Array(memory, INPUT, 31).set(values);
    new Float32Array(memory, SCALES, 31).set(factors);
    new Float32Array(memory, OUTPUT, 32).fill(9);
    run.tanhTimes(INPUT, SCALES, OUTPUT, 31);
    const expected = values.map((x, i) => Math.fround(looked('tanh', TABLES.tanh, x) * factors[i]!));
    expect([...new Float32Array(memory, OUTPUT, 32)]).toEqual([...expected, 9]);
  });

  it('round to bytes away from 0 at a half and stay within -127 to 127', () => {
    const values = [0, 0.5 / 127, -0.5 / 127, 1, -1, 1.5, -7, 1e9, ...many(61, -1.1, 1.1)];
    new Float32Array(memory, INPUT, values.length).set(values);
    new Int8Array(memory, OUTPUT, values.length + 1).fill(9);
    run.quantise(INPUT, OUTPUT, values.length);
    const expected = values.map((x) => {
      const scaled = Math.fround(Math.fround(x) * 127);
      const size = Math.min(127, Math.trunc(Math.fround(Math.abs(scaled) + 0.5)));
      return scaled < 0 && size !== 0 ? -size : size;
    });
    expect([...new Int8Array(memory, OUTPUT, values.length + 1)]).toEqual([...expected, 9]);
  });
});

/** What tesseract's own loop gives: a straight line between two steps of the table, in 32-bit floats. */
function looked(name: 'tanh' | 'logistic', table: number, x: number): number {
  const values = new Float32Array(memory, table, 4096);
  const place = Math.fround(Math.abs(Math.fround(x)) * 256);
  const step = Math.trunc(place);
  const [low = 1, high = 1] = step <= 4094 ? [values[step]!, values[step + 1]!] : [];
  const rise = Math.fround(Math.fround(high - low) * Math.fround(place - step));
  const value = step <= 4094 ? Math.fround(low + rise) : 1;
  if (x >= 0) return value;
  return name === 'tanh' ? -value : Math.fround(1 - value);
}

function many(count: number, low: number, high: number): number[] {
  return Array.from({ length: count }, () => floatBetween(low, high));
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** A module of nothing but the kernels and four pages of memory. */
function moduleOf(entries: readonly [KernelName, Kernel][]): Uint8Array {
  const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
  const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
  const name = (text: string): Code => [...unsigned(text.length), ...Buffer.from(text)];
  const types = entries.map(([, { params }]) => [0x60, params, ...Array<number>(params).fill(TYPE.i32), 0]);
  const exported = entries.map(([kernel], index) => [...name(kernel), 0, index]);
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    ...section(3, vector(entries.map((_, index) => [index]))),
    ...section(5, [1, 0, 4]),
    ...section(7, vector([...exported, [...name('memory'), 2, 0]])),
    ...section(10, vector(entries.map(([, { body }]) => [...unsigned(body.length), ...body]))),
  ]);
}
