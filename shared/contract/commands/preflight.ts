import { z } from 'zod';
import { answer, command } from '../command.ts';
import type { PreflightReport } from '../reports/preflight.ts';
import { name, PackageKindInput, path } from './inputs.ts';

export const preflightCommands = {
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
