import type { appraisalCommands } from '../../../shared/contract/commands/appraisal.ts';
import {
  decide,
  forgetSchedule,
  importSchedule,
  listAppraisal,
  listRules,
  readAppraisal,
  withdraw,
} from '../appraisal/index.ts';
import type { Handlers } from './context.ts';

export const appraisalHandlers: Handlers<keyof typeof appraisalCommands> = {
  'appraisal/list': (_, { ws }) => listAppraisal(ws),
  'appraisal/read': (input, { ws }) => readAppraisal(ws, input.file),
  'appraisal/rules': (_, { ws }) => listRules(ws),
  'appraisal/decide': (input, { ws }) => decide(ws, input),
  'appraisal/withdraw': (input, { ws }) => withdraw(ws, input),
  'appraisal/import': (input, { ws }) => importSchedule(ws, input),
  'appraisal/forget': (input, { ws }) => forgetSchedule(ws, input.schedule),
};
