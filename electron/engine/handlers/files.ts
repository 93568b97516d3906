import type { filesCommands } from '../../../shared/contract/commands/files.ts';
import { describeFiles, writeTemplate } from '../describe/index.ts';
import { extractDocuments, readingState } from '../extract/index.ts';
import { listFiles } from '../overview/index.ts';
import type { Handlers } from './context.ts';
import { withPool } from './with-pool.ts';

export const filesHandlers: Handlers<keyof typeof filesCommands> = {
  'describe/import': (input, { ws, task }) => describeFiles(ws, input, task),
  'describe/template': async (input) => {
    await writeTemplate(input.out, input.language);
    return null;
  },
  'extract/fields': (input, { ws, task }) =>
    withPool({ languages: ['vie'] }, (pool) => extractDocuments(ws, input, task, pool)),
  'extract/state': (_, { ws }) => readingState(ws.db),
  'list/files': (input, { ws }) => listFiles(ws, input),
};
