import type { pageEditsCommands } from '../../../shared/contract/commands/page-edits.ts';
import { Box } from '../../../shared/model/page.ts';
import { setAsideFiles, watchesOf } from '../intake/index.ts';
import {
  cropPages,
  decideSample,
  drawSample,
  joinPages,
  judgePages,
  levelPages,
  listSamples,
  markBlank,
  movePages,
  offerGutter,
  resetPages,
  splitPages,
  turnPages,
} from '../page-edits/index.ts';
import { linesOf, outlineOf } from '../pages/index.ts';
import type { Handlers } from './context.ts';
import { forgetWork, openWork, resumeWork, toldWork } from './resume-work.ts';

export const pageEditsHandlers: Handlers<keyof typeof pageEditsCommands> = {
  'pages/outline': ({ batch }, { ws }) => outlineOf(ws, batch),
  'pages/lines': ({ pageIds }, { ws }) => linesOf(ws, pageIds),
  'pages/set-aside': ({ batch }, { ws }) => setAsideFiles(ws.db, batch),
  'page-edits/turn': ({ pageIds, by }, { ws }) => turnPages(ws, pageIds, by),
  'page-edits/level': ({ pageIds, skew }, { ws }) => levelPages(ws, pageIds, skew),
  'page-edits/crop': ({ pageIds, crop }, { ws }) => cropPages(ws, pageIds, crop === null ? null : Box.parse(crop)),
  'page-edits/reset': ({ pageIds, to }, { ws }) => resetPages(ws, pageIds, to),
  'page-edits/gutter': ({ pageId }, { ws }) => offerGutter(ws, pageId),
  'page-edits/split': ({ pageIds, at }, { ws }) => splitPages(ws, pageIds, at),
  'page-edits/join': ({ pageIds }, { ws }) => joinPages(ws, pageIds),
  'page-edits/blank': ({ pageIds, blank }, { ws }) => markBlank(ws, pageIds, blank),
  'page-edits/judge': ({ pageIds, state, reason }, { ws }) => judgePages(ws, pageIds, state, reason ?? null),
  'page-edits/move': ({ pageIds, before }, { ws }) => movePages(ws, pageIds, before),
  'samples/draw': (input, { ws }) => drawSample(ws, input),
  'samples/decide': ({ sampleId, decision, note }, { ws }) =>
    decideSample(ws, { sampleId, decision, note: note ?? null }),
  'samples/list': ({ batch }, { ws }) => listSamples(ws, batch),
  'watch/start': ({ path, batch }, { ws }) => watchesOf(ws).add(path, batch),
  'watch/stop': ({ watchId }, { ws }) => watchesOf(ws).remove(watchId),
  'watch/list': (_, { ws }) => watchesOf(ws).list(),
  'work/open': (_, { ws }) => openWork(ws),
  'work/resume': ({ jobId }, context) => resumeWork(jobId, context),
  'work/forget': ({ jobId }, { ws }) => forgetWork(ws, jobId),
  'work/told': ({ jobIds }, { ws }) => toldWork(ws, jobIds),
};
