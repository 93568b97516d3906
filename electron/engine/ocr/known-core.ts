import type { KernelName, Tables } from './kernels.ts';

/** A stretch of a function's code to be replaced by a call: bytes from the start of its body (its list of locals). */
export interface Replacement {
  readonly at: number;
  readonly length: number;
  readonly kernel: KernelName;
  /** Locals handed to the kernel. */
  readonly args: readonly number[];
  /** The loop's counter and its end: the counter is left as the loop leaves it. */
  readonly counter?: readonly [counter: number, end: number];
  /** The kernel does all the function's work: return after it. */
  readonly isWhole?: boolean;
}

/** A function, known by the length and digest of its body, so that no other code is ever touched. */
export interface KnownFunction {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly replace: readonly Replacement[];
}

/** tesseract-core-relaxedsimd-lstm.wasm of tesseract.js-core 7.0.0. */
export const KNOWN_TABLES: Tables = { tanh: 135_008, logistic: 151_392 };

export const KNOWN_FUNCTIONS: readonly KnownFunction[] = [
  {
    name: 'IntSimdMatrix: matrixDotVector for SSE',
    bytes: 3355,
    sha256: 'a8dfbcc8124f569fed74e5a1acc93ef03166897e4b7d96da81bef06e31f0d5f9',
    replace: [{ at: 5, length: 16, kernel: 'dot', args: [0, 1, 2, 3, 4, 5], isWhole: true }],
  },
  {
    name: 'LSTM::Forward',
    bytes: 8879,
    sha256: '51404cc8f20061badd4d7417ac34e1448ad77809a048364900997db77bc7c692',
    replace: [
      { at: 3173, length: 177, kernel: 'tanh', args: [4, 8], counter: [1, 8] },
      { at: 3444, length: 182, kernel: 'logistic', args: [4, 8], counter: [1, 8] },
      { at: 3720, length: 182, kernel: 'logistic', args: [4, 8], counter: [1, 8] },
      { at: 4008, length: 182, kernel: 'logistic', args: [4, 8], counter: [1, 8] },
      { at: 4286, length: 182, kernel: 'logistic', args: [4, 13], counter: [1, 13] },
      { at: 5458, length: 189, kernel: 'tanhTimes', args: [14, 3, 4, 8], counter: [1, 8] },
    ],
  },
  {
    name: 'FullyConnected::ForwardTimeStep',
    bytes: 1738,
    sha256: '300e24892994036acf1b122c497e7e4130393bcc7c5ac4af2bbe4c689955b998',
    replace: [{ at: 70, length: 177, kernel: 'tanh', args: [1, 10], counter: [0, 10] }],
  },
  {
    name: 'NetworkIO::WriteTimeStep',
    bytes: 410,
    sha256: 'c4aa7796a1ca2485ad094b55dd30a07ae7349444265c42e7419931722d50c667',
    replace: [{ at: 81, length: 103, kernel: 'quantise', args: [2, 5, 1], counter: [4, 1] }],
  },
  {
    name: 'NetworkIO::WriteTimeStepPart',
    bytes: 394,
    sha256: 'ce0c235475fe0ad3d06bd8e58431544501b3e9592e018e6e15b4f8cd1ebda50f',
    replace: [{ at: 59, length: 103, kernel: 'quantise', args: [4, 1, 3], counter: [5, 3] }],
  },
];
