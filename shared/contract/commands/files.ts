import { z } from 'zod';
import { answer, command } from '../command.ts';
import type { DescribeReport, ExtractReport, FieldReading, FileLine } from '../reports/files.ts';
import { name, path, paths } from './inputs.ts';

/** Files and documents: description, fields from the page, lists, search. */
export const filesCommands = {
  'describe/import': command({
    kind: 'write',
    input: z.object({ paths, batch: name.optional() }),
    output: answer<DescribeReport>(),
    long: true,
    needs: 'describe',
    paths: ['paths.*'],
  }),
  'describe/template': command({
    kind: 'none',
    input: z.object({ out: path, language: z.enum(['vi', 'en']) }),
    output: answer<null>(),
    paths: ['out'],
  }),
  'extract/fields': command({
    kind: 'write',
    /** `again`: also the documents that have not changed since they were read. */
    input: z.object({ files: z.array(name).optional(), again: z.boolean().optional() }),
    output: answer<ExtractReport>(),
    long: true,
    needs: 'describe',
  }),
  /** Which recognised documents had their fields read, by file: who has never had them read is offered it. */
  'extract/state': command({
    kind: 'read',
    input: z.object({}),
    output: answer<readonly FieldReading[]>(),
    about: ['ocr', 'page', 'file', 'document'],
  }),
  /** `outdated`: also whether PDFs still fit their documents, which takes as long as reading every page's words. */
  'list/files': command({
    kind: 'read',
    input: z.object({ outdated: z.boolean().optional() }),
    output: answer<readonly FileLine[]>(),
  }),
} as const;
