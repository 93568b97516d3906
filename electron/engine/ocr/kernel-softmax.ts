import { advance, kernel, locals, until, type Kernel } from './kernel.ts';
import { f32, f32x4, get, i32, i32x4, int, set, tee, v128, when, type Code } from './wasm-code.ts';

/** A float by its bits: what the C library's expf writes in hexadecimal. */
const float = (bits: number): number => new Float32Array(Uint32Array.of(bits).buffer)[0]!;

/**
 * The numbers of expf as the core's C library has it (FreeBSD's e_expf.c): e^x = 2^k · e^r with r = x - k·ln 2, and e^r from a
 * quotient of short polynomials. Each of its cases for x <= 0 begins beyond the bound named.
 */
const EXP = {
  /** Up to here 1 + x is exact enough. */
  tiny: float(0x38ff_ffff),
  /** Up to here k is 0, up to the next -1, then what rounding gives. */
  halfLn2: float(0x3eb1_7218),
  oneAndHalfLn2: float(0x3f85_1591),
  inverseLn2: float(0x3fb8_aa3b),
  ln2High: float(0x3f31_7200),
  ln2Low: float(0x35bf_be8e),
  p1: float(0x3e2a_aa8f),
  p2: float(0xbb35_5215),
} as const;

/** Tesseract lets nothing fall below e^-86. */
const LEAST = -86;
const EXP_OF_LEAST = float(0x0173_9362);
const ONE_BITS = 0x3f80_0000;
const MANTISSA_BITS = 23;

/** (numbers, count): each number becomes e^number by the sum of all. The sum is made in the numbers' order. */
export function softmax(): Kernel {
  const [numbers, count, at, rest, sum, most, value] = locals(0);
  const free = value + 1;
  const begin: Code[] = [get(numbers), set(at), get(count), set(rest)];
  const each = (width: 1 | 4, ...code: Code[]): Code =>
    until([get(rest), int(width), i32.lessThan], ...code, ...advance(at, 4 * width), ...advance(rest, -width));
  const inTurn = (load4: Code[], load1: Code[]): Code[] => [...begin, each(4, ...load4), each(1, ...load1)];

  const greatest = inTurn(
    [get(most), get(at), v128.load(), f32x4.greater, set(most)],
    [get(most), get(at), v128.loadSame(), f32x4.greater, set(most)],
  );
  const ofLanes = [HALVES_SWAPPED, PAIRS_SWAPPED].flatMap((lanes) => [
    ...[get(most), get(most), get(most), v128.shuffle(...lanes), f32x4.greater, set(most)],
  ]);
  const adding = (lane: number): Code[] => [get(sum), get(value), f32x4.lane(lane), f32.add, set(sum)];
  const powers = inTurn(
    [
      ...[get(at), get(at), v128.load(), get(most), f32x4.sub, ...exp(free), tee(value), v128.store()],
      ...[0, 1, 2, 3].flatMap(adding),
    ],
    [
      ...[get(at), get(at), v128.loadOne(), get(most), f32x4.sub, ...exp(free), tee(value), v128.storeOne()],
      ...adding(0),
    ],
  );
  const shares = inTurn(
    [get(at), get(at), v128.load(), get(sum), f32x4.splat, f32x4.div, v128.store()],
    [get(at), get(at), v128.loadOne(), get(sum), f32x4.splat, f32x4.div, v128.storeOne()],
  );
  return kernel(
    2,
    { ints: 2, floats: 1, vectors: 2 + 6 },
    ...[get(numbers), v128.loadSame(), set(most), ...greatest, ...ofLanes, ...powers],
    ...[f32.zero, get(sum), f32.lessThan, when(...shares)],
  );
}

/** e^x of the four numbers on the stack, none above 0; `free` and the five after it are scratch. */
function exp(free: number): Code[] {
  const [x, k, high, low, r, c] = locals(free);
  const below = (bound: number): Code[] => [get(x), v128.floats(-bound), f32x4.lessThan];
  return [
    set(x),
    ...[get(x), v128.floats(EXP.inverseLn2), f32x4.mul, v128.floats(-0.5), f32x4.add, i32x4.ofFloat],
    ...[v128.ints(-1), ...below(EXP.oneAndHalfLn2), v128.choose],
    ...[...below(EXP.halfLn2), v128.and, tee(k), f32x4.ofInt, tee(low)],
    ...[v128.floats(-EXP.ln2High), f32x4.mul, get(x), f32x4.add, set(high)],
    ...[get(low), v128.floats(EXP.ln2Low), f32x4.mul, set(low)],
    ...[get(high), get(low), f32x4.sub, tee(r)],
    ...[get(r), get(r), f32x4.mul, tee(c), get(c), v128.floats(EXP.p2), f32x4.mul, v128.floats(EXP.p1), f32x4.add],
    ...[f32x4.mul, f32x4.sub, set(c)],
    // 1 + (high - (low - r·c / (2 - c))), times 2^k
    ...[get(high), get(low), get(r), get(c), f32x4.mul, v128.floats(2), get(c), f32x4.sub, f32x4.div],
    ...[f32x4.sub, f32x4.sub, v128.floats(1), f32x4.add],
    ...[get(k), int(MANTISSA_BITS), i32x4.shl, v128.ints(ONE_BITS), i32x4.add, f32x4.mul, set(r)],
    ...[get(r), get(x), v128.floats(1), f32x4.add, ...below(EXP.tiny), v128.choose, set(r)],
    ...[v128.floats(EXP_OF_LEAST), get(r), get(x), v128.floats(LEAST), f32x4.lessThan, v128.choose],
  ];
}

const HALVES_SWAPPED = [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7] as const;
const PAIRS_SWAPPED = [4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11] as const;
