import type { pagesCommands } from '../../../shared/contract/commands/pages.ts';
import { importSources } from '../intake/index.ts';
import { listBatches } from '../overview/index.ts';
import { listPages, pageImage, readPageDetail } from '../pages/index.ts';
import type { Handlers } from './context.ts';

export const pagesHandlers: Handlers<keyof typeof pagesCommands> = {
  'intake/import': (input, { ws, task }) => importSources(ws, input, task),
  // Loaded when they are asked for: all others are what a window shows first.
  'pages/check': async (input, context) => (await import('./recognition.ts')).check(input, context),
  'ocr/recognise': async (input, context) => (await import('./recognition.ts')).recognise(input, context),
  'pages/list': (input, { ws }) => listPages(ws, input.batch),
  'pages/read': (input, { ws }) => readPageDetail(ws, input.pageId),
  'pages/image': (input, { ws }) => pageImage(ws, input.pageId, input.size),
  'list/batches': (_, { ws }) => listBatches(ws),
};
