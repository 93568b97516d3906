import { TYPE, block, breakIf, get, i32, int, jump, loop, set, unsigned, type Code } from './wasm-code.ts';

/** A function of ours, put into the core. */
export interface Kernel {
  /** All parameters are 32-bit integers. */
  readonly params: number;
  /** Leaves a 32-bit integer; else nothing. */
  readonly answers: boolean;
  /** A function body: the locals, the code, the end. */
  readonly body: Code;
}

/** How many locals of each kind a kernel has; they come after the parameters in this order. */
export interface KernelLocals {
  readonly ints?: number;
  readonly floats?: number;
  readonly vectors?: number;
  readonly answers?: boolean;
}

export function kernel(params: number, { ints, floats, vectors, answers }: KernelLocals, ...code: Code[]): Kernel {
  const kinds = [
    [ints ?? 0, TYPE.i32],
    [floats ?? 0, TYPE.f32],
    [vectors ?? 0, TYPE.v128],
  ] as const;
  const locals = kinds.flatMap(([count, type]) => [...unsigned(count), type]);
  return { params, answers: answers ?? false, body: [kinds.length, ...locals, ...code.flat(), 0x0b] };
}

export function advance(local: number, by: number): Code[] {
  return [get(local), int(by), i32.add, set(local)];
}

/** Repeats the code until the condition, looked at before each time, is not 0. */
export function until(condition: Code[], ...code: Code[]): Code {
  return block(loop(...condition, breakIf(1), ...code, jump(0)));
}

/** Numbers of locals from `first` on, to be named. */
export function locals(first: number): Locals {
  return Array.from({ length: 24 }, (_, index) => first + index) as unknown as Locals;
}
type Six = readonly [number, number, number, number, number, number];
type Locals = readonly [...Six, ...Six, ...Six, ...Six];
