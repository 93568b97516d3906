import { closePageSources } from '../imaging/index.ts';
import { createOcrPool, type OcrPool, type OcrPoolOptions } from '../ocr/index.ts';

/** Runs something with OCR threads and lets go of them, and of the files read, whatever happens. */
export async function withPool<T>(options: OcrPoolOptions, use: (pool: OcrPool) => Promise<T>): Promise<T> {
  const pool = await createOcrPool(options);
  try {
    return await use(pool);
  } finally {
    pool.close();
    await closePageSources();
  }
}
