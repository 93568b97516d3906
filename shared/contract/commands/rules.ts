import { z } from 'zod';
import { answer, command } from '../command.ts';
import { CHECK_PURPOSES, type CheckedFile, type CheckOverview } from '../reports/rules.ts';
import { name, none } from './inputs.ts';

/** Files looked at in one call, so that no call takes more than a moment; whoever checks more asks again. */
export const CHECK_AT_ONCE = 20;

/** Kiểm tra: every finding over files. */
export const rulesCommands = {
  'rules/overview': command({
    kind: 'read',
    input: none,
    output: answer<CheckOverview>(),
    about: ['batch', 'page', 'file', 'document'],
  }),
  'rules/check': command({
    kind: 'read',
    input: z.object({ files: z.array(name).max(CHECK_AT_ONCE), purpose: z.enum(CHECK_PURPOSES) }),
    output: answer<readonly CheckedFile[]>(),
    about: ['page', 'ocr', 'file', 'document', 'appraisal'],
  }),
} as const;
