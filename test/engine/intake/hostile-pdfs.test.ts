import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { importSources } from '../../../electron/engine/intake/index.ts';
import { pdfOfPages, scanPage } from '../../support/pdfs/build-pdf.ts';
import { explodingForm, hostilePdfs } from '../../support/pdfs/hostile.ts';
import { jpegImage } from '../../support/pdfs/images.ts';
import type * as Limits from '../../../electron/engine/tools/pdfium/limits.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';

// A tenth of the real limit: the same abort, reached sooner.
vi.mock('../../../electron/engine/tools/pdfium/limits.ts', async (load) => ({
  ...(await load<typeof Limits>()),
  MAX_PDFIUM_MEMORY: 128 * 1024 ** 2,
}));

it('lives through every hostile PDF, says by name what became of it, and takes the good one after them', async () => {
  const ws = await newWorkspace();
  const box = tempFolder();
  const hostile = await hostilePdfs();
  for (const { name, bytes } of hostile) writeFileSync(join(box, name), bytes);
  writeFileSync(join(box, 'a-exploding.pdf'), explodingForm());
  writeFileSync(join(box, 'zz-good.pdf'), pdfOfPages([scanPage(await jpegImage())]));

  const report = await importSources(ws, { paths: [box], batch: 'b' }, silentTask());

  const refused = new Map(report.refused.map(({ name, error }) => [name, error]));
  const became = hostile.map(({ name }) => [name, refused.get(name)?.code ?? 'taken']);
  expect(became).toEqual(hostile.map(({ name, becomes }) => [name, becomes]));
  expect(refused.get('a-exploding.pdf')?.code).toBe('intake/pdf-crashed');
  expect(refused.has('zz-good.pdf')).toBe(false);
  expect(hostile.length).toBeGreaterThanOrEqual(30);
  expect(report.received).toBe(hostile.length + 2);
  // The words name the file as it was handed in, not where it is kept.
  for (const { error } of report.refused) expect(JSON.stringify(error.params)).not.toContain(ws.paths.root);
  expect(report.findings.map(({ code, place }) => `${code} ${place}`)).toContain(
    'intake/pdf-restricted owner-password.pdf',
  );
});
