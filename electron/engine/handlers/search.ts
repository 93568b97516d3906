import type { searchCommands } from '../../../shared/contract/commands/search.ts';
import { unpackOcr } from '../ocr/index.ts';
import { find, forgetSearch, listSaved, saveSearch, searchChoices } from '../search/index.ts';
import type { Handlers } from './context.ts';

export const searchHandlers: Handlers<keyof typeof searchCommands> = {
  'search/find': (input, { ws }) => find(ws.db, input, unpackOcr),
  'search/choices': (_, { ws }) => searchChoices(ws.db),
  'search/saved': (_, { ws }) => listSaved(ws),
  'search/save': (input, { ws }) => saveSearch(ws, input),
  'search/forget': (input, { ws }) => {
    forgetSearch(ws, input.id);
    return null;
  },
};
