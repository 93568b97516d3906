import type { CoreFunctions, KernelName, Tables } from './kernels.ts';
import { get, global, i32, int, jump, leave, set, when, type Code } from './wasm-code.ts';

/**
 * A stretch of a function's code to be replaced by a call: bytes from the start of its body (its list of locals). With a
 * length of 0 the call is put between.
 */
export interface Replacement {
  readonly at: number;
  readonly length: number;
  readonly kernel: KernelName;
  /** Locals handed to the kernel. */
  readonly args: readonly number[];
  /** What follows the call; it takes the kernel's answer where there is one. */
  readonly then?: Code;
}

/** The replaced loop's counter is left as the loop leaves it: at its end. */
const counted = (counter: number, end: number): Code => [...get(end), ...set(counter)];

/** When the kernel has done all the function's work: gives back the function's 64 bytes of stack and returns. */
const leaveWhenDone = (stack: number): Code => when(get(stack), int(64), i32.add, global.set(STACK_POINTER), leave);
const STACK_POINTER = 0;

/** A function, known by the length and digest of its body, so that no other code is ever touched. */
export interface KnownFunction {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** In the order of their places. */
  readonly replace: readonly Replacement[];
  /** What our kernels call it. */
  readonly calledAs?: keyof CoreFunctions;
}

/** tesseract-core-relaxedsimd-lstm.wasm of tesseract.js-core 7.0.0. */
export const KNOWN_TABLES: Tables = { tanh: 135_008, logistic: 151_392 };

export const KNOWN_FUNCTIONS: readonly KnownFunction[] = [
  {
    name: 'IntSimdMatrix: matrixDotVector for SSE',
    bytes: 3355,
    sha256: 'a8dfbcc8124f569fed74e5a1acc93ef03166897e4b7d96da81bef06e31f0d5f9',
    replace: [{ at: 5, length: 16, kernel: 'dot', args: [0, 1, 2, 3, 4, 5], then: leave }],
  },
  {
    name: 'LSTM::Forward',
    bytes: 8879,
    sha256: '51404cc8f20061badd4d7417ac34e1448ad77809a048364900997db77bc7c692',
    replace: [
      { at: 3173, length: 177, kernel: 'tanh', args: [4, 8], then: counted(1, 8) },
      { at: 3444, length: 182, kernel: 'logistic', args: [4, 8], then: counted(1, 8) },
      { at: 3720, length: 182, kernel: 'logistic', args: [4, 8], then: counted(1, 8) },
      { at: 4008, length: 182, kernel: 'logistic', args: [4, 8], then: counted(1, 8) },
      { at: 4286, length: 182, kernel: 'logistic', args: [4, 13], then: counted(1, 13) },
      { at: 5458, length: 189, kernel: 'tanhTimes', args: [14, 3, 4, 8], then: counted(1, 8) },
    ],
  },
  {
    name: 'FullyConnected::ForwardTimeStep',
    bytes: 1738,
    sha256: '300e24892994036acf1b122c497e7e4130393bcc7c5ac4af2bbe4c689955b998',
    replace: [
      { at: 70, length: 177, kernel: 'tanh', args: [1, 10], then: counted(0, 10) },
      { at: 1097, length: 0, kernel: 'softmax', args: [1, 8], then: jump(3) },
    ],
  },
  {
    name: 'NetworkIO::WriteTimeStep',
    bytes: 410,
    sha256: 'c4aa7796a1ca2485ad094b55dd30a07ae7349444265c42e7419931722d50c667',
    replace: [{ at: 81, length: 103, kernel: 'quantise', args: [2, 5, 1], then: counted(4, 1) }],
  },
  {
    name: 'NetworkIO::WriteTimeStepPart',
    bytes: 394,
    sha256: 'ce0c235475fe0ad3d06bd8e58431544501b3e9592e018e6e15b4f8cd1ebda50f',
    replace: [{ at: 59, length: 103, kernel: 'quantise', args: [4, 1, 3], then: counted(5, 3) }],
  },
  {
    name: 'Convolve::Forward',
    bytes: 377,
    sha256: 'ebfacdcf4c8099ccb3a7007f086beef6eed0075bfa9e4d91467b94ffe2f62cda',
    replace: [{ at: 32, length: 0, kernel: 'convolve', args: [0, 2, 5], then: leaveWhenDone(6) }],
  },
  {
    name: 'Maxpool::Forward',
    bytes: 1253,
    sha256: 'dbc534e8b2dbc4ea12050c3e6c93fdaa2efa879ba6d70b9139982cb11615430b',
    replace: [{ at: 36, length: 0, kernel: 'greatest', args: [0, 2, 5], then: leaveWhenDone(1) }],
  },
  {
    name: 'NetworkIO::Randomize',
    bytes: 393,
    sha256: 'cce390c5b3d034842aec7a40cb90a1144f0725197ee514cf2e215e042de152db',
    replace: [],
    calledAs: 'randomize',
  },
];

/** Bytes of the core's data, known by those before them, to be replaced. */
export interface KnownData {
  readonly name: string;
  readonly after: readonly number[];
  readonly bytes: readonly number[];
  readonly by: readonly number[];
}

/**
 * Before it reads a line, tesseract packs the line's picture as PNG and unpacks it again (ImageData::SetPix, GetPix): a
 * twelfth of all its time. zlib's level 6 is made to do as level 0, which stores; the pixels are the same.
 * Each row: four lengths that steer the search, 16 bits each, and the number of the function that packs.
 */
export const KNOWN_DATA: KnownData = {
  name: "deflate's table of levels",
  after: [
    ...[0, 0, 0, 0, 0, 0, 0, 0, 0x01, 0x05, 0, 0],
    ...[4, 0, 4, 0, 8, 0, 4, 0, 0x02, 0x05, 0, 0],
    ...[4, 0, 5, 0, 16, 0, 8, 0, 0x02, 0x05, 0, 0],
    ...[4, 0, 6, 0, 32, 0, 32, 0, 0x02, 0x05, 0, 0],
    ...[4, 0, 4, 0, 16, 0, 16, 0, 0x03, 0x05, 0, 0],
    ...[8, 0, 16, 0, 32, 0, 32, 0, 0x03, 0x05, 0, 0],
  ],
  bytes: [8, 0, 16, 0, 128, 0, 128, 0, 0x03, 0x05, 0, 0],
  by: [0, 0, 0, 0, 0, 0, 0, 0, 0x01, 0x05, 0, 0],
};
