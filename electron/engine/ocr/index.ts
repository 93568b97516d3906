/** Recognition of text on pages: a pool of engine threads, the tries a page gets, its turn, and the stored result. */
import './follow-text.ts';

export type { Language } from './language-data.ts';
export { wordsOf } from './corrections.ts';
export { packOcr, unpackOcr } from './pack.ts';
export { createOcrPool } from './pool.ts';
export type { OcrPool, OcrPoolOptions } from './pool.ts';
export type { OcrInput, PageGrid, Raster as OcrRaster } from './raster.ts';
export { readText } from './read-text.ts';
export { recogniseBatch } from './recognise-batch.ts';
export type { OcrBatchInput, OcrReport } from './recognise-batch.ts';
export { readPageText, readRecognised, refreshPageText } from './page-text.ts';
export { isOfRecipe } from './recipe-key.ts';
export { loadOcr } from './result-store.ts';
export { turnFromRecognition } from './turn.ts';
export type { QuarterTurn, Turn } from './turn.ts';
