import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { resourcePath } from '../../../electron/engine/base/resources.ts';
import { closePageSources, probeImage, probeImageBytes } from '../../../electron/engine/imaging/index.ts';
import { closePdfium } from '../../../electron/engine/tools/pdfium/index.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import { ERRORS } from '../../../shared/contract/codes/index.ts';
import { BAD_IMAGES } from '../../support/images/bad-images.ts';
import { GOOD_IMAGES } from '../../support/images/good-images.ts';
import { tiffFile } from '../../support/images/tiff-file.ts';
import { tempFolder } from '../../support/temp-folder.ts';

interface Words {
  readonly errors: Readonly<Record<string, { readonly what: string; readonly do: string }>>;
}
const WORDS = ['vi', 'en'].map(
  (language) => JSON.parse(readFileSync(resourcePath('strings', language, 'imaging.json'), 'utf8')) as Words,
);

afterAll(async () => {
  await closePageSources();
  await closePdfium();
});

it.each(BAD_IMAGES)('refuses $name with $code and names the file', async ({ name, code, bytes }) => {
  const path = join(tempFolder(), name);
  await writeFile(path, await bytes());
  const error: unknown = await probeImage(path).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).code).toBe(code);
  expect((error as AppError).params['file']).toBe(name);
  expect(Object.keys(ERRORS)).toContain(code);
  for (const words of WORDS) {
    const { what, do: remedy } = words.errors[code]!;
    for (const [, place] of `${what} ${remedy}`.matchAll(/\{(\w+)\}/g)) {
      expect((error as AppError).params, `${place!} of ${code}`).toHaveProperty(place!);
    }
  }
});

it('names the page that is damaged, not only the file', async () => {
  const white = (value: number): Buffer => Buffer.alloc(100 * 100, value);
  const good = { width: 100, height: 100, strips: [white(255)] };
  const page = (bytes: Buffer): Promise<unknown> =>
    probeImageBytes(bytes, { name: 'a.tif' }).catch((error: unknown) => (error as AppError).params['page']);
  expect(await page(tiffFile([good, good, { ...good, extra: [[273, 4, [9_000_000]]] }]))).toBe(3);
  expect(await page(tiffFile([good, { ...good, compression: 5, strips: [Buffer.alloc(300, 0xff)] }]))).toBe(2);
  expect(await page(tiffFile([good], { nextDirectory: 9_000_000 }))).toBe(2);
});

it('knows more than sixty ways in which an image file can be bad, each under its own name', () => {
  expect(new Set(BAD_IMAGES.map(({ name }) => name)).size).toBe(BAD_IMAGES.length);
  expect(BAD_IMAGES.length).toBeGreaterThan(60);
});

it('answers four hundred random damages to good files with a reading or an error of its own', async () => {
  let state = 2026;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const files = await Promise.all(GOOD_IMAGES.map(async ({ name, bytes }) => ({ name, good: await bytes() })));
  for (let i = 0; i < 400; i++) {
    const { name, good } = files[i % files.length]!;
    const bytes = Buffer.from(good);
    for (let j = 0; j <= random(4); j++)
      bytes[random(i % 2 === 0 ? Math.min(400, bytes.length) : bytes.length)] = random(256);
    const cut = i % 5 === 0;
    const error: unknown = await probeImageBytes(cut ? bytes.subarray(0, random(bytes.length)) : bytes, { name }).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (cut) expect(error, `${name} cut off`).not.toBeNull();
    if (error !== null) expect(error, `${name}, round ${i}`).toBeInstanceOf(AppError);
    if (error instanceof AppError) expect(Object.keys(ERRORS)).toContain(error.code);
  }
});
