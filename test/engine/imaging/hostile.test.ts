import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { closePageSources, probeImage } from '../../../electron/engine/imaging/index.ts';
import { closePdfium } from '../../../electron/engine/tools/pdfium/index.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import { ERRORS } from '../../../shared/contract/codes/index.ts';
import { BAD_IMAGES } from '../../support/images/bad-images.ts';
import { tempFolder } from '../../support/temp-folder.ts';

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
});

it('knows more than sixty ways in which an image file can be bad, each under its own name', () => {
  expect(new Set(BAD_IMAGES.map(({ name }) => name)).size).toBe(BAD_IMAGES.length);
  expect(BAD_IMAGES.length).toBeGreaterThan(60);
});
