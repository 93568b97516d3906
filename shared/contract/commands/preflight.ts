import { z } from 'zod';
import { answer, command } from '../command.ts';
import type { HandedOver, PreflightReport } from '../reports/preflight.ts';
import { name, PackageKindInput, path } from './inputs.ts';

export const preflightCommands = {
  /** Which files there are and which were handed over before, so that nothing is sent twice unawares. */
  'handover/before': command({
    kind: 'read',
    input: z.object({}),
    output: answer<HandedOver>(),
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
