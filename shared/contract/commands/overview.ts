import { z } from 'zod';
import { answer, command } from '../command.ts';
import type { FindingKind, OverviewState, WorkDay } from '../reports/overview.ts';
import { none } from './inputs.ts';

/** How far the work has come. */
export const overviewCommands = {
  /** What waits at each step, how well the text was read, disk and backup. */
  'overview/state': command({
    kind: 'read',
    input: none,
    output: answer<OverviewState>(),
    about: ['batch', 'page', 'ocr', 'document', 'file', 'package', 'transfer', 'audit'],
  }),
  /** Pages a day and a person, of the last days. */
  'overview/work': command({
    kind: 'read',
    input: z.object({ days: z.number().int().min(1).max(366) }),
    output: answer<readonly WorkDay[]>(),
    about: ['audit'],
  }),
  /** Findings by kind, the gravest first. */
  'overview/findings': command({
    kind: 'read',
    input: none,
    output: answer<readonly FindingKind[]>(),
    about: ['page', 'document', 'file'],
  }),
} as const;
