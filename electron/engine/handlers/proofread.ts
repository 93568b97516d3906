import type { proofreadCommands } from '../../../shared/contract/commands/proofread.ts';
import {
  confirmWords,
  correctWords,
  countPageTexts,
  findReplacements,
  forgetLost,
  joinWords,
  listProofPages,
  nextDoubtful,
  proofQueue,
  readProofPage,
  replaceWords,
  restoreWords,
} from '../proofread/index.ts';
import type { Handlers } from './context.ts';

export const proofreadHandlers: Handlers<keyof typeof proofreadCommands> = {
  'proofread/queue': (input, { ws }) => proofQueue(ws, input.limit),
  'proofread/count': (_, { ws, task }) => countPageTexts(ws, task),
  'proofread/pages': ({ limit, ...scope }, { ws }) => listProofPages(ws, scope, limit),
  'proofread/page': (input, { ws }) => readProofPage(ws, input.pageId),
  'proofread/next': ({ limit, from, back, ...scope }, { ws }) =>
    nextDoubtful(ws, scope, limit, { from: from ?? null, back: back ?? false }),
  'proofread/correct': (input, { ws }) => correctWords(ws, input.pageId, input.words),
  'proofread/confirm': (input, { ws }) => confirmWords(ws, input.pageId, input.words),
  'proofread/restore': (input, { ws }) => restoreWords(ws, input.pageId, input.words),
  'proofread/join': (input, { ws }) => joinWords(ws, input.pageId, input.word),
  'proofread/forget': (input, { ws }) => forgetLost(ws, input.pageId, input.corrections),
  'proofread/find': ({ find, replace, exact, wholeWord, ...scope }, { ws, task }) =>
    findReplacements(ws, scope, { find, replace, exact, wholeWord }, task.signal),
  'proofread/replace': ({ chosen, ...query }, { ws, task }) => replaceWords(ws, query, chosen, task),
};
