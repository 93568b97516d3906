import { z } from 'zod';
import { answer, command } from '../command.ts';
import type { PageImage, PageLine } from '../reports/pages.ts';
import type { RescanEntry, RescanOffers, RescanPair } from '../reports/rescans.ts';
import { id, name, path } from './inputs.ts';

/** As many pages as one step of undo may change. */
const MAX_PAIRS = 5000;

/** Pages scanned again: what came in for them, what takes whose place, and what stood there before. */
export const rescansCommands = {
  /** Pairs of waiting pages and received files, to be confirmed. Files come by `intake/import` with `rescan`. */
  'rescans/offers': command({
    kind: 'read',
    input: z.object({ batch: name }),
    output: answer<RescanOffers>(),
    about: ['page', 'batch', 'document'],
  }),
  /** Receives one file for one page, whatever it is called; it waits to be confirmed like the others. */
  'rescans/bring': command({
    kind: 'write',
    input: z.object({ pageId: id, path }),
    output: answer<RescanPair>(),
    needs: 'scan',
    paths: ['path'],
  }),
  /** Puts new scans in the place of old ones: one step of undo. */
  'rescans/replace': command({
    kind: 'write',
    input: z.object({
      pairs: z
        .array(z.object({ pageId: id, sourceId: id, frame: z.number().int().nonnegative() }))
        .min(1)
        .max(MAX_PAIRS),
    }),
    output: answer<readonly PageLine[]>(),
    needs: 'scan',
  }),
  /** Offers files no longer; their bytes are kept, and they stay in the list of what was not taken. */
  'rescans/decline': command({
    kind: 'write',
    input: z.object({ sourceIds: z.array(id).min(1).max(MAX_PAIRS) }),
    output: answer<null>(),
    needs: 'scan',
  }),
  /** The earlier scans of a page, the latest first. */
  'rescans/history': command({
    kind: 'read',
    input: z.object({ pageId: id }),
    output: answer<readonly RescanEntry[]>(),
    about: ['page'],
  }),
  /** The picture of a scan that no page shows: an earlier one of the history, or a page of a received file, 2,200 px. */
  'rescans/image': command({
    kind: 'read',
    input: z.union([
      z.object({ rescanId: id }).strict(),
      z.object({ sourceId: id, frame: z.number().int().nonnegative() }).strict(),
    ]),
    output: answer<PageImage>(),
    about: ['page'],
  }),
} as const;
