import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileCore } from '../../../electron/engine/ocr/core-module.ts';
import { WorkerSlot } from '../../../electron/engine/ocr/worker-slot.ts';
import type { WorkerJob, WorkerSetup } from '../../../electron/engine/ocr/worker-messages.ts';

/** A module that only has one page of memory: the smallest that the stand-in cores can put pixels in. */
const MEMORY_ONLY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 5, 1, 1, 109, 2, 0]);

function slotWith(core: string, startTimeoutMs = 20_000): WorkerSlot {
  const setup = async (): Promise<WorkerSetup> => ({
    script: join(import.meta.dirname, 'fixtures', core),
    module: await compileCore(MEMORY_ONLY),
    kind: 'text',
    data: {},
    variables: {},
  });
  return new WorkerSlot({ setup, recycleAfter: 100, startTimeoutMs });
}

const job = (first: number): WorkerJob => ({
  pixels: new Uint8Array([first]),
  width: 1,
  height: 1,
  bits: 8,
  bytesPerRow: 1,
  dpi: 200,
});
const free = { timeoutMs: 20_000, signal: new AbortController().signal };

test('An engine that dies while it starts is an error, each time anew', async () => {
  const slot = slotWith('core-ends.cjs');
  await expect(slot.run(job(0), free)).rejects.toMatchObject({ code: 'ocr/engine-failed' });
  await expect(slot.run(job(0), free)).rejects.toMatchObject({ code: 'ocr/engine-failed' });
});

test('An engine that never gets ready is given up', async () => {
  await expect(slotWith('core-hangs.cjs', 300).run(job(0), free)).rejects.toMatchObject({
    code: 'ocr/engine-failed',
    params: { reason: 'no start within 0.3 s' },
  });
});

test('An engine started early reads; one that could not start is started again for the first page', async () => {
  const slot = slotWith('core-throws.cjs');
  slot.startEarly(free.signal);
  await expect(slot.run(job(0), free)).resolves.toMatchObject({ state: 'lines' });
  slot.stop();
  const broken = slotWith('core-ends.cjs');
  broken.startEarly(free.signal);
  await expect(broken.run(job(0), free)).rejects.toMatchObject({ code: 'ocr/engine-failed' });
});

test('A page that waits for the processor is not given up: its time is the time it computes', async () => {
  const slot = slotWith('core-throws.cjs');
  await expect(slot.run(job(4), { ...free, timeoutMs: 200 })).resolves.toMatchObject({ state: 'lines' });
  slot.stop();
});

test('An engine that throws, dies or hangs on one page reads the next', async () => {
  const slot = slotWith('core-throws.cjs');
  await expect(slot.run(job(0), free)).resolves.toMatchObject({ state: 'lines', lines: [] });
  await expect(slot.run(job(1), free)).rejects.toMatchObject({ code: 'ocr/engine-failed' });
  await expect(slot.run(job(0), free)).resolves.toMatchObject({ state: 'lines' });
  await expect(slot.run(job(2), free)).rejects.toMatchObject({
    code: 'ocr/engine-failed',
    params: { reason: 'thread ended with 7' },
  });
  await expect(slot.run(job(0), free)).resolves.toMatchObject({ state: 'lines' });
  await expect(slot.run(job(3), { ...free, timeoutMs: 200 })).rejects.toMatchObject({ code: 'ocr/timeout' });
  await expect(slot.run(job(0), free)).resolves.toMatchObject({ state: 'lines' });
  slot.stop();
});
