import type { rescansCommands } from '../../../shared/contract/commands/rescans.ts';
import { bringRescan, declineRescans, offerRescans, replacePages, rescanHistory, scanImage } from '../rescans/index.ts';
import type { Handlers } from './context.ts';

export const rescansHandlers: Handlers<keyof typeof rescansCommands> = {
  'rescans/offers': ({ batch }, { ws, task }) => offerRescans(ws, batch, task.signal),
  'rescans/bring': (input, { ws, task }) => bringRescan(ws, input, task),
  'rescans/replace': ({ pairs }, { ws, task }) => replacePages(ws, pairs, task.signal),
  'rescans/decline': ({ sourceIds }, { ws }) => declineRescans(ws, sourceIds),
  'rescans/history': ({ pageId }, { ws }) => rescanHistory(ws, pageId),
  'rescans/image': (input, { ws, task }) => scanImage(ws, input, task.signal),
};
