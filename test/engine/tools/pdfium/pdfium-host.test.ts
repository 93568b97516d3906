import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { closePdfium, openPdf, type PdfReader } from '../../../../electron/engine/tools/pdfium/index.ts';
import type * as Limits from '../../../../electron/engine/tools/pdfium/limits.ts';
import { pdfOfPages, scanPage } from '../../../support/pdfs/build-pdf.ts';
import { explodingForm } from '../../../support/pdfs/hostile.ts';
import { jpegImage } from '../../../support/pdfs/images.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const MB = 1024 ** 2;
const limits = vi.hoisted(() => ({ ms: 60_000, memory: 1024 ** 3, recycle: 1024 ** 3 }));

// These limits are kept or handed over by the host, so a test can make them tight.
vi.mock('../../../../electron/engine/tools/pdfium/limits.ts', async (load) =>
  Object.defineProperties(
    { ...(await load<typeof Limits>()) },
    {
      REQUEST_TIME_LIMIT: { get: () => limits.ms },
      MAX_PDFIUM_MEMORY: { get: () => limits.memory },
      RECYCLE_ABOVE_BYTES: { get: () => limits.recycle },
    },
  ),
);

afterEach(async () => {
  Object.assign(limits, { ms: 60_000, memory: 1024 * MB, recycle: 1024 * MB });
  await closePdfium();
});

async function reading(pdf: Buffer): Promise<PdfReader> {
  const path = join(tempFolder(), 'a.pdf');
  writeFileSync(path, pdf);
  return openPdf(path);
}

const goodPdf = async (): Promise<Buffer> => pdfOfPages([scanPage(await jpegImage())]);

it('survives a page that makes PDFium abort: the request fails, readers that were open go on', async () => {
  limits.memory = 64 * MB;
  const good = await reading(await goodPdf());
  const bad = await reading(explodingForm());
  const requests = [bad.pageInfo(0), good.pageInfo(0)];
  await expect(requests[0]).rejects.toMatchObject({ code: 'intake/pdf-crashed', params: { page: 1 } });
  expect((await requests[1])?.kind).toBe('scan');
  expect((await good.extractImage(0)).codec).toBe('jpeg');
});

it('ends a request that takes too long and serves the next one', async () => {
  const bad = await reading(explodingForm());
  limits.ms = 200;
  await expect(bad.pageInfo(0)).rejects.toMatchObject({ code: 'intake/pdf-timeout', params: { page: 1 } });
  limits.ms = 60_000;
  expect((await (await reading(await goodPdf())).pageInfo(0)).kind).toBe('scan');
});

it('goes on with a new worker when the old one has grown or was closed', async () => {
  const good = await reading(await goodPdf());
  limits.recycle = 1;
  for (let i = 0; i < 3; i++) expect((await good.pageInfo(0)).kind).toBe('scan');
  await closePdfium();
  expect((await good.pageInfo(0)).kind).toBe('scan');
  await good.close();
});
