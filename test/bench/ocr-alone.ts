/**
 * Recognises image files with the engine's own pool and nothing else: `node ocr-alone.ts [--tessdata DIR] IMAGES…`.
 * Prints one JSON array of page texts. What `tesseract IMAGE OUT -l vie` does, for many images, with us.
 */
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { analysePage, closePageSources } from '../../electron/engine/imaging/index.ts';
import { probeSource } from '../../electron/engine/intake/index.ts';
import { createOcrPool, readText } from '../../electron/engine/ocr/index.ts';
import { inOrder } from '../../electron/engine/searchable-pdf/in-order.ts';
import { ocrText } from '../../shared/model/ocr.ts';

const args = process.argv.slice(2);
const tessdata = args[0] === '--tessdata' ? args.splice(0, 2)[1] : undefined;
const pool = await createOcrPool({
  languages: ['vie'],
  workers: availableParallelism(),
  ...(tessdata && { tessdata }),
});
const { signal } = new AbortController();
/** Tesseract is not asked for the turn of a page either; it levels lines by itself, and so do we here. */
const upright = (): ReturnType<typeof pool.detectTurn> => Promise.resolve({ turn: 0, confidence: 100 });
const texts: string[] = [];
const read = inOrder(args, pool.workers + 1, async (path) => {
  const [facts] = (await probeSource(path, basename(path), signal)).pages;
  const source = { kind: 'image', path, frame: 0 } as const;
  const { recipe } = await analysePage(source, facts!, upright);
  return ocrText((await readText(pool, { source, facts: facts!, recipe }, signal)).page);
});
for await (const text of read) texts.push(text);
pool.close();
await closePageSources();
process.stdout.write(JSON.stringify(texts));
