import { z } from 'zod';
import { answer, command } from '../command.ts';
import type { IntakeReport } from '../reports/intake.ts';
import type { OcrReport } from '../reports/ocr.ts';
import type { BatchLine, CheckReport } from '../reports/pages.ts';
import { name, none, Ocr, paths } from './inputs.ts';

/** Pages on their way in: intake, page check, recognition. */
export const pagesCommands = {
  'intake/import': command({
    kind: 'write',
    input: z.object({ paths, batch: name }),
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
  'list/batches': command({ kind: 'read', input: none, output: answer<readonly BatchLine[]>() }),
} as const;
