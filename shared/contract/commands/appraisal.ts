import { z } from 'zod';
import { Term } from '../../model/retention/index.ts';
import { answer, command } from '../command.ts';
import type {
  AppraisalDetail,
  AppraisalList,
  DecideReport,
  RuleLine,
  ScheduleLine,
  ScheduleReport,
} from '../reports/appraisal.ts';
import { id, name, none, path } from './inputs.ts';

/** As many files as one decision may be about. */
const MAX_FILES = 20_000;
const files = z.array(name).min(1).max(MAX_FILES);

/** Xác định giá trị: how long each file is kept, on which ground, and who decided it. */
export const appraisalCommands = {
  'appraisal/list': command({
    kind: 'read',
    input: none,
    output: answer<AppraisalList>(),
    about: ['file', 'document', 'appraisal'],
  }),
  'appraisal/read': command({
    kind: 'read',
    input: z.object({ file: name }),
    output: answer<AppraisalDetail>(),
    about: ['file', 'document', 'appraisal'],
  }),
  /** All rows of all schedules. */
  'appraisal/rules': command({
    kind: 'read',
    input: none,
    output: answer<readonly RuleLine[]>(),
    about: ['appraisal'],
  }),
  /** Decides for files: one term for all, or what is proposed for each. `rule` is the id of the row it rests on. */
  'appraisal/decide': command({
    kind: 'write',
    input: z.object({
      files,
      term: z.union([Term, z.literal('proposed')]),
      rule: z.string().max(200).optional(),
      reason: z.string().trim().max(2000).optional(),
    }),
    output: answer<DecideReport>(),
    needs: 'approve',
  }),
  /** Takes decisions back: the files are open again. */
  'appraisal/withdraw': command({
    kind: 'write',
    input: z.object({ files, reason: z.string().trim().max(2000).optional() }),
    output: answer<DecideReport>(),
    needs: 'approve',
  }),
  /** Reads an agency's own schedule (XLSX, CSV) in place of the one of that name. */
  'appraisal/import': command({
    kind: 'write',
    input: z.object({ path, name: name.optional() }),
    output: answer<ScheduleReport>(),
    needs: 'approve',
    paths: ['path'],
  }),
  'appraisal/forget': command({
    kind: 'write',
    input: z.object({ schedule: id }),
    output: answer<readonly ScheduleLine[]>(),
    needs: 'approve',
  }),
} as const;
