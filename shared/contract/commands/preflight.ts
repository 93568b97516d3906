import { z } from 'zod';
import { answer, command } from '../command.ts';
import type { ChangedSince, HandedOver, PreflightReport } from '../reports/preflight.ts';
import { id, name, PackageKindInput, path } from './inputs.ts';

export const preflightCommands = {
  /** Which files there are and which were handed over before, so that nothing is sent twice unawares. */
  'handover/before': command({
    kind: 'read',
    input: z.object({}),
    output: answer<HandedOver>(),
    about: ['file', 'document', 'page', 'ocr', 'transfer'],
  }),
  /** Which of these files, as many as a list shows at once, are no longer what was handed over. */
  'handover/changed': command({
    kind: 'read',
    input: z.object({ files: z.array(id).max(200) }),
    output: answer<readonly ChangedSince[]>(),
    about: ['file', 'document', 'page', 'ocr', 'transfer'],
  }),
  /** Everything that would stop a handover, before it is begun. */
  'handover/preflight': command({
    kind: 'read',
    input: z.object({
      kind: PackageKindInput,
      round: z.string(),
      files: z.array(name),
      out: path.optional(),
    }),
    output: answer<PreflightReport>(),
    about: ['file', 'document', 'page', 'package', 'transfer'],
    paths: ['out'],
  }),
} as const;
