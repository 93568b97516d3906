import { z } from 'zod';
import { answer, command } from '../command.ts';
import type { IntakeReport } from '../reports/intake.ts';
import type { OcrReport } from '../reports/ocr.ts';
import type { BatchLine, CheckReport, PageDetail, PageImage, PageLine } from '../reports/pages.ts';
import { id, name, none, Ocr, paths } from './inputs.ts';

/** Pages on their way in: intake, page check, recognition. */
export const pagesCommands = {
  'intake/import': command({
    kind: 'write',
    /** `only`: of what is found, the names to take. `rescan`: these are scans for pages that wait for a better one. */
    input: z.object({ paths, batch: name, only: z.array(z.string()).optional(), rescan: z.boolean().optional() }),
    output: answer<IntakeReport>(),
    long: true,
    needs: 'scan',
    paths: ['paths.*'],
  }),
  'pages/check': command({
    kind: 'write',
    input: z.object({ batch: name.optional(), again: z.boolean().optional() }),
    output: answer<CheckReport>(),
    long: true,
    needs: 'scan',
  }),
  'ocr/recognise': command({
    kind: 'write',
    input: z.object({ batch: name.optional(), ocr: Ocr }),
    output: answer<OcrReport>(),
    long: true,
    needs: 'scan',
    paths: ['ocr.tessdata'],
  }),
  /** Pages of a batch in their order; all pages when left out. */
  'pages/list': command({
    kind: 'read',
    input: z.object({ batch: name.optional() }),
    output: answer<readonly PageLine[]>(),
    about: ['page', 'ocr', 'document'],
  }),
  'pages/read': command({
    kind: 'read',
    input: z.object({ pageId: id }),
    output: answer<PageDetail>(),
    about: ['page', 'ocr', 'document'],
  }),
  /**
   * The picture of a page for the screen: `thumb` 320 px, `view` 2,200 px, `full` at the page's own resolution; `scan`
   * as received and `canvas` before the crop, both 2,200 px.
   */
  'pages/image': command({
    kind: 'read',
    input: z.object({ pageId: id, size: z.enum(['thumb', 'view', 'full', 'scan', 'canvas']) }),
    output: answer<PageImage>(),
    about: ['page'],
  }),
  'list/batches': command({
    kind: 'read',
    input: none,
    output: answer<readonly BatchLine[]>(),
    about: ['batch', 'page', 'ocr', 'document'],
  }),
} as const;
