/**
 * Words of WebAssembly's binary form (WebAssembly Core Specification 2.0, chapter 5; relaxed SIMD proposal), as far as
 * our kernels need them. Code is a list of bytes; each helper gives one instruction, or a block around others.
 */
export type Code = readonly number[];

/** An unsigned LEB128 number. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** A signed LEB128 number of at most 32 bits. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    const low = rest & 0x7f;
    const isLast = (rest >> 7 === 0 && (low & 0x40) === 0) || (rest >> 7 === -1 && (low & 0x40) !== 0);
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return bytes;
  }
}

export const TYPE = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;
const NO_RESULT = 0x40;

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const tee = (local: number): Code => [0x22, ...unsigned(local)];
export const call = (func: number): Code => [0x10, ...unsigned(func)];
export const leave: Code = [0x0f];
export const global = {
  set: (index: number): Code => [0x24, ...unsigned(index)],
} as const;
/** Runs the code when the number on the stack is not 0. */
export const when = (...code: Code[]): Code => [0x04, NO_RESULT, ...code.flat(), 0x0b];
export const int = (value: number): Code => [0x41, ...signed(value)];
export const block = (...code: Code[]): Code => [0x02, NO_RESULT, ...code.flat(), 0x0b];
export const loop = (...code: Code[]): Code => [0x03, NO_RESULT, ...code.flat(), 0x0b];
export const jump = (label: number): Code => [0x0c, label];
export const breakIf = (label: number): Code => [0x0d, label];

const simd = (code: number, ...immediate: number[]): Code => [0xfd, ...unsigned(code), ...immediate];
/** Alignment is stated as a byte's: a hint only, and the rows of a matrix have odd lengths. */
const at = (offset: number): Code => [0, ...unsigned(offset)];

export const i32 = {
  add: [0x6a],
  sub: [0x6b],
  mul: [0x6c],
  and: [0x71],
  or: [0x72],
  shl: [0x74],
  shiftRight: [0x76],
  isZero: [0x45],
  equal: [0x46],
  lessThan: [0x48],
  atLeast: [0x4e],
  /** As atLeast, of unsigned numbers. */
  reaches: [0x4f],
  /** `a b condition`: a where the condition holds, else b. */
  choose: [0x1b],
  load: (offset = 0): Code => [0x28, ...at(offset)],
  loadUnsignedByte: (offset = 0): Code => [0x2d, ...at(offset)],
  store: (offset = 0): Code => [0x36, ...at(offset)],
  loadByte: (offset = 0): Code => [0x2c, ...at(offset)],
  storeByte: (offset = 0): Code => [0x3a, ...at(offset)],
} as const;

export const f32 = {
  load: (offset = 0): Code => [0x2a, ...at(offset)],
  store: (offset = 0): Code => [0x38, ...at(offset)],
  ofInt: [0xb2],
  add: [0x92],
  mul: [0x94],
  lessThan: [0x5d],
  zero: [0x43, 0, 0, 0, 0],
} as const;

const bits = new DataView(new ArrayBuffer(4));
const wordBytes = (write: () => void): number[] => {
  write();
  return [0, 1, 2, 3].map((index) => bits.getUint8(index));
};

export const v128 = {
  load: (offset = 0): Code => simd(0x00, ...at(offset)),
  /** The number there, four times. */
  loadSame: (offset = 0): Code => simd(0x09, ...at(offset)),
  loadOne: (offset = 0): Code => simd(0x5c, ...at(offset)),
  loadPair: (offset = 0): Code => simd(0x5d, ...at(offset)),
  store: (offset = 0): Code => simd(0x0b, ...at(offset)),
  storeOne: (offset = 0): Code => simd(0x5a, ...at(offset), 0),
  /** Four times the same number. */
  floats: (value: number): Code => simd(0x0c, ...fourTimes(wordBytes(() => bits.setFloat32(0, value, true)))),
  ints: (value: number): Code => simd(0x0c, ...fourTimes(wordBytes(() => bits.setInt32(0, value, true)))),
  bytes: (...values: number[]): Code => simd(0x0c, ...values),
  shuffle: (...lanes: number[]): Code => simd(0x0d, ...lanes),
  and: simd(0x4e),
  or: simd(0x50),
  xor: simd(0x51),
  /** `a b mask`: a where the mask is set, else b. */
  choose: simd(0x52),
} as const;

export const i8x16 = {
  splat: simd(0x0f),
  lessThan: simd(0x25),
  abs: simd(0x60),
  sub: simd(0x71),
  /** Of each two signed bytes the greater. */
  greater: simd(0x78),
  narrow: simd(0x65),
} as const;
export const i16x8 = { narrow: simd(0x85) } as const;
export const i32x4 = {
  lane: (lane: number): Code => simd(0x1b, lane),
  add: simd(0xae),
  sub: simd(0xb1),
  min: simd(0xb6),
  shl: simd(0xab),
  /** Exact for what fits 31 bits; out of that it differs from processor to processor. */
  ofFloat: simd(0x101),
  /** `a b sum`: four dot products of four bytes each added to sum; exact while b is within 0 to 127. */
  addDot: simd(0x113),
} as const;
export const f32x4 = {
  splat: simd(0x13),
  lane: (lane: number): Code => simd(0x1f, lane),
  lessThan: simd(0x43),
  atLeast: simd(0x46),
  abs: simd(0xe0),
  add: simd(0xe4),
  sub: simd(0xe5),
  mul: simd(0xe6),
  div: simd(0xe7),
  /** `a b`: b where b < a, else a; so a where b is no number. */
  lesser: simd(0xea),
  /** `a b`: b where a < b, else a; so a where b is no number. */
  greater: simd(0xeb),
  ofInt: simd(0xfa),
} as const;

function fourTimes(bytes: readonly number[]): number[] {
  return [...bytes, ...bytes, ...bytes, ...bytes];
}
