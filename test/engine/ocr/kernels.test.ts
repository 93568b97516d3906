import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernel } from '../../../electron/engine/ocr/kernel.ts';
import { kernels, type KernelName } from '../../../electron/engine/ocr/kernels.ts';
import { TYPE, unsigned, type Code } from '../../../electron/engine/ocr/wasm-code.ts';
import { seeded } from '../../../scripts/samples/random.ts';

/** Places in the test's memory, bytes. */
const TABLES = { tanh: 1024, logistic: 20_480 };
const [WEIGHTS, SCALES, INPUT, OUTPUT] = [65_536, 131_072, 140_000, 150_000];

/** Where the test's module puts the core's function that kernels call. */
const CORE = { randomize: 0 };

type Run = (...args: number[]) => number | undefined;
interface Wasm {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
}

let run: Record<KernelName, Run>;
let memory: ArrayBuffer;
const random = seeded(7);
const floatBetween = (low: number, high: number): number => Math.fround(low + random() * (high - low));
const byteBetween = (): number => Math.round(random() * 254) - 127;

beforeAll(async () => {
  const entries = Object.entries(kernels(TABLES, CORE)) as [KernelName, Kernel][];
  const wasm = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;
  const { exports } = (await wasm.instantiate(moduleOf(entries), { core: { randomize } })).instance;
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

  it.each([1, 2, 5, 111, 228])('make %i numbers shares of 1 as the C library makes powers', (count) => {
    const edges = [0, -86, -86.001, -1.0397, -1.03973, -0.34657, -0.34658, -0.000_122, -0.000_123, -1e-9, -700];
    const values = [3, ...edges.map((edge) => Math.fround(3 + edge)), ...many(count, -90, 3)].slice(0, count);
    new Float32Array(memory, INPUT, count).set(values);
    run.softmax(INPUT, count);
    expect([...new Float32Array(memory, INPUT, count)]).toEqual(shares(values));
  });

  it.each([
    [7, 5],
    [1, 4],
    [2, 2],
    [40, 3],
  ])(
    'lay the px around each point of a picture of %i × %i in its row and draw what lies beyond the edge in turn',
    (width, height) => {
      const [layer, input, output] = [1024, 1280, 1536];
      plane(input, INPUT, [width, height, 1]);
      plane(output, OUTPUT, [width, height, 9]);
      new Int32Array(memory, layer, 16).fill(1);
      const picture = new Int8Array(memory, INPUT, width * height).map(byteBetween);
      new Int8Array(memory, INPUT).set(picture);
      drawn = 0;
      expect(run.convolve(layer, input, output)).toBe(1);

      const expected: number[] = [];
      let next = 0;
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++)
          for (let dx = -1; dx <= 1; dx++)
            for (let dy = -1; dy <= 1; dy++) {
              const isInside = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
              expected.push(isInside ? picture[(y + dy) * width + x + dx]! : next++ % 100);
            }
      expect([...new Int8Array(memory, OUTPUT, expected.length)]).toEqual(expected);
    },
  );

  it.each([
    [9, 6],
    [10, 7],
    [2, 1],
  ])(
    'take the greatest of each 3 × 3 px of a picture of %i × %i, also where a cell is cut by the edge',
    (width, height) => {
      const [layer, input, output, features] = [1024, 1280, 1536, 32];
      const [columns, rows] = [Math.ceil(width / 3), Math.ceil(height / 3)];
      plane(input, INPUT, [width, height, features]);
      plane(output, OUTPUT + 20_000, [columns, rows, features]);
      new Int32Array(memory, layer, 32).fill(3);
      const picture = new Int8Array(memory, INPUT, width * height * features).map(byteBetween);
      new Int8Array(memory, INPUT).set(picture);
      expect(run.greatest(layer, input, output)).toBe(1);

      const expected = Array.from({ length: columns * rows * features }, (_, i) => {
        const [feature, column, row] = [
          i % features,
          Math.floor(i / features) % columns,
          Math.floor(i / features / columns),
        ];
        let most = -128;
        for (let y = 3 * row; y < Math.min(height, 3 * row + 3); y++)
          for (let x = 3 * column; x < Math.min(width, 3 * column + 3); x++)
            most = Math.max(most, picture[(y * width + x) * features + feature]!);
        return most;
      });
      expect([...new Int8Array(memory, OUTPUT + 20_000, expected.length)]).toEqual(expected);
    },
  );

  it.each(['batch', 'isInt', 'rowStep', 'widths'] as const)(
    'leave planes of another make to the core: %s',
    (member) => {
      const places = { batch: 52, isInt: 48, rowStep: 68, widths: 92 };
      plane(1280, INPUT, [6, 6, 16]);
      plane(1536, OUTPUT, [2, 2, 16]);
      new Int32Array(memory, 1280 + places[member], 1)[0]! += 4;
      new Int32Array(memory, 1024, 32).fill(3);
      new Int8Array(memory, OUTPUT, 64).fill(9);
      expect(run.greatest(1024, 1280, 1536)).toBe(0);
      expect([...new Int8Array(memory, OUTPUT, 64)]).toEqual(Array<number>(64).fill(9));
    },
  );
});

/** What tesseract's own loop gives, with the C library's expf in 32-bit floats. */
function shares(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => (value - most < -86 ? LEAST_POWER : expf(Math.fround(value - most))));
  const sum = powers.reduce((all, power) => Math.fround(all + power), 0);
  return powers.map((power) => Math.fround(power / sum));
}

/** e^-86 as tesseract has it. */
const LEAST_POWER = (0x1e7_26c4 / 0x100_0000) * 2 ** -125;

/** FreeBSD's e_expf.c for -86 <= x <= 0, each step rounded to 32 bits. */
function expf(x: number): number {
  const f = Math.fround;
  const size = new Uint32Array(Float32Array.of(-x).buffer)[0]!;
  if (size <= 0x38ff_ffff) return f(1 + x);
  let k = 0;
  if (size > 0x3f85_1591) k = Math.trunc(f(f(f(1.4426950216) * x) - 0.5));
  else if (size > 0x3eb1_7218) k = -1;
  const high = f(x - f(k * f(6.931457519e-1)));
  const low = f(k * f(1.4286067653e-6));
  const r = f(high - low);
  const t = f(r * r);
  const c = f(r - f(t * f(f(1.666662544e-1) + f(t * f(-2.7667332906e-3)))));
  const y = f(1 + f(high - f(low - f(f(r * c) / f(2 - c)))));
  return f(y * 2 ** k);
}

/** What the core draws at a picture's edge; here the number of the number drawn, so that its order shows. */
function randomize(io: number, row: number, first: number, features: number): void {
  const bytes = new Int8Array(memory);
  const at = new Int32Array(memory, io, 12)[7]! + row * new Int32Array(memory, io, 12)[10]! + first;
  for (let i = 0; i < features; i++) bytes[at + i] = drawn++ % 100;
}
let drawn = 0;

/** Writes a NetworkIO of one picture at `place`; its numbers lie at `numbers`. */
function plane(place: number, numbers: number, [width, height, features]: readonly [number, number, number]): void {
  new Uint8Array(memory, place, 128).fill(0);
  const words = new Int32Array(memory, place, 32);
  words[48 / 4] = 1;
  words[28 / 4] = numbers;
  words[40 / 4] = features;
  words.set([1, height, width, width * height, width, 1], 52 / 4);
  words.set([place + 120, place + 124], 76 / 4);
  words.set([place + 124, place + 128], 88 / 4);
  words.set([height, width], 120 / 4);
}

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

/** A module of nothing but the kernels, four pages of memory and what the core gives them, imported. */
function moduleOf(entries: readonly [KernelName, Kernel][]): Uint8Array {
  const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
  const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
  const name = (text: string): Code => [...unsigned(text.length), ...Buffer.from(text)];
  const type = (params: number, answers: boolean): Code => [
    ...[0x60, params, ...Array<number>(params).fill(TYPE.i32)],
    ...(answers ? [1, TYPE.i32] : [0]),
  ];
  const types = [type(5, false), ...entries.map(([, { params, answers }]) => type(params, answers))];
  const exported = entries.map(([kernel], index) => [...name(kernel), 0, index + 1]);
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    ...section(2, vector([[...name('core'), ...name('randomize'), 0, 0]])),
    ...section(3, vector(entries.map((_, index) => [index + 1]))),
    ...section(5, [1, 0, 4]),
    ...section(7, vector([...exported, [...name('memory'), 2, 0]])),
    ...section(10, vector(entries.map(([, { body }]) => [...unsigned(body.length), ...body]))),
  ]);
}
