import { existsSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { undo } from '../../../electron/engine/edits/index.ts';
import { rescanHistory, scanImage, tidyScanImages } from '../../../electron/engine/rescans/index.ts';
import { scan } from '../../support/scanned-workspace.ts';
import { confirm, handIn, offers, oneSentBack, signal } from '../../support/rescans.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('the picture of a new scan goes once it is a page, that of the earlier one stays; undone, it is made again', async () => {
  const { ws, page } = await oneSentBack();
  await handIn(ws, { '2.jpg': await scan(22) });
  const { pairs } = await offers(ws);
  const { sourceId, frame } = pairs[0]!;
  const seen = async () => (await scanImage(ws, { sourceId, frame }, signal())).path;
  const waiting = await seen();
  const base = performance.now();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(base + 3_600_000);
  expect(await tidyScanImages(ws, signal())).toBe(0);

  await confirm(ws);
  const [{ id: rescanId } = { id: 0 }] = rescanHistory(ws, page);
  const earlier = (await scanImage(ws, { rescanId }, signal())).path;
  expect(await seen()).toBe(waiting);
  expect(await tidyScanImages(ws, signal())).toBe(0);
  clock.mockReturnValue(base + 7_200_000);
  expect(await tidyScanImages(ws, signal())).toBe(1);
  expect([existsSync(waiting), existsSync(earlier)]).toEqual([false, true]);

  undo(ws);
  expect(existsSync(await seen())).toBe(true);
});
