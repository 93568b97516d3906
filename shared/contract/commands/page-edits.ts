import { z } from 'zod';
import { Box } from '../../model/page.ts';
import { answer, command } from '../command.ts';
import type { OpenWork, SampleReport, SetAsideFile, WatchedFolder } from '../reports/page-edits.ts';
import type { PageLine, PageOutline } from '../reports/pages.ts';
import { id, name, none, path } from './inputs.ts';

/** As many pages as one step of undo may change. */
const MAX_PAGES = 20_000;
const pageIds = z.array(id).min(1).max(MAX_PAGES);
const lines = answer<readonly PageLine[]>();

/** As many lines as one answer may have: what is on the screen and around it. */
const MAX_LINES = 1000;

/** What a person does to pages on their way in. Each change answers the changed pages and is one step of undo. */
export const pageEditsCommands = {
  /** All pages of a batch, short enough for tens of thousands; the lines of those on the screen come by `pages/lines`. */
  'pages/outline': command({
    kind: 'read',
    input: z.object({ batch: name }),
    output: answer<PageOutline>(),
    about: ['page', 'batch'],
  }),
  'pages/lines': command({
    kind: 'read',
    input: z.object({ pageIds: z.array(id).max(MAX_LINES) }),
    output: lines,
    about: ['page', 'ocr', 'document'],
  }),
  /** The files of a batch that were not taken: refused ones with the reason, repeated ones with the first. */
  'pages/set-aside': command({
    kind: 'read',
    input: z.object({ batch: name }),
    output: answer<readonly SetAsideFile[]>(),
    about: ['batch'],
  }),
  /** Turns clockwise by so many degrees more. */
  'page-edits/turn': command({
    kind: 'write',
    input: z.object({ pageIds, by: z.union([z.literal(90), z.literal(180), z.literal(270)]) }),
    output: lines,
    needs: 'scan',
  }),
  /** Levels by this angle in degrees; see Recipe. */
  'page-edits/level': command({
    kind: 'write',
    input: z.object({ pageIds, skew: z.number().min(-20).max(20) }),
    output: lines,
    needs: 'scan',
  }),
  /** Crops to a box of the canvas in px; null takes the crop back. */
  'page-edits/crop': command({
    kind: 'write',
    input: z.object({ pageIds, crop: Box.nullable() }),
    output: lines,
    needs: 'scan',
  }),
  /** Back to what the page check found, or to the scan as received. */
  'page-edits/reset': command({
    kind: 'write',
    input: z.object({ pageIds, to: z.enum(['found', 'scan']) }),
    output: lines,
    needs: 'scan',
  }),
  /** Where a double page would be cut by what is seen on it, as a share of its width; null when nothing is seen. */
  'page-edits/gutter': command({
    kind: 'read',
    input: z.object({ pageId: id }),
    output: answer<{ readonly at: number | null }>(),
    about: ['page'],
  }),
  /** Two pages of each: left and right of a line at this share of the page's width. Answers both of each. */
  'page-edits/split': command({
    kind: 'write',
    input: z.object({ pageIds, at: z.number().min(0).max(1) }),
    output: lines,
    needs: 'scan',
  }),
  'page-edits/join': command({ kind: 'write', input: z.object({ pageIds }), output: lines, needs: 'scan' }),
  'page-edits/blank': command({
    kind: 'write',
    input: z.object({ pageIds, blank: z.boolean() }),
    output: lines,
    needs: 'scan',
  }),
  /** The verdict of the page check; `rescan` with its reason. */
  'page-edits/judge': command({
    kind: 'write',
    input: z.object({
      pageIds,
      state: z.enum(['unchecked', 'passed', 'rescan']),
      reason: z.string().trim().max(500).optional(),
    }),
    output: lines,
    needs: 'check',
  }),
  /** Puts pages of a batch before another page of it, or at its end. */
  'page-edits/move': command({
    kind: 'write',
    input: z.object({ pageIds, before: id.nullable() }),
    output: lines,
    needs: 'scan',
  }),
  'samples/draw': command({
    kind: 'write',
    input: z.object({ batch: name, method: z.enum(['count', 'percent']), amount: z.number().positive().max(100_000) }),
    output: answer<SampleReport>(),
    needs: 'check',
  }),
  /** What is decided on a sample whose pages have all been looked at; null takes it back. */
  'samples/decide': command({
    kind: 'write',
    input: z.object({
      sampleId: id,
      decision: z.enum(['accepted', 'rejected']).nullable(),
      note: z.string().trim().max(1000).optional(),
    }),
    output: answer<SampleReport>(),
    needs: 'check',
  }),
  'samples/list': command({
    kind: 'read',
    input: z.object({ batch: name }),
    output: answer<readonly SampleReport[]>(),
    about: ['page', 'batch'],
  }),
  /** Takes in what is put into a folder, as long as the workspace is open, also when it is opened again. */
  'watch/start': command({
    kind: 'write',
    input: z.object({ path, batch: name }),
    output: answer<readonly WatchedFolder[]>(),
    needs: 'scan',
    paths: ['path'],
  }),
  'watch/stop': command({
    kind: 'write',
    input: z.object({ watchId: z.string() }),
    output: answer<readonly WatchedFolder[]>(),
    needs: 'scan',
  }),
  'watch/list': command({
    kind: 'read',
    input: none,
    output: answer<readonly WatchedFolder[]>(),
    about: ['batch', 'watch'],
  }),
  /** Work on pages that was stopped or cut off and can be gone on with. */
  'work/open': command({ kind: 'read', input: none, output: answer<readonly OpenWork[]>(), about: ['job'] }),
  /** Goes on where it was. */
  'work/resume': command({
    kind: 'write',
    input: z.object({ jobId: id }),
    output: answer<null>(),
    long: true,
    needs: 'scan',
  }),
  /** Offers it no longer; what it has done stays. */
  'work/forget': command({ kind: 'write', input: z.object({ jobId: id }), output: answer<null>(), needs: 'scan' }),
  /** A person has read that this work was stopped or cut off: what `work/resume` cannot go on with is told no more. */
  'work/told': command({ kind: 'write', input: z.object({ jobIds: z.array(id) }), output: answer<null>() }),
} as const;
