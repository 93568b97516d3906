import { advance, kernel, locals, until, type Kernel } from './kernel.ts';
import { softmax } from './kernel-softmax.ts';
import { convolve, greatest } from './kernels-plane.ts';
import { f32, f32x4, get, i16x8, i32, i32x4, i8x16, int, set, tee, v128, type Code } from './wasm-code.ts';

export type KernelName = 'dot' | 'tanh' | 'logistic' | 'tanhTimes' | 'quantise' | 'softmax' | 'convolve' | 'greatest';

/** Where tesseract keeps its tables of tanh and the logistic function: 4,096 steps of 1/256 from 0 on, as 32-bit floats. */
export interface Tables {
  readonly tanh: number;
  readonly logistic: number;
}

/** Functions of the core that kernels call: their numbers. */
export interface CoreFunctions {
  /** NetworkIO::Randomize (io, row, first feature, features, generator). */
  readonly randomize: number;
}

/**
 * The network's inner loops, four to sixteen numbers at a time. Each gives bit for bit what the loop of tesseract it
 * stands in for gives (tesseract 5: IntSimdMatrix, FuncInplace, FuncMultiply, NetworkIO::WriteTimeStep, SoftmaxInPlace,
 * Convolve::Forward, Maxpool::Forward).
 */
export function kernels(tables: Tables, core: CoreFunctions): Readonly<Record<KernelName, Kernel>> {
  return {
    dot: dot(),
    tanh: inPlace(fromTable(tables.tanh, 'odd')),
    logistic: inPlace(fromTable(tables.logistic, 'complement')),
    tanhTimes: times(fromTable(tables.tanh, 'odd')),
    quantise: quantise(),
    softmax: softmax(),
    convolve: convolve(core.randomize),
    greatest: greatest(),
  };
}

/** Rows of the matrix worked on together: their sums and the input just fit a processor's sixteen registers. */
const ROWS = 8;

/**
 * (rows, columns with bias, weights, scales, input, output): for each row of 8-bit weights the sum of weight × input, plus
 * the row's last weight × 127, times its scale. A row has an even number of weights (a 0 fills it up), then the bias. The
 * machine's dot product wants one side within 0 to 127, so the input's sign goes over to the weights: |u| · (w with u's
 * sign). Both are within -127 to 127 by their making. The last chunk of a row reads up to 15 bytes beyond it and takes
 * them times 0; the allocator keeps more than that behind its last block.
 */
function dot(): Kernel {
  const [rows, columns, weights, scales, input, output, even, stride, wide, i, row0] = locals(0);
  const row = (r: number): number => row0 + r;
  const [inside, sign, size, some, sum0] = locals(row0 + ROWS);
  const sums = (r: number): number => sum0 + r;

  const together = (count: number): Code[] => {
    const each = (code: (r: number) => Code[]): Code => Array.from({ length: count }, (_, r) => code(r).flat()).flat();
    const start = each((r) => [
      ...(r === 0 ? [get(weights)] : [get(row(r - 1)), get(stride), i32.add]),
      ...[set(row(r)), v128.ints(0), set(sums(r))],
    ]);
    const sixteen = each((r) => [
      ...[get(row(r)), get(i), i32.add, v128.load(), get(sign), v128.xor, get(sign), i8x16.sub],
      ...[get(size), get(sums(r)), i32x4.addDot, set(sums(r))],
    ]);
    const chunk = (...masked: Code[]): Code[] => [
      ...[get(input), get(i), i32.add, v128.load(), ...masked, tee(some), v128.ints(0), i8x16.lessThan, set(sign)],
      ...[get(some), i8x16.abs, set(size), sixteen, ...advance(i, 16)],
    ];
    const finish = each((r) => [
      ...[get(output), get(sums(r)), get(sums(r)), get(sums(r)), v128.shuffle(...HALVES_SWAPPED), i32x4.add],
      ...[tee(sums(r)), i32x4.lane(0), get(sums(r)), i32x4.lane(1), i32.add],
      ...[get(row(r)), get(even), i32.add, i32.loadByte(), int(127), i32.mul, i32.add],
      ...[f32.ofInt, get(scales), f32.load(4 * r), f32.mul, f32.store(4 * r)],
    ]);
    return [
      ...[start, int(0), set(i)],
      until([get(i), get(wide), i32.atLeast], ...chunk()),
      until([get(i), get(even), i32.atLeast], ...chunk(get(inside), v128.and)),
      ...[finish, get(row(count - 1)), get(stride), i32.add, set(weights)],
      ...[...advance(scales, 4 * count), ...advance(output, 4 * count), ...advance(rows, -count)],
    ];
  };
  const prepare = [
    ...[get(columns), int(-2), i32.and, tee(even), int(1), i32.add, set(stride)],
    ...[get(even), int(-16), i32.and, set(wide)],
    ...[v128.bytes(...LANES), get(even), int(15), i32.and, i8x16.splat, i8x16.lessThan, set(inside)],
  ];
  const all = (count: number): Code => until([get(rows), int(count), i32.lessThan], ...together(count));
  return kernel(6, { ints: 4 + ROWS, vectors: 4 + ROWS }, ...prepare, all(ROWS), all(1));
}

/** The function's value at the numbers on the stack, by tesseract's table; `free` and the three after it are scratch. */
type Lookup = (free: number) => Code[];

/**
 * Straight lines between the table's steps, 1 beyond its end; for a negative x as the function's symmetry has it:
 * odd, f(x) = -f(-x), or complement, f(x) = 1 - f(-x). Without branches, which a processor cannot guess here.
 */
function fromTable(table: number, symmetry: 'odd' | 'complement'): Lookup {
  return (free) => {
    const [x, place, step, low, high] = locals(free);
    const pair = (lane: number): Code[] => [get(step), i32x4.lane(lane), int(2), i32.shl, v128.loadPair(table)];
    const value = [
      // 4096 comes first, so that even what is no number stays inside the table.
      ...[set(x), v128.floats(4096), get(x), f32x4.abs, v128.floats(256), f32x4.mul, f32x4.lesser, tee(place)],
      ...[i32x4.ofFloat, v128.ints(4094), i32x4.min, set(step)],
      ...[...pair(0), ...pair(1), v128.shuffle(...INTERLEAVED), set(low)],
      ...[...pair(2), ...pair(3), v128.shuffle(...INTERLEAVED), set(high)],
      v128.floats(1),
      ...[get(low), get(high), v128.shuffle(...UPPER_HALVES)],
      ...[get(low), get(high), v128.shuffle(...LOWER_HALVES), tee(low), f32x4.sub],
      ...[get(place), get(step), f32x4.ofInt, f32x4.sub, f32x4.mul, get(low), f32x4.add],
      ...[get(place), v128.floats(4095), f32x4.atLeast, v128.choose],
    ];
    return symmetry === 'odd'
      ? [...value, get(x), v128.ints(-0x8000_0000), v128.and, v128.or]
      : [
          ...[...value, set(low), v128.floats(1), get(low), f32x4.sub],
          ...[get(low), get(x), v128.floats(0), f32x4.lessThan, v128.choose],
        ];
  };
}

/** (numbers, count): each number becomes its function's value. */
function inPlace(lookup: Lookup): Kernel {
  const [numbers, count, rest, free] = locals(0);
  return overFloats(2, { from: numbers, to: numbers, count, rest }, lookup(free));
}

/** (numbers, factors, products, count): each product is the function's value times the factor. */
function times(lookup: Lookup): Kernel {
  const [numbers, factors, products, count, rest, free] = locals(0);
  const places = { from: numbers, by: factors, to: products, count, rest };
  return overFloats(4, places, lookup(free));
}

interface Places {
  readonly from: number;
  readonly by?: number;
  readonly to: number;
  readonly count: number;
  readonly rest: number;
}

function overFloats(params: number, { from, by, to, count, rest }: Places, code: Code[]): Kernel {
  const step = (width: 1 | 4): Code[] => {
    const load = width === 4 ? v128.load() : v128.loadOne();
    const stored = width === 4 ? [v128.store()] : [f32x4.lane(0), f32.store()];
    return [
      ...[get(to), get(from), load, ...code, ...(by === undefined ? [] : [get(by), load, f32x4.mul]), ...stored],
      ...[from, ...(by === undefined ? [] : [by]), ...(to === from ? [] : [to])].flatMap((at) =>
        advance(at, 4 * width),
      ),
      ...advance(rest, -width),
    ];
  };
  const all = (width: 1 | 4): Code => until([get(rest), int(width), i32.lessThan], ...step(width));
  return kernel(params, { ints: 1, vectors: 5 }, get(count), set(rest), all(4), all(1));
}

/** (numbers, bytes, count): each byte is the number × 127, rounded away from 0 at a half, within -127 to 127. */
function quantise(): Kernel {
  const [numbers, bytes, count, rest, scaled, sign] = locals(0);
  const four = (load: Code): Code[] => [
    ...[v128.floats(127), get(numbers), load, v128.floats(127), f32x4.mul, tee(scaled)],
    ...[f32x4.abs, v128.floats(0.5), f32x4.add, f32x4.lesser, i32x4.ofFloat],
    ...[get(scaled), v128.floats(0), f32x4.lessThan, tee(sign), v128.xor, get(sign), i32x4.sub],
  ];
  const eight = (at: number): Code[] => [...four(v128.load(at)), ...four(v128.load(at + 16)), i16x8.narrow];
  return kernel(
    3,
    { ints: 1, vectors: 2 },
    ...[get(count), set(rest)],
    until(
      [get(rest), int(16), i32.lessThan],
      ...[get(bytes), ...eight(0), ...eight(32), i8x16.narrow, v128.store()],
      ...[...advance(numbers, 64), ...advance(bytes, 16), ...advance(rest, -16)],
    ),
    until(
      [get(rest), int(1), i32.lessThan],
      ...[get(bytes), ...four(v128.loadOne()), i32x4.lane(0), i32.storeByte()],
      ...[...advance(numbers, 4), ...advance(bytes, 1), ...advance(rest, -1)],
    ),
  );
}

const LANES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] as const;
const HALVES_SWAPPED = [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7] as const;
/** a0 b0 a1 b1, from a and b. */
const INTERLEAVED = [0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23] as const;
const LOWER_HALVES = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23] as const;
const UPPER_HALVES = [8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31] as const;
