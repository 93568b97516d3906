import type { formingCommands } from '../../../shared/contract/commands/forming.ts';
import { applyDifferences, exportWorkbook, previewDifferences } from '../describe/index.ts';
import {
  createRecord,
  cutIntoFile,
  findFile,
  deleteRecords,
  joinDocuments,
  markPages,
  movePagesTo,
  moveRecords,
  planCut,
  printSeparators,
  readCodes,
  readForm,
  readTree,
  renameRecord,
  setPaperCount,
  setValues,
  splitDocument,
  takeFromPage,
} from '../forming/index.ts';
import type { Handlers } from './context.ts';

export const formingHandlers: Handlers<keyof typeof formingCommands> = {
  'forming/tree': ({ parent }, { ws }) => readTree(ws, parent),
  'forming/read': ({ level, id }, { ws }) => readForm(ws, level, id),
  'forming/find': ({ file }, { ws }) => findFile(ws, file),
  'forming/create': (input, { ws }) => createRecord(ws, input),
  'forming/rename': (input, { ws }) => renameRecord(ws, input),
  'forming/move': (input, { ws }) => moveRecords(ws, input),
  'forming/delete': ({ level, ids }, { ws }) => deleteRecords(ws, level, ids),
  'forming/move-pages': (input, { ws }) => movePagesTo(ws, input),
  'forming/split': ({ documentId, pageId }, { ws }) => splitDocument(ws, documentId, pageId),
  'forming/join': ({ ids }, { ws }) => joinDocuments(ws, ids),
  'forming/paper': ({ level, id, count }, { ws }) => setPaperCount(ws, level, id, count),
  'forming/cut-plan': ({ batch, rules }, { ws }) => planCut(ws, batch, rules),
  'forming/read-codes': ({ batch }, { ws, task }) => readCodes(ws, batch, task),
  'forming/separator-sheets': (input, { ws, task }) => printSeparators(ws, input, task),
  'forming/mark': ({ pageIds, first }, { ws }) => markPages(ws, pageIds, first),
  'forming/cut': ({ pieces, fileId }, { ws }) => cutIntoFile(ws, pieces, fileId),
  'values/set': ({ level, ids, key, value }, { ws }) => setValues(ws, level, ids, key, value),
  'describe/export': async (input, { ws, task }) => {
    await exportWorkbook(ws, input, task);
    return null;
  },
  'describe/preview': (input, { ws, task }) => previewDifferences(ws, input, task),
  'describe/apply': (input, { ws, task }) => applyDifferences(ws, input, task),
  'values/take': ({ ids, keys }, { ws }) => takeFromPage(ws, ids, keys),
};
