import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOcrPool } from '../../../electron/engine/ocr/index.ts';
import { loadTrainedData } from '../../../electron/engine/ocr/language-data.ts';
import { ocrText } from '../../../shared/model/ocr.ts';
import { drawText } from './draw-page.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessdata-'));
});
afterAll(() => rm(folder, { recursive: true }));

const put = (name: string, bytes: Uint8Array): Promise<void> => writeFile(join(folder, name), bytes);

test('Vietnamese and English are read together from their two packages', async () => {
  const pool = await createOcrPool({ languages: ['vie', 'eng'], workers: 1 });
  const page = await drawText('Văn phòng Ủy ban nhân dân tỉnh\nThe quick brown fox jumps over the lazy dog');
  const text = ocrText(await pool.recognise(page));
  pool.close();
  expect(text).toContain('Văn phòng Ủy ban nhân dân tỉnh');
  expect(text).toContain('The quick brown fox jumps over the lazy dog');
});

test('A folder of other data is used, plain or packed, and changes the settings key', async () => {
  const data = await loadTrainedData('vie');
  await put('vie.traineddata', data);
  await put('eng.traineddata.gz', gzipSync(await loadTrainedData('eng'), { level: 1 }));
  const own = await createOcrPool({ languages: ['vie', 'eng'], workers: 1, tessdata: folder });
  expect(ocrText(await own.recognise(await drawText('Tỉnh Hà Nam')))).toContain('Tỉnh Hà Nam');
  const packaged = await createOcrPool({ languages: ['vie', 'eng'] });
  const vieOnly = await createOcrPool({ languages: ['vie'] });
  expect(own.settingsKey).toBe(packaged.settingsKey);
  expect(vieOnly.settingsKey).not.toBe(packaged.settingsKey);
  own.close();
});

test('Missing data names the folder', async () => {
  const nowhere = join(folder, 'nothing-here');
  await expect(createOcrPool({ languages: ['vie'], tessdata: nowhere })).rejects.toMatchObject({
    code: 'ocr/language-missing',
    params: { language: 'vie', folder: nowhere },
  });
});

test('Damaged data is refused: not packed right, not trained data, or refused by the engine', async () => {
  const data = await loadTrainedData('vie');
  for (const bytes of [
    new Uint8Array([0x1f, 0x8b, 1, 2, 3]),
    new TextEncoder().encode('<html>not found</html>'),
    new Uint8Array(0),
    data.slice(0, 1000),
  ]) {
    await put('vie.traineddata', bytes);
    await expect(createOcrPool({ languages: ['vie'], tessdata: folder })).rejects.toMatchObject({
      code: 'ocr/language-damaged',
    });
  }
  await put(
    'vie.traineddata',
    Uint8Array.from(data, (byte, at) => (at < 300 ? byte : 0)),
  );
  const pool = await createOcrPool({ languages: ['vie'], workers: 1, tessdata: folder });
  await expect(pool.recognise(await drawText('Hà'))).rejects.toMatchObject({ code: 'ocr/engine-failed' });
  pool.close();
});
