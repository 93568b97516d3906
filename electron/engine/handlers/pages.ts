import type { pagesCommands } from '../../../shared/contract/commands/pages.ts';
import { importSources, requireBatch } from '../intake/index.ts';
import { recogniseBatch } from '../ocr/index.ts';
import { listBatches } from '../overview/index.ts';
import { checkPages, listPages, pageImage, readPageDetail } from '../pages/index.ts';
import { detectTurn } from '../searchable-pdf/index.ts';
import type { Handlers } from './context.ts';
import { withPool } from './with-pool.ts';

export const pagesHandlers: Handlers<keyof typeof pagesCommands> = {
  'intake/import': (input, { ws, task }) => importSources(ws, input, task),
  'pages/check': async (input, { ws, task }) => {
    requireBatch(ws.db, input.batch);
    return withPool({ languages: ['vie'] }, (pool) =>
      checkPages(ws, input, (raster) => detectTurn(pool, raster, task.signal), task),
    );
  },
  'ocr/recognise': async (input, { ws, task }) => {
    requireBatch(ws.db, input.batch);
    return recogniseBatch(ws, input, task);
  },
  'pages/list': (input, { ws }) => listPages(ws, input.batch),
  'pages/read': (input, { ws }) => readPageDetail(ws, input.pageId),
  'pages/image': (input, { ws }) => pageImage(ws, input.pageId, input.size),
  'list/batches': (_, { ws }) => listBatches(ws),
};
