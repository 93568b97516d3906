export { BagWriter } from './bag-writer.ts';
export type { BagTotals } from './bag-writer.ts';
export { ALGORITHMS, decodePath } from './format.ts';
export type { Algorithm, Digests, Hashes } from './format.ts';
export { createHashes } from './hashes.ts';
